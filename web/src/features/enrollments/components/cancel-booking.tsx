import { Alert, Button, type ButtonProps, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { useNow } from '../../../platform/formats/clock.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { cancelEnrollment, verdictQuery } from '../api.ts';
import type { BookedClass } from '../booking.ts';

export interface CancelBookingProps {
  booked: BookedClass;
  enrollment: {
    enrollment_id: string;
    student_id: string;
    status: string;
    /** Set when the place is one of a fixed weekly group. */
    schedule_enrollment_id: string | null;
    /** A package has paid for it. */
    by_package: boolean;
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
      {waits ? (
        <Text>{t('bookings.leave.text')}</Text>
      ) : (
        <Consequences {...{ booked, enrollment, formats }} />
      )}
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

/** Free until the club's deadline; later it costs, money or the class of a package. Both are the server's to say. */
function Consequences({
  booked,
  enrollment,
  formats,
}: Pick<CancelBookingProps, 'booked' | 'enrollment' | 'formats'>) {
  const { t } = useTranslation();
  const now = useNow();
  const { data: terms } = useQuery(verdictQuery(booked.session_id, enrollment.student_id));
  const when = terms && formats.dateTime(terms.cancel_by);
  const late = terms && now > new Date(terms.cancel_by);
  const { by_package } = enrollment;
  const comesBack = t(late && !terms.late_returns ? 'bookings.package.lost' : 'bookings.package.returns');
  const lateWords = t(by_package ? 'bookings.cancel.latePackage' : 'bookings.cancel.late', { when });
  return (
    <>
      {late ? (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('bookings.cancel.lateTitle')}>
          {lateWords} {by_package && comesBack}
        </Alert>
      ) : (
        <Text>
          {when ? t('bookings.cancel.free', { when }) : t('common.loading')} {when && by_package && comesBack}
        </Text>
      )}
      {enrollment.schedule_enrollment_id && <Text>{t('bookings.cancel.fixed')}</Text>}
    </>
  );
}
