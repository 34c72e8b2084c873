import { Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../platform/formats/local-date.ts';
import { instantIn } from '../../../platform/formats/zoned.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type Court, cancelReservation, type NewReservation, type Reservation, reserve } from '../api.ts';

const TYPES = ['maintenance', 'event', 'match'] as const;

interface ReserveDialogProps {
  courts: readonly Court[];
  day: LocalDate;
  formats: Formats;
  onClose: () => void;
}

/** Takes a court for something that is no class. */
export function ReserveDialog({ courts, day, formats, onClose }: ReserveDialogProps) {
  const { t } = useTranslation();
  const usable = courts.filter(({ is_active }) => is_active);
  const form = useForm({
    initialValues: {
      booking_type: 'maintenance' as NewReservation['booking_type'],
      court_id: usable[0]?.id ?? '',
      date: day as LocalDate | null,
      starts_at: '12:00',
      ends_at: '13:30',
      title: '',
    },
    validate: {
      date: (date) => (date ? null : t('desk.invalid.required')),
      starts_at: (time) => (time ? null : t('desk.invalid.required')),
      ends_at: (time, { starts_at }) => (time > starts_at ? null : t('desk.invalid.order')),
    },
  });
  const { busy, run } = useChange(
    async (send, { date, starts_at, ends_at, ...rest }: typeof form.values) => {
      const at = (time: string) => instantIn(date!, time, formats.timezone);
      await send(reserve, {
        ...rest,
        title: rest.title.trim(),
        starts_at: at(starts_at),
        ends_at: at(ends_at),
      });
      toastDone(t('courts.block.done'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('courts.block.title')}
      confirmLabel={t('courts.block.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <SimpleGrid cols={2}>
        <Select
          label={t('courts.block.type')}
          data={TYPES.map((value) => ({ value, label: t(`courts.types.${value}`) }))}
          {...form.getInputProps('booking_type')}
        />
        <Select
          label={t('courts.block.court')}
          data={usable.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('court_id')}
        />
      </SimpleGrid>
      <DateField label={t('courts.block.date')} {...form.getInputProps('date')} />
      <SimpleGrid cols={2}>
        <TimeField label={t('courts.block.from')} {...form.getInputProps('starts_at')} />
        <TimeField label={t('courts.block.until')} {...form.getInputProps('ends_at')} />
      </SimpleGrid>
      <TextInput
        label={t('courts.block.what')}
        description={t('desk.fields.optional')}
        maxLength={200}
        {...form.getInputProps('title')}
      />
    </Confirm>
  );
}

interface ReleaseDialogProps {
  reservation: Reservation;
  formats: Formats;
  onClose: () => void;
}

/** What takes the court, and the way to free it again. */
export function ReleaseDialog({ reservation, formats, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    async (send) => {
      await send(cancelReservation, reservation.id);
      onClose();
    },
    { done: t('courts.release.done') },
  );
  const { booking_type, court_name, title, starts_at, ends_at } = reservation;
  return (
    <Confirm
      opened
      tone="danger"
      title={t('courts.release.title', { type: t(`courts.types.${booking_type}`), court: court_name })}
      confirmLabel={t(booking_type === 'closed' ? 'courts.closing.reopen' : 'courts.release.confirm')}
      cancelLabel={t('common.back')}
      busy={busy}
      disabled={!reservation.abilities.change}
      onClose={onClose}
      onConfirm={() => run()}
    >
      {title && <Text fw={600}>{title}</Text>}
      {booking_type === 'closed' ? (
        <Text>{t('courts.closing.reopenText', { days: daysOf(reservation, formats) })}</Text>
      ) : (
        <Text>
          {formats.dayShort(formats.localDate(starts_at))}, {formats.timeRange(starts_at, ends_at)}
        </Text>
      )}
    </Confirm>
  );
}

/** Of a court that is closed: the first day and the last one. */
function daysOf({ starts_at, ends_at }: Reservation, formats: Formats): string {
  const first = formats.localDate(starts_at);
  const last = addDays(formats.localDate(ends_at), -1);
  return first === last ? formats.dayShort(first) : `${formats.dayShort(first)} – ${formats.dayShort(last)}`;
}
