import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle, IconUserPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { toastProblem } from '../../../../platform/errors/form.ts';
import { errorMessage } from '../../../../platform/errors/message.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { enrollByDesk } from '../../desk-api.ts';
import type { Override } from '../../places-api.ts';
import type { ChoosePerson } from '../places/place-dialogs.tsx';

/** The refusals that the desk may decide against, and what it then says. */
const AGAINST: Record<string, Override> = {
  'enrollment.level_not_suitable': 'level',
  'enrollment.age_not_suitable': 'age',
  'enrollment.birth_date_needed': 'age',
  'enrollment.overlapping_booking': 'overlap',
  'enrollment.package_required': 'package',
};

interface AddToClassProps {
  session_id: string;
  full: boolean;
  choosePerson: ChoosePerson;
}

/** Enrols a client at the desk; where a rule stands in the way that the desk may overlook, it is asked. */
export function AddToClass({ session_id, full, choosePerson }: AddToClassProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState<{ id: string; name: string } | null>(null);
  const [overrides, setOverrides] = useState<Override[]>([]);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  const choose = (person: typeof who) => {
    setWho(person);
    setOverrides([]);
    setRefusal(null);
  };
  const { busy, run } = useChange(
    async (send, { id, name, against }: { id: string; name: string; against: Override[] }) => {
      const { status } = await send(enrollByDesk(session_id), { student_id: id, overrides: against });
      toastDone(t(status === 'waitlisted' ? 'roster.add.waiting' : 'roster.add.done', { name }));
      choose(null);
    },
    {
      failed: (error) => {
        if (error instanceof ProblemError && AGAINST[error.code]) setRefusal(error);
        else toastProblem(error);
      },
    },
  );
  const anyway = refusal && AGAINST[refusal.code];
  const send = (event: FormEvent) => {
    event.preventDefault();
    const against = anyway ? [...overrides, anyway] : overrides;
    setOverrides(against);
    if (who) run({ ...who, against });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <div style={{ flex: 1 }}>
            {choosePerson({
              label: t('roster.add.title'),
              value: who?.id ?? null,
              onChange: (id, name) => choose(id ? { id, name } : null),
            })}
          </div>
          {!refusal && (
            <Button
              type="submit"
              loading={busy}
              disabled={!who}
              leftSection={<IconUserPlus size={18} aria-hidden />}
            >
              {t(full ? 'roster.add.submitWaiting' : 'roster.add.submit')}
            </Button>
          )}
        </Group>
        {refusal && (
          <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
            <Group justify="space-between">
              {errorMessage(refusal)}
              <Button type="submit" size="sm" variant="default" loading={busy}>
                {t('roster.add.anyway')}
              </Button>
            </Group>
          </Alert>
        )}
      </Stack>
    </form>
  );
}
