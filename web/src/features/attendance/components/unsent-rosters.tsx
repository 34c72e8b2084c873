import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/session/session.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { draftsOf } from '../kept-draft.ts';

/** Classes of which something was noted on this device that the server has not got; opened, they send it. */
export function UnsentRosters() {
  const { t } = useTranslation();
  const { me } = useSession();
  const kept = draftsOf(me.user.id, localStorage, Date.now).all();
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
