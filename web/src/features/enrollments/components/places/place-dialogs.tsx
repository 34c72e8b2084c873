import { Checkbox, Select, SimpleGrid, Text } from '@mantine/core';
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
import {
  type FixedPlace,
  givePlace,
  leavePlace,
  movePlace,
  type Override,
  pausePlace,
} from '../../places-api.ts';

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

const AGAINST: Override[] = ['level', 'overlap'];
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
  const { busy, run } = useChange(async (send) => {
    await send(leavePlace, { id: place.id, ends_on });
    toastDone(t('places.leave.done', { name, date: formats.date(ends_on) }));
    onClose();
  });
  return (
    <Dialog
      title={t('places.leave.title', { name })}
      confirmLabel={t('places.leave.confirm')}
      tone="danger"
      busy={busy}
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
    </Dialog>
  );
}

export function MovePlace({
  place,
  today,
  others,
  onClose,
}: PlaceProps & { others: { value: string; label: string }[] }) {
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
      <Checkbox
        label={t('places.move.anyway')}
        checked={anyway}
        onChange={({ currentTarget }) => setAnyway(currentTarget.checked)}
      />
    </Dialog>
  );
}

export function PausePlace({ place, today, onClose }: PlaceProps) {
  const { t } = useTranslation();
  const name = place.student_name;
  const [starts_on, setStart] = useState<LocalDate>(today);
  const [ends_on, setEnd] = useState<LocalDate | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { busy, run } = useChange(
    async (send, until: LocalDate) => {
      await send(pausePlace, { id: place.id, starts_on, ends_on: until });
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
      disabled={!ends_on}
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
