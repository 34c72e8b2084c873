import { Checkbox, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { toastProblem } from '../../../../platform/errors/form.ts';
import { fieldMessage } from '../../../../platform/errors/message.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { giveNotice, noticePreviewQuery, pausePreviewQuery, takePause } from '../../holder-api.ts';
import { type FixedPlace, givePlace, movePlace, type Override, pausePlace } from '../../places-api.ts';

import { FeesAfter } from '../holder/fee-effect.tsx';
import { Effect } from '../holder/place-effect.tsx';

/** How another feature lets somebody be chosen from the clients. */
export type ChoosePerson = (props: {
  label: string;
  value: string | null;
  onChange: (id: string | null, name: string) => void;
  error?: ReactNode;
}) => ReactNode;

interface Outcome {
  enrolled: number;
  waitlisted: number;
  refused: readonly unknown[];
}

function outcomeWords(t: TFunction, name: string, { enrolled, waitlisted, refused }: Outcome): string {
  const words = [t('places.add.done', { name, count: enrolled })];
  if (waitlisted > 0) words.push(t('places.add.waitlisted', { count: waitlisted }));
  if (refused.length > 0) words.push(t('places.add.refused', { count: refused.length }));
  return words.join('. ');
}

const AGAINST: Override[] = ['level', 'age', 'overlap', 'certificate'];
const ALSO_FULL = [...AGAINST, 'full' as const];

interface GivePlaceProps {
  schedule_id: string;
  today: LocalDate;
  choosePerson: ChoosePerson;
  onClose: () => void;
}

/** Gives somebody a place in every class of the group. */
export function GivePlace({ schedule_id, today, choosePerson, onClose }: GivePlaceProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState<{ id: string; name: string } | null>(null);
  const [starts_on, setStart] = useState<LocalDate>(today);
  const [ends_on, setEnd] = useState<LocalDate | null>(null);
  const [anyway, setAnyway] = useState(false);
  const { busy, run } = useChange(async (send, { id, name }: { id: string; name: string }) => {
    const overrides = anyway ? AGAINST : [];
    const outcome = await send(givePlace, { schedule_id, student_id: id, starts_on, ends_on, overrides });
    toastDone(outcomeWords(t, name, outcome));
    onClose();
  });
  return (
    <Dialog
      title={t('places.add.title')}
      confirmLabel={t('places.add.confirm')}
      busy={busy}
      disabled={!who}
      onClose={onClose}
      onConfirm={() => who && run(who)}
    >
      {choosePerson({
        label: t('places.add.who'),
        value: who?.id ?? null,
        onChange: (id, name) => setWho(id ? { id, name } : null),
      })}
      <SimpleGrid cols={2}>
        <DateField
          label={t('places.add.startsOn')}
          value={starts_on}
          onChange={(date) => date && setStart(date)}
        />
        <DateField
          label={t('places.add.endsOn')}
          value={ends_on}
          clearable
          min={starts_on}
          onChange={setEnd}
        />
      </SimpleGrid>
      <Checkbox
        label={t('places.add.anyway')}
        checked={anyway}
        onChange={({ currentTarget }) => setAnyway(currentTarget.checked)}
      />
    </Dialog>
  );
}

interface PlaceProps {
  place: FixedPlace;
  today: LocalDate;
  onClose: () => void;
}

export function LeavePlace({ place, today, formats, onClose }: PlaceProps & { formats: Formats }) {
  const { t } = useTranslation();
  const name = place.student_name;
  const [ends_on, setEnd] = useState<LocalDate>(today);
  const [overrule, setReason] = useState('');
  const preview = useQuery(noticePreviewQuery(place.id, ends_on));
  const against = preview.data?.reasons ?? [];
  const { busy, run } = useChange(async (send) => {
    await send(giveNotice, { id: place.id, ends_on, overrule });
    toastDone(t('places.leave.done', { name, date: formats.date(ends_on) }));
    onClose();
  });
  return (
    <Dialog
      title={t('places.leave.title', { name })}
      confirmLabel={t('places.leave.confirm')}
      tone="danger"
      busy={busy}
      disabled={against.length > 0 && overrule.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('places.leave.text')}</Text>
      <DateField
        label={t('places.leave.lastDay')}
        value={ends_on}
        min={place.starts_on}
        onChange={(date) => date && setEnd(date)}
      />
      <Effect query={preview} said="given" formats={formats} />
      <FeesAfter place_id={place.id} asked={{ ends_on }} formats={formats} />
      <Overrule reasons={against} value={overrule} onChange={setReason} />
    </Dialog>
  );
}

/** The desk says why in spite of the club's rules. */
function Overrule({
  reasons,
  value,
  onChange,
}: {
  reasons: readonly unknown[];
  value: string;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  if (reasons.length === 0) return null;
  return (
    <TextInput
      label={t('places.overrule')}
      value={value}
      maxLength={500}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

export function MovePlace({
  place,
  today,
  others,
  formats,
  onClose,
}: PlaceProps & { formats: Formats; others: { value: string; label: string }[] }) {
  const { t } = useTranslation();
  const name = place.student_name;
  const [schedule_id, setGroup] = useState<string | null>(null);
  const [anyway, setAnyway] = useState(false);
  const [starts_on, setStart] = useState<LocalDate>(today);
  const { busy, run } = useChange(async (send, to: string) => {
    const overrides = anyway ? ALSO_FULL : [];
    const { place: moved } = await send(movePlace, { id: place.id, schedule_id: to, starts_on, overrides });
    toastDone(t('places.move.done', { name, group: moved.schedule_name }));
    onClose();
  });
  return (
    <Dialog
      title={t('places.move.title', { name })}
      confirmLabel={t('places.move.confirm')}
      busy={busy}
      disabled={!schedule_id}
      onClose={onClose}
      onConfirm={() => schedule_id && run(schedule_id)}
    >
      <Select label={t('places.move.to')} data={others} searchable value={schedule_id} onChange={setGroup} />
      <DateField
        label={t('places.move.startsOn')}
        value={starts_on}
        min={today}
        onChange={(date) => date && setStart(date)}
      />
      {schedule_id && (
        <FeesAfter place_id={place.id} asked={{ move: { schedule_id, starts_on } }} formats={formats} />
      )}
      <Checkbox
        label={t('places.move.anyway')}
        checked={anyway}
        onChange={({ currentTarget }) => setAnyway(currentTarget.checked)}
      />
    </Dialog>
  );
}

export function PausePlace({ place, today, formats, onClose }: PlaceProps & { formats: Formats }) {
  const { t } = useTranslation();
  const name = place.student_name;
  const [starts_on, setStart] = useState<LocalDate>(today);
  const [ends_on, setEnd] = useState<LocalDate | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [overrule, setReason] = useState('');
  const span = { starts_on, ends_on: ends_on ?? starts_on };
  // The coach pauses too, and is not asked about rules that only the desk overrules.
  const preview = useQuery({
    ...pausePreviewQuery(place.id, span),
    enabled: place.can_end && ends_on !== null && ends_on >= starts_on,
  });
  const against = preview.data?.reasons ?? [];
  const { busy, run } = useChange(
    async (send, until: LocalDate) => {
      if (place.can_end) await send(takePause, { id: place.id, ...span, overrule });
      else await send(pausePlace, { id: place.id, starts_on, ends_on: until });
      toastDone(t('places.pause.done', { name }));
      onClose();
    },
    {
      failed: (problem) => {
        const field =
          problem instanceof ProblemError ? problem.errors[0] && fieldMessage(problem.errors[0]) : undefined;
        if (field) setError(field);
        else toastProblem(problem);
      },
    },
  );
  return (
    <Dialog
      title={t('places.pause.title', { name })}
      confirmLabel={t('places.pause.confirm')}
      busy={busy}
      disabled={!ends_on || (against.length > 0 && overrule.trim() === '')}
      onClose={onClose}
      onConfirm={() => ends_on && run(ends_on)}
    >
      <Text>{t('places.pause.text')}</Text>
      <SimpleGrid cols={2}>
        <DateField
          label={t('places.pause.from')}
          value={starts_on}
          onChange={(date) => date && setStart(date)}
        />
        <DateField
          label={t('places.pause.until')}
          value={ends_on}
          min={starts_on}
          error={error}
          onChange={setEnd}
        />
      </SimpleGrid>
      {preview.data && (
        <>
          <Effect query={preview} said="given" formats={formats} />
          <FeesAfter place_id={place.id} asked={{ pause: span }} formats={formats} />
        </>
      )}
      <Overrule reasons={against} value={overrule} onChange={setReason} />
    </Dialog>
  );
}

interface DialogProps {
  title: string;
  confirmLabel: string;
  tone?: 'danger';
  busy: boolean;
  disabled?: boolean;
  onClose: () => void;
  onConfirm: () => void;
  children: ReactNode;
}

function Dialog(props: DialogProps) {
  const { t } = useTranslation();
  return <Confirm opened cancelLabel={t('common.cancel')} {...props} />;
}
