import { SimpleGrid, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../../platform/formats/local-date.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import type { FixedPlace } from '../../api.ts';
import {
  giveNotice,
  type HolderChoices,
  noticePreviewQuery,
  pausePreviewQuery,
  stayPreviewQuery,
  takePause,
  withdrawNotice,
} from '../../holder-api.ts';
import { FeesAfter } from './fee-effect.tsx';
import { Effect } from './place-effect.tsx';

export interface OwnDialogProps {
  place: FixedPlace;
  choices: HolderChoices;
  formats: Formats;
  onClose: () => void;
}

/** Pauses one's own place: the classes that are given back are shown first. */
export function PauseOwn({ place, choices, formats, onClose }: OwnDialogProps) {
  const { t } = useTranslation();
  const { first_day, min_days, max_days, left, gives_up } = choices.pause;
  const [starts_on, setStart] = useState<LocalDate>(first_day);
  const [ends_on, setEnd] = useState<LocalDate | null>(null);
  const span = { starts_on, ends_on: ends_on ?? starts_on };
  const preview = useQuery({ ...pausePreviewQuery(place.id, span), enabled: ends_on !== null });
  const { busy, run } = useChange(async (send) => {
    await send(takePause, { id: place.id, ...span });
    toastDone(t(gives_up ? 'bookings.own.pause.givenUp' : 'bookings.own.pause.done'));
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('bookings.own.pause.title', { group: place.schedule_name })}
      confirmLabel={t('bookings.own.pause.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={ends_on === null || preview.data?.reasons.length !== 0}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>
        {t(gives_up ? 'bookings.own.pause.givesUp' : 'bookings.own.pause.text', {
          ...{ min: min_days, max: max_days, count: left },
        })}
      </Text>
      <SimpleGrid cols={2}>
        <DateField
          label={t('bookings.own.pause.from')}
          value={starts_on}
          min={first_day}
          onChange={(date) => date && setStart(date)}
        />
        <DateField label={t('bookings.own.pause.until')} value={ends_on} min={starts_on} onChange={setEnd} />
      </SimpleGrid>
      {ends_on !== null && <Effect query={preview} said="given" formats={formats} />}
      {ends_on !== null && (
        <FeesAfter
          place_id={place.id}
          asked={gives_up ? { ends_on: addDays(starts_on, -1) } : { pause: span }}
          formats={formats}
        />
      )}
    </Confirm>
  );
}

/** Leaves a group: the last day to which the notice leads is shown first. */
export function LeaveOwn({ place, choices, formats, onClose }: OwnDialogProps) {
  const { t } = useTranslation();
  const { last_day } = choices.leave;
  const [ends_on, setEnd] = useState<LocalDate>(last_day);
  const preview = useQuery({ ...noticePreviewQuery(place.id, ends_on), placeholderData: keepPreviousData });
  const date = formats.date(ends_on);
  const { busy, run } = useChange(async (send) => {
    await send(giveNotice, { id: place.id, ends_on });
    toastDone(t('bookings.own.leave.done', { date }));
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('bookings.own.leave.title', { group: place.schedule_name })}
      confirmLabel={t('bookings.own.leave.confirm')}
      cancelLabel={t('common.cancel')}
      tone="danger"
      busy={busy}
      disabled={preview.data?.reasons.length !== 0}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('bookings.own.leave.text', { date: formats.date(last_day) })}</Text>
      <DateField
        label={t('bookings.own.leave.lastDay')}
        value={ends_on}
        min={last_day}
        max={place.ends_on ?? undefined}
        onChange={(day) => day && setEnd(day)}
      />
      <Effect query={preview} said="given" formats={formats} />
      <FeesAfter place_id={place.id} asked={{ ends_on }} formats={formats} />
      <Text size="sm" c="dimmed">
        {t('bookings.own.leave.undo')}
      </Text>
    </Confirm>
  );
}

/** Takes notice back. */
export function StayOwn({ place, formats, onClose }: OwnDialogProps) {
  const { t } = useTranslation();
  const preview = useQuery(stayPreviewQuery(place.id));
  const { busy, run } = useChange(async (send) => {
    await send(withdrawNotice, place.id);
    toastDone(t('bookings.own.stay.done'));
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('bookings.own.stay.title', { group: place.schedule_name })}
      confirmLabel={t('bookings.own.stay.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={preview.data?.reasons.length !== 0}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Effect query={preview} said="had" formats={formats} />
      {preview.data && (
        <FeesAfter place_id={place.id} asked={{ ends_on: preview.data.ends_on }} formats={formats} />
      )}
    </Confirm>
  );
}
