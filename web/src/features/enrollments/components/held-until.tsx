import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import type { MyClass } from '../api.ts';

/** Until when a place is held that is to be paid online, and where that is done. */
export function HeldUntil({ booking, formats }: { booking: MyClass; formats: Formats }) {
  const { t } = useTranslation();
  const { pay_until, status, paid } = booking;
  if (pay_until === null || paid || status !== 'enrolled') return null;
  return (
    <Text size="sm" fw={600}>
      {t('bookings.online.until', { time: formats.time(pay_until) })}{' '}
      <AnchorLink to="/my-payments" size="sm">
        {t('bookings.online.now')}
      </AnchorLink>
    </Text>
  );
}
