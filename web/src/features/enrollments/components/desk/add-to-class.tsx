import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../../../platform/errors/message.ts';
import type { ProblemError } from '../../../../platform/errors/problem.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { verdictQuery } from '../../api.ts';
import { type Means, PayWith } from '../pay-with.tsx';
import type { ChoosePerson } from '../places/place-dialogs.tsx';
import { NewPerson, nobodyYet, type PersonValues, type Similar } from './new-person.tsx';
import { useAdding } from './use-adding.ts';

interface AddToClassProps {
  session_id: string;
  /** What adding somebody would come to now. */
  takes: 'place' | 'waitlist';
  /** Whether somebody can be added who is not known yet. */
  canAddPeople: boolean;
  choosePerson: ChoosePerson;
  similar: Similar;
  formats: Formats;
  onAdded?: () => void;
}

/**
 * Puts a client in a class, or somebody who walks in and gets a profile with their place; where a rule stands in the
 * way that who asks may overlook, it is asked.
 */
export function AddToClass(props: AddToClassProps) {
  const { session_id, takes, canAddPeople, choosePerson, similar, formats, onAdded } = props;
  const { t } = useTranslation();
  const [who, setWho] = useState<{ id: string; name: string } | null>(null);
  const [isNew, setNew] = useState(false);
  const [means, setMeans] = useState<Means>({});
  const form = useForm<{ person: PersonValues }>({
    initialValues: { person: nobodyYet },
    validate: { person: { display_name: (name) => (name.trim() ? null : t('desk.invalid.required')) } },
  });
  const done = () => {
    setWho(null);
    setNew(false);
    setMeans({});
    form.reset();
    onAdded?.();
  };
  const adding = useAdding({ session_id, form, onAdded: done });
  const choose = (person: typeof who) => {
    setNew(false);
    setMeans({});
    setWho(person);
    adding.forget();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (adding.question) return adding.anyway();
    if (!isNew) return who && adding.add(who, means);
    if (!form.validate().hasErrors) adding.add({ person: personOf(form.getValues().person) });
  };
  return (
    <form onSubmit={send} onChange={adding.forget} noValidate>
      <Stack gap="xs">
        {isNew ? (
          <NewPerson
            form={form}
            similar={similar(form.values.person, choose)}
            submitLabel={t(takes === 'place' ? 'roster.add.submitNew' : 'roster.add.submitNewWaiting')}
            busy={adding.busy}
            canSubmit={!adding.question}
            onBack={() => choose(null)}
          />
        ) : (
          <Known
            field={choosePerson({
              label: t('roster.add.title'),
              value: who?.id ?? null,
              onChange: (id, name) => choose(id ? { id, name } : null),
            })}
            paying={
              who && (
                <Paying {...{ session_id, formats }} student_id={who.id} value={means} onChange={setMeans} />
              )
            }
            submitLabel={t(takes === 'place' ? 'roster.add.submit' : 'roster.add.submitWaiting')}
            {...{ busy: adding.busy, disabled: !who, canSubmit: !adding.question }}
            onNew={canAddPeople ? () => setNew(true) : undefined}
          />
        )}
        {adding.question && <Question problem={adding.question} busy={adding.busy} />}
      </Stack>
    </form>
  );
}

interface KnownProps {
  field: React.ReactNode;
  /** How somebody who is chosen pays, where there is a choice. */
  paying: React.ReactNode;
  submitLabel: string;
  busy: boolean;
  disabled: boolean;
  canSubmit: boolean;
  onNew: (() => void) | undefined;
}

function Known({ field, paying, submitLabel, busy, disabled, canSubmit, onNew }: KnownProps) {
  const { t } = useTranslation();
  return (
    <>
      {onNew && (
        // Above the field: what is found opens below it.
        <Button variant="default" size="compact-md" style={{ alignSelf: 'end' }} onClick={onNew}>
          {t('roster.add.newPerson')}
        </Button>
      )}
      {field}
      {paying}
      {canSubmit && (
        <Button
          type="submit"
          loading={busy}
          disabled={disabled}
          style={{ alignSelf: 'end' }}
          leftSection={<IconUserPlus size={18} aria-hidden />}
        >
          {submitLabel}
        </Button>
      )}
    </>
  );
}

interface PayingProps {
  session_id: string;
  student_id: string;
  value: Means;
  onChange: (means: Means) => void;
  formats: Formats;
}

function Paying({ session_id, student_id, ...more }: PayingProps) {
  const { data: verdict } = useQuery(verdictQuery(session_id, student_id));
  return verdict ? <PayWith verdict={verdict} money {...more} /> : null;
}

/** Why not; sent again, it is overlooked. */
function Question({ problem, busy }: { problem: ProblemError; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Group justify="space-between">
        {errorMessage(problem)}
        <Button type="submit" size="sm" variant="default" loading={busy} data-autofocus>
          {t('roster.add.anyway')}
        </Button>
      </Group>
    </Alert>
  );
}

function personOf({ display_name, phone, email, birth_date }: PersonValues) {
  const address = email.trim();
  return {
    display_name: display_name.trim(),
    phone: phone.trim(),
    ...(address !== '' && { email: address }),
    ...(birth_date && { birth_date }),
  };
}
