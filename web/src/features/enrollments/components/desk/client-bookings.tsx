import { ActionIcon, Badge, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCash, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { ClientBooking } from '../../desk-api.ts';
import { dueAs } from '../../due.ts';
import classes from './client-bookings.module.css';
import { type Payable, PaymentDialog, UndoPaymentDialog } from './payment-dialogs.tsx';

interface ClientBookingsProps {
  bookings: readonly ClientBooking[];
  /** What to say when there are none. */
  none: string;
  formats: Formats;
  onOpen: (session_id: string) => void;
}

type Action = 'pay' | 'undo';

/** The classes of one client, each leading to the class, and to what was paid for it. */
export function ClientBookings({ bookings, none, formats, onOpen }: ClientBookingsProps) {
  const [asked, setAsked] = useState<{ entry: Payable; action: Action } | null>(null);
  const dialog = { formats, onClose: () => setAsked(null) };
  if (bookings.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <>
      <ul className={classes.list}>
        {bookings.map((booking) => (
          <li key={booking.enrollment_id} className={classes.line}>
            <Row booking={booking} formats={formats} onOpen={onOpen} />
            <PayMenu
              booking={booking}
              formats={formats}
              onAsk={(action) => setAsked({ entry: payableOf(booking), action })}
            />
          </li>
        ))}
      </ul>
      {asked?.action === 'pay' && <PaymentDialog entry={asked.entry} {...dialog} />}
      {asked?.action === 'undo' && <UndoPaymentDialog entry={asked.entry} {...dialog} />}
    </>
  );
}

const payableOf = (booking: ClientBooking): Payable => ({
  ...booking,
  id: booking.enrollment_id,
  club_id: booking.club.id,
});

function Row({
  booking,
  formats,
  onOpen,
}: { booking: ClientBooking } & Pick<ClientBookingsProps, 'formats' | 'onOpen'>) {
  return (
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
      <Group component="span" gap={4} justify="flex-end" style={{ flexShrink: 0 }}>
        <Marks booking={booking} formats={formats} />
      </Group>
    </UnstyledButton>
  );
}

interface PayMenuProps {
  booking: ClientBooking;
  formats: Formats;
  onAsk: (action: Action) => void;
}

/** What can be done now about the money of a booking, if anything. */
function PayMenu({ booking, formats, onAsk }: PayMenuProps) {
  const { t } = useTranslation();
  const { can_record_payment, can_undo_payment, price, name, scheduled_datetime } = booking;
  // Who cancelled in time has nothing to pay.
  const owes = price > 0 && (booking.status !== 'cancelled' || booking.is_late_cancellation);
  const payable = can_record_payment && owes;
  if (!can_undo_payment && !payable) return null;
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon
          color="gray"
          aria-label={t('roster.roster.actions', {
            name: `${name}, ${formats.dateTime(scheduled_datetime)}`,
          })}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {payable && (
          <Menu.Item leftSection={<IconCash size={17} aria-hidden />} onClick={() => onAsk('pay')}>
            {t('roster.roster.pay')}
          </Menu.Item>
        )}
        {can_undo_payment && (
          <Menu.Item leftSection={<IconArrowBackUp size={17} aria-hidden />} onClick={() => onAsk('undo')}>
            {t('roster.roster.undoPay')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const text = { size: 'sm', variant: 'light', c: 'var(--mantine-color-text)' } as const;

function Marks({ booking, formats }: { booking: ClientBooking; formats: Formats }) {
  const { t } = useTranslation();
  const now = useNow();
  const { status, is_late_cancellation, session_status, paid, price, currency, by_package, by_fee } = booking;
  if (session_status === 'cancelled' || status === 'cancelled')
    return (
      <>
        <Badge size="sm" variant="default">
          {t(is_late_cancellation ? 'clients.detail.late' : 'clients.detail.cancelled')}
        </Badge>
        {paid && <Paid />}
      </>
    );
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
      {by_package && (
        <Badge {...text} color="gray">
          {t('roster.roster.package')}
        </Badge>
      )}
      {paid && <Paid />}
      {by_fee && (
        <Badge {...text} color="gray">
          {t('roster.roster.byFee')}
        </Badge>
      )}
      {!paid && !by_fee && price > 0 && (
        <Badge {...text} color="yellow">
          {t(`roster.roster.${dueAs(booking.scheduled_datetime, now)}`, {
            amount: formats.money(price, currency),
          })}
        </Badge>
      )}
    </>
  );
}

function Paid() {
  const { t } = useTranslation();
  return (
    <Badge {...text} color="teal">
      {t('roster.roster.paid')}
    </Badge>
  );
}
