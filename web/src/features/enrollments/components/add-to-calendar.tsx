import { ActionIcon, Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { now } from '../../../platform/formats/clock.ts';
import type { BookedClass } from '../booking.ts';
import { calendarOf } from '../ics.ts';

interface AddToCalendarProps {
  booked: BookedClass;
  /** As an icon alone, in a row. */
  compact?: boolean;
}

/** Hands the class to the calendar of the device, as a file made here. */
export function AddToCalendar({ booked, compact = false }: AddToCalendarProps) {
  const { t } = useTranslation();
  if (compact) {
    return (
      <ActionIcon
        size={44}
        variant="subtle"
        color="gray"
        c="dimmed"
        aria-label={t('bookings.calendarOf', { name: booked.name })}
        onClick={() => download(booked)}
      >
        <IconCalendarPlus size={20} aria-hidden />
      </ActionIcon>
    );
  }
  return (
    <Button
      variant="default"
      leftSection={<IconCalendarPlus size={18} aria-hidden />}
      onClick={() => download(booked)}
    >
      {t('bookings.calendar')}
    </Button>
  );
}

function download(booked: BookedClass): void {
  const url = URL.createObjectURL(new Blob([calendarOf(booked, now())], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${booked.name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.ics`;
  link.click();
  // Safari still reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
