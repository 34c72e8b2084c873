import { Button, Group, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { showProblem } from '../../../platform/errors/form.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DecimalInput } from '../../../ui/decimal-input.tsx';
import { confirmLevel, type StudentProgress, takeBackLevel } from '../api.ts';

const scale = { min: 0, max: 7, step: 0.25 } as const;

/** A coach or the desk says which level somebody has, or takes back that they did. */
export function LevelActions({ progress }: { progress: StudentProgress }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { student, last_entry_id: entry_id } = progress;
  const back = useChange(
    (send, entry: string) => send(takeBackLevel, { student_id: student.id, entry_id: entry }),
    { done: t('progress.confirm.takenBack') },
  );
  const { confirm_level, take_back_level } = progress.abilities;
  if (!confirm_level) return null;
  return (
    <Group gap="xs">
      <Button size="sm" leftSection={<IconCheck size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('progress.confirm.action')}
      </Button>
      {take_back_level && entry_id && (
        <Button size="sm" variant="default" loading={back.busy} onClick={() => back.run(entry_id)}>
          {t('progress.confirm.takeBack')}
        </Button>
      )}
      {open && <ConfirmLevel progress={progress} onClose={() => setOpen(false)} />}
    </Group>
  );
}

function ConfirmLevel({ progress, onClose }: { progress: StudentProgress; onClose: () => void }) {
  const { t } = useTranslation();
  const { student, level, recommended_next_level: next } = progress;
  // What was seen when it was opened: another one that comes meanwhile is not written over.
  const [before] = useState(level);
  const suggested = next?.is_ready ? next.suggested_rating : null;
  const form = useForm<{ level: number | ''; reason: string }>({
    initialValues: { level: suggested ?? level ?? '', reason: '' },
    validate: { level: (value) => (value === '' ? t('progress.confirm.needed') : null) },
  });
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const reason = values.reason.trim();
      await send(confirmLevel(student.id), {
        ...{ level: values.level as number, before },
        ...(reason && { reason }),
      });
      toastDone(t('progress.confirm.done'));
      onClose();
    },
    {
      failed: (problem) => {
        showProblem(problem, form);
        if (problem instanceof ProblemError && problem.code === 'progress.level_changed') onClose();
      },
    },
  );
  return (
    <Confirm
      opened
      title={t('progress.confirm.title', { name: student.name })}
      confirmLabel={t('progress.confirm.action')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <Text size="sm" c="dimmed">
        {t('progress.confirm.text')}
      </Text>
      {next?.next_level && next.is_ready && (
        <Text size="sm">{t('progress.confirm.ready', { level: next.next_level.display_name })}</Text>
      )}
      <DecimalInput
        data-autofocus
        withAsterisk
        label={t('progress.confirm.level')}
        {...scale}
        {...form.getInputProps('level')}
      />
      <Textarea
        label={t('progress.confirm.reason')}
        description={t('progress.confirm.reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
    </Confirm>
  );
}
