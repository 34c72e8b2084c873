import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { ClientBooking } from '../../desk-api.ts';
import classes from './client-bookings.module.css';

interface ClientBookingsProps {
  bookings: readonly ClientBooking[];
  /** What to say when there are none. */
  none: string;
  formats: Formats;
  onOpen: (session_id: string) => void;
}

/** The classes of one client, each leading to the class. */
export function ClientBookings({ bookings, none, formats, onOpen }: ClientBookingsProps) {
  if (bookings.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <ul className={classes.list}>
      {bookings.map((booking) => (
        <li key={booking.enrollment_id}>
          <UnstyledButton className={classes.row} onClick={() => onOpen(booking.session_id)}>
            <span>
              <Text component="span" fw={600} display="block" lh={1.3}>
                {booking.name}
              </Text>
              <Text component="span" size="sm" c="dimmed">
                {formats.dateTime(booking.scheduled_datetime)}
                {booking.court_name && ` · ${booking.court_name}`}
              </Text>
            </span>
            <Group component="span" gap={4} justify="flex-end">
              <Marks booking={booking} formats={formats} />
            </Group>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function Marks({ booking, formats }: { booking: ClientBooking; formats: Formats }) {
  const { t } = useTranslation();
  const { status, is_late_cancellation, session_status, paid, price, currency } = booking;
  const text = { size: 'sm', variant: 'light', c: 'var(--mantine-color-text)' } as const;
  if (session_status === 'cancelled' || status === 'cancelled') {
    return (
      <Badge size="sm" variant="default">
        {t(is_late_cancellation ? 'clients.detail.late' : 'clients.detail.cancelled')}
      </Badge>
    );
  }
  if (status === 'waitlisted')
    return (
      <Badge {...text} color="yellow">
        {t('clients.detail.waiting')}
      </Badge>
    );
  return (
    <>
      {status === 'no_show' && (
        <Badge {...text} color="red">
          {t('clients.detail.noShow')}
        </Badge>
      )}
      {paid && (
        <Badge {...text} color="teal">
          {t('roster.roster.paid')}
        </Badge>
      )}
      {!paid && price > 0 && (
        <Badge {...text} color="yellow">
          {t('roster.roster.unpaid', { amount: formats.money(price, currency) })}
        </Badge>
      )}
    </>
  );
}
