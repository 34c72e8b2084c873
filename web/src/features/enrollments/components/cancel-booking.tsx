import { Alert, Button, type ButtonProps, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { type Cancellation, cancelEnrollment, cancellationQuery } from '../api.ts';
import type { BookedClass } from '../booking.ts';

export interface CancelBookingProps {
  booked: BookedClass;
  enrollment: {
    enrollment_id: string;
    student_id: string;
    status: string;
    /** Set when the place is one of a fixed weekly group. */
    schedule_enrollment_id: string | null;
  };
  /** Whose booking, where that is not clear. */
  name?: string | undefined;
  formats: Formats;
  button?: ButtonProps;
}

/** Gives a place, or a place in the queue, back: after saying what that means. */
export function CancelBooking(props: CancelBookingProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const waits = props.enrollment.status === 'waitlisted';
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        {...props.button}
        onClick={open}
        aria-label={`${waits ? t('bookings.leave.action') : t('bookings.cancel.action')}: ${props.booked.name}`}
      >
        {waits ? t('bookings.leave.action') : t('bookings.cancel.action')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={waits ? t('bookings.leave.title') : t('bookings.cancel.title')}
        closeLabel={t('common.close')}
      >
        <Confirmation {...props} onClose={close} />
      </Dialog>
    </>
  );
}

function Confirmation({
  booked,
  enrollment,
  name,
  formats,
  onClose,
}: CancelBookingProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const waits = enrollment.status === 'waitlisted';
  const cancelling = useChange(
    async (send) => {
      const { is_late_cancellation: late } = await send(cancelEnrollment, enrollment.enrollment_id);
      onClose();
      if (waits) toastDone(t('bookings.leave.done'));
      else toastDone(late ? t('bookings.cancel.doneLate') : t('bookings.cancel.done'));
    },
    { failed: shownHere },
  );
  return (
    <Stack>
      <div>
        <Text fw={650}>{booked.name}</Text>
        <Text c="dimmed">
          {formats.dateTime(booked.scheduled_datetime)}
          {name && ` · ${name}`}
        </Text>
      </div>
      {waits ? <Text>{t('bookings.leave.text')}</Text> : <Consequences {...{ enrollment, formats }} />}
      {cancelling.error !== null && (
        <Alert color="red" role="alert">
          {errorMessage(cancelling.error)}
        </Alert>
      )}
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          {t('bookings.cancel.keep')}
        </Button>
        <Button color="red.8" loading={cancelling.busy} onClick={() => cancelling.run()}>
          {waits ? t('bookings.leave.action') : t('bookings.cancel.confirm')}
        </Button>
      </DialogFooter>
    </Stack>
  );
}

/** Free until the club's deadline; later it may cost what paid for it. What comes back is the server's to say. */
function Consequences({ enrollment, formats }: Pick<CancelBookingProps, 'enrollment' | 'formats'>) {
  const { t } = useTranslation();
  const { data: terms } = useQuery(cancellationQuery(enrollment.enrollment_id));
  const when = terms && formats.dateTime(terms.cancel_by);
  const back = terms && backWords(terms);
  const comesBack = back && t(back, { amount: formats.money(terms.amount ?? 0, terms.currency) });
  const lateWords = t(terms?.paid_by ? 'bookings.cancel.latePaid' : 'bookings.cancel.late', { when });
  return (
    <>
      {terms?.is_late ? (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('bookings.cancel.lateTitle')}>
          {lateWords} {comesBack}
        </Alert>
      ) : (
        <Text>
          {when
            ? t(terms?.moved ? 'bookings.cancel.moved' : 'bookings.cancel.free', { when })
            : t('common.loading')}{' '}
          {comesBack}
        </Text>
      )}
      {enrollment.schedule_enrollment_id && <Text>{t('bookings.cancel.fixed')}</Text>}
    </>
  );
}

/** Nothing is said of what was not paid yet. */
function backWords({ paid_by, comes_back }: Cancellation) {
  if (paid_by === 'money') return comes_back ? 'bookings.cancel.moneyBack' : 'bookings.cancel.moneyKept';
  if (paid_by === 'package') return comes_back ? 'bookings.package.returns' : 'bookings.package.lost';
  return undefined;
}
