import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../ui/link.tsx';
import { useSendUnsent } from '../use-send-unsent.ts';

/**
 * Classes of which something was noted on this device that the server has not got; it is sent by itself, and
 * what is refused, or waits for a mark, is said where the class is opened.
 */
export function UnsentRosters() {
  const { t } = useTranslation();
  const kept = useSendUnsent();
  if (kept.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconCloudOff aria-hidden />} mb="md">
      {t('attendance.saving.unsent')}{' '}
      {kept.map(({ session_id, name }, at) => (
        <span key={session_id}>
          {at > 0 && ', '}
          <AnchorLink to="/instructor/sessions/$session" params={{ session: session_id }}>
            {name}
          </AnchorLink>
        </span>
      ))}
    </Alert>
  );
}
