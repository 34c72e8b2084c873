import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormErrors, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over, type Send } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import { showProblem, toastProblem } from '../../../../platform/errors/form.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import { leadToWrongField } from '../../../../platform/errors/wrong-field.ts';
import { agesShown } from '../../../../platform/fields/ages.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { UnsavedGuard } from '../../../../platform/unsaved-guard.tsx';
import { Confirm } from '../../../../ui/confirm.tsx';
import { addSchedule, changeSchedule, publishSchedule, type Schedule } from '../../api.ts';
import {
  missing,
  previewInput,
  type ScheduleValues,
  scheduleInput,
  type TypeDefaults,
} from '../../form-values.ts';
import { toastGeneration } from '../../outcome.ts';
import { sayClass } from '../../say.ts';
import { termsQuery } from '../../terms-api.ts';
import { type AskFewer, isAboutPlaces } from '../fewer-places.ts';
import { isAboutOverlaps, OverlapsQuestion } from '../overlaps-question.tsx';
import {
  BookingFields,
  chooseType,
  type Missed,
  PlacesFields,
  type ScheduleChoices,
  type ScheduleForm,
  WhatFields,
  WhoFields,
} from './fields.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RecurrenceFields } from './recurrence-fields.tsx';
import classes from './schedule-editor.module.css';

interface ScheduleEditorProps {
  club_id: string;
  /** The schedule being changed; none for a new one. */
  schedule?: Schedule;
  initial: ScheduleValues;
  choices: ScheduleChoices;
  formats: Formats;
  canPrice: boolean;
  /** The group that a new one is a copy of, and has the rules of. */
  like?: string;
  /** Dialogs for a type, coach or court that is not there yet; only for what the person may make. */
  dialogs?: AddDialogs;
  /** Asks what becomes of who is over when its classes get fewer places than people; of one that is there. */
  fewerPlaces?: AskFewer;
  onSaved: (schedule: Schedule) => void;
}

/** What was made in a dialog: a choice from here on. A type comes with its defaults. */
type Made = { id: string } & Partial<TypeDefaults>;
export type AddDialogs = Partial<Record<Missed, (made: (one: Made) => void, close: () => void) => ReactNode>>;

/** A schedule's fields beside the dates that they make. */
export function ScheduleEditor(props: ScheduleEditorProps) {
  const { club_id, schedule, initial, choices, formats, canPrice } = props;
  const { t } = useTranslation();
  const form = useForm({
    mode: 'controlled',
    initialValues: initial,
    validate: (values) => problems(t, values),
  });
  // Terms are the desk's, as prices are.
  const { data: terms = [] } = useQuery({ ...termsQuery(club_id), enabled: canPrice });
  const saving = useSaving(props, form);
  const adding = useAdding(props, form);
  const fields = { form, choices, formats, add: adding.ask };
  const draft = !schedule || schedule.status === 'draft';
  return (
    <>
      <form onSubmit={form.onSubmit(() => saving.run({ publish: draft }))} noValidate>
        <div className={classes.columns}>
          <Stack gap="lg" className={classes.fields}>
            <WhatFields {...fields} />
            <RecurrenceFields form={form} formats={formats} terms={terms} />
            <WhoFields {...fields} />
            <PlacesFields {...fields} canPrice={canPrice} />
            <BookingFields {...fields} />
          </Stack>
          <div className={classes.preview}>
            <PreviewPanel input={previewInput(form.values, club_id, schedule?.id)} formats={formats} />
          </div>
        </div>
        <Group className={classes.bar} justify="flex-end" gap="sm">
          {draft && (
            <Button
              variant="default"
              loading={saving.busy}
              onClick={({ currentTarget }) => {
                form.onSubmit(() => saving.run({ publish: false }))();
                if (currentTarget.form) leadToWrongField(currentTarget.form);
              }}
            >
              {t('scheduling.editor.saveDraft')}
            </Button>
          )}
          <Button type="submit" loading={saving.busy} disabled={!draft && !form.isDirty()}>
            {t(draft ? 'scheduling.editor.publish' : 'scheduling.editor.save')}
          </Button>
        </Group>
        <UnsavedGuard when={form.isDirty() && !saving.busy} />
        {saving.tooMany &&
          props.fewerPlaces?.({
            places: placesOf(form.values),
            onDone: () => saving.run({ ...saving.tooMany!, placed: true }),
            onClose: saving.forget,
          })}
        <OverlapsQuestion
          problem={saving.overlaps?.problem ?? null}
          busy={saving.busy}
          formats={formats}
          onBack={saving.forget}
          onConfirm={() => saving.run({ ...saving.overlaps!.wish, keep_overlaps: true })}
        />
        <Confirm
          opened={saving.orphans !== null}
          onClose={saving.forget}
          title={t('scheduling.editor.orphans.title')}
          confirmLabel={t('scheduling.editor.orphans.confirm')}
          cancelLabel={t('common.back')}
          tone="danger"
          busy={saving.busy}
          onConfirm={() => saving.run({ ...saving.orphans!, cancel_orphans: true })}
        >
          <Text>{t('scheduling.editor.orphans.text')}</Text>
        </Confirm>
      </form>
      {adding.dialog}
    </>
  );
}

/** The dialog that is open over the form. It stands beside it: what is sent there is not sent here. */
function useAdding({ choices, dialogs = {} }: ScheduleEditorProps, form: ScheduleForm) {
  const [field, setField] = useState<Missed | null>(null);
  const close = () => setField(null);
  const made = (one: Made) => {
    if (field === 'class_type_id') chooseType(form, choices, one.id, one as TypeDefaults);
    else if (field) form.setFieldValue(field, one.id);
    close();
  };
  const offered = Object.keys(dialogs) as Missed[];
  const ask = Object.fromEntries(offered.map((one) => [one, () => setField(one)]));
  return { ask: ask as Partial<Record<Missed, () => void>>, dialog: field && dialogs[field]?.(made, close) };
}

interface Wish {
  publish: boolean;
  cancel_orphans?: boolean;
  keep_overlaps?: boolean;
  /** The places have just been changed by this form: its version is one behind. */
  placed?: boolean;
}

interface Asked {
  orphans: Wish | null;
  overlaps: { wish: Wish; problem: ProblemError } | null;
  tooMany: Wish | null;
}
const nothing: Asked = { orphans: null, overlaps: null, tooMany: null };

const placesOf = ({ max_participants, min_participants }: ScheduleValues) => ({
  ...{ max_participants: Number(max_participants), min_participants: Number(min_participants) },
});

/** Saves, publishes if wished, and asks first when classes with students would lose their date or meet others of theirs. */
function useSaving(
  { club_id, schedule, canPrice, choices, like, onSaved }: ScheduleEditorProps,
  form: ScheduleForm,
) {
  const { t } = useTranslation();
  const [base, setBase] = useState(schedule);
  const [question, setQuestion] = useState(nothing);
  const save = async (send: Send, { cancel_orphans, keep_overlaps, placed }: Wish) => {
    // What was chosen between two versions stands in the form, whatever was asked since.
    const { club_id: _club, price, member_price, ...input } = scheduleInput(form.getValues(), club_id);
    const prices = canPrice ? { price: price ?? 0, member_price: member_price ?? null } : {};
    if (!base) return send(addSchedule, { ...input, ...prices, club_id, ...(like && { like }) });
    const change = changeSchedule(base.id);
    return send(placed ? change : over(change, base), {
      ...input,
      ...prices,
      ...(cancel_orphans && { cancel_orphans }),
      ...(keep_overlaps && { keep_overlaps }),
    });
  };
  const asked = useRef<Wish | null>(null);
  const { busy, run } = useChange(
    async (send, wish: Wish) => {
      asked.current = wish;
      const saved = await save(send, wish);
      setQuestion(nothing);
      if (base) setBase(saved);
      form.resetDirty();
      if (wish.publish)
        await send(publishSchedule, saved.id).then(
          (made) => toastGeneration(t, 'published', made),
          toastProblem,
        );
      else
        toastDone(t(saved.status === 'draft' ? 'scheduling.editor.savedDraft' : 'scheduling.editor.saved'));
      onSaved(saved);
    },
    {
      form: { ...form, setValues: (chosen: Partial<Schedule>) => form.setValues(shownOf(chosen)) },
      rebased: (row) => setBase(row as Schedule),
      say: sayClass(t, choices),
      failed: (error) => {
        const wish = asked.current;
        if (!(error instanceof ProblemError) || !wish) showProblem(error, form);
        else if (error.code === 'scheduling.sessions_with_students')
          setQuestion({ ...nothing, orphans: wish });
        else if (isAboutPlaces(error)) setQuestion({ ...nothing, tooMany: wish });
        else if (isAboutOverlaps(error)) setQuestion({ ...nothing, overlaps: { wish, problem: error } });
        else {
          setQuestion(nothing);
          showProblem(error, form);
        }
      },
    },
  );
  return { busy, run, ...question, forget: () => setQuestion(nothing) };
}

/** Fields of the API as the form has them. */
const shownOf = ({ rrule, ...chosen }: Partial<Schedule>): Partial<ScheduleValues> => ({
  ...agesShown(chosen),
  ...(rrule !== undefined && { rrule: rrule ?? '' }),
});

/** What a person should put right before the server is asked. */
function problems(t: TFunction, values: ScheduleValues): FormErrors {
  const found: FormErrors = {};
  for (const field of missing(values)) found[field] = t('desk.invalid.required');
  if (values.name.trim() === '') found.name = t('desk.invalid.required');
  const { min_participants: min, max_participants: max, min_age, max_age, start_date, end_date } = values;
  if (min !== '' && max !== '' && min > max)
    found.max_participants = t('desk.invalid.range', { min, max: 1000 });
  if (min_age !== '' && max_age !== '' && min_age > max_age)
    found.max_age = t('desk.invalid.range', { min: min_age, max: 120 });
  if (start_date && end_date && end_date < start_date) found.end_date = t('desk.invalid.order');
  return found;
}
