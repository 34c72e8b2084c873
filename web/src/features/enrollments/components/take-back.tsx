import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { enroll, type MyClass } from '../api.ts';

/** Takes a date of one's fixed place back that one had given away. */
export function TakeBack({ mine }: { mine: MyClass }) {
  const { t } = useTranslation();
  const { session_id, student_id, name } = mine;
  const taking = useChange(async (send) => {
    const [booked] = await send(enroll, { session_ids: [session_id], student_id });
    toastDone(t(booked?.status === 'waitlisted' ? 'bookings.takeBack.waits' : 'bookings.takeBack.done'));
  });
  return (
    <Button
      variant="light"
      size="sm"
      h={44}
      loading={taking.busy}
      aria-label={`${t('bookings.takeBack.action')}: ${name}`}
      onClick={() => taking.run()}
    >
      {t('bookings.takeBack.action')}
    </Button>
  );
}
