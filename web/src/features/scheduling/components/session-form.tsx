import {
  Alert,
  Button,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { showProblem } from '../../../platform/errors/form.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { changeSession, type Session, type SessionChange } from '../api.ts';
import { sayClass } from '../say.ts';
import { AssistantsField } from './assistants-field.tsx';
import type { Choice } from './editor/fields.tsx';
import { type AskFewer, isAboutPlaces } from './fewer-places.ts';
import { isAboutOverlaps, OverlapsQuestion } from './overlaps-question.tsx';

interface SessionFormProps {
  session: Session;
  choices: { instructors: Choice[]; courts: Choice[] };
  formats: Formats;
  /** Asks what becomes of who is over when the class gets fewer places than people. */
  fewerPlaces: AskFewer;
  onDone: () => void;
  onCancel: () => void;
}

const SCOPES = ['this', 'following', 'all'] as const;
type Scope = (typeof SCOPES)[number];

function valuesOf(session: Session) {
  return {
    local_date: session.local_date as string | null,
    local_time: session.local_time.slice(0, 5),
    duration_minutes: session.duration_minutes,
    instructor_id: session.instructor?.id ?? null,
    assistant_instructor_ids: session.assistant_instructors.map((one) => one.id),
    court_id: session.court?.id ?? null,
    min_participants: session.min_participants,
    max_participants: session.max_participants,
    price: session.price as number | null,
    notes: session.notes ?? '',
  };
}

/** Changes one class, or it and those that follow, or all of its schedule: only what was touched is sent. */
export function SessionForm({ session, choices, formats, fewerPlaces, onDone, onCancel }: SessionFormProps) {
  const { t } = useTranslation();
  // What a live update shows meanwhile was not seen by who edits.
  const [base, setBase] = useState(session);
  const before = valuesOf(base);
  const needed = (value: unknown) => (value === '' || value === null ? t('desk.invalid.required') : null);
  const form = useForm({
    initialValues: { ...before, scope: 'this' as Scope },
    validate: {
      ...{ local_date: needed, local_time: needed, duration_minutes: needed },
      ...{ min_participants: needed, max_participants: needed, price: needed },
    },
  });
  const { scope } = form.values;
  const [overlaps, setOverlaps] = useState<ProblemError | null>(null);
  const [tooMany, setTooMany] = useState(false);
  const { busy, run } = useChange(
    async (send, { keep_overlaps, placed = false }: { keep_overlaps?: boolean; placed?: boolean }) => {
      const { scope: wanted, ...values } = form.getValues();
      const changed = placed ? withoutPlaces(changesOf(before, values)) : changesOf(before, values);
      const change = { scope: wanted, ...changed, ...(keep_overlaps && { keep_overlaps }) };
      const wish = changeSession(session.id);
      // What this form itself has just changed is no change of somebody else.
      if (Object.keys(changed).length > 0) await send(placed ? wish : over(wish, base), change);
      toastDone(t('scheduling.session.saved'));
      onDone();
    },
    {
      form,
      rebased: (row) => {
        form.setValues({ ...valuesOf(row as Session), ...changesOf(before, form.getValues()) } as Values);
        setBase(row as Session);
      },
      say: sayClass(t, choices),
      failed: (error) => {
        const asks = error instanceof ProblemError && isAboutOverlaps(error);
        setOverlaps(asks ? error : null);
        setTooMany(isAboutPlaces(error));
        if (!asks && !isAboutPlaces(error)) showProblem(error, form);
      },
    },
  );
  return (
    <form ref={firstFocus} onSubmit={form.onSubmit(() => run({}))} noValidate>
      <Stack>
        <div role="radiogroup" aria-label={t('scheduling.sessionForm.scope')}>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            size="md"
            data={SCOPES.map((value) => ({ value, label: t(`scheduling.sessionForm.scopes.${value}`) }))}
            {...form.getInputProps('scope')}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t(`scheduling.sessionForm.scopeHint.${scope}`)}
          </Text>
        </div>
        <SimpleGrid cols={2}>
          <DateField label={t('scheduling.fields.date')} {...form.getInputProps('local_date')} />
          <TimeField label={t('scheduling.fields.startTime')} {...form.getInputProps('local_time')} />
          <NumberInput
            label={t('scheduling.fields.duration')}
            min={5}
            max={1440}
            step={15}
            {...form.getInputProps('duration_minutes')}
          />
          <Select
            label={t('scheduling.fields.court')}
            data={choices.courts}
            clearable
            clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
            placeholder={t('desk.fields.none')}
            {...form.getInputProps('court_id')}
          />
        </SimpleGrid>
        <Select
          label={t('scheduling.fields.instructor')}
          data={choices.instructors}
          clearable
          clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
          placeholder={t('desk.fields.none')}
          searchable
          {...form.getInputProps('instructor_id')}
        />
        <AssistantsField
          instructors={choices.instructors}
          coach={form.values.instructor_id}
          {...form.getInputProps('assistant_instructor_ids')}
        />
        <SimpleGrid cols={3}>
          <NumberInput
            label={t('scheduling.fields.min')}
            min={1}
            max={1000}
            {...form.getInputProps('min_participants')}
          />
          <NumberInput
            label={t('scheduling.fields.max')}
            min={1}
            max={1000}
            {...form.getInputProps('max_participants')}
          />
          <MoneyInput
            label={t('scheduling.fields.price')}
            currency={session.currency}
            locale={formats.locale}
            disabled={!session.abilities.change_price}
            {...form.getInputProps('price')}
          />
        </SimpleGrid>
        {scope === 'this' && (
          <Textarea
            size="md"
            label={t('scheduling.fields.notes')}
            description={t('scheduling.fields.notesHint')}
            autosize
            minRows={2}
            {...form.getInputProps('notes')}
          />
        )}
        {session.enrolled_count > 0 && (
          <Alert variant="light" icon={<IconInfoCircle aria-hidden />}>
            {t('scheduling.sessionForm.told')}
          </Alert>
        )}
        {tooMany &&
          fewerPlaces({
            places: placesOf(form.getValues()),
            onDone: () => {
              setTooMany(false);
              run({ placed: true });
            },
            onClose: () => setTooMany(false),
          })}
        <OverlapsQuestion
          problem={overlaps}
          busy={busy}
          formats={formats}
          onBack={() => setOverlaps(null)}
          onConfirm={() => run({ keep_overlaps: true })}
        />
        <DialogFooter>
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  );
}

type Values = ReturnType<typeof valuesOf>;

const placesOf = ({ scope, max_participants, min_participants }: Values & { scope: Scope }) => ({
  ...{ scope, max_participants, min_participants },
});

const withoutPlaces = ({ max_participants: _, min_participants: __, ...others }: SessionChange) => others;

/** What is different from before: the rest stays with the schedule. */
function changesOf(before: Values, after: Values): SessionChange {
  const changed = Object.entries(after).filter(
    ([field, value]) => !Object.is(String(value), String(before[field as keyof Values])),
  );
  return Object.fromEntries(changed) as SessionChange;
}
