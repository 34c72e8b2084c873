import { Alert } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EndMails } from '../../features/notifications/components/end-mails.tsx';
import { endingLinkIn } from '../../features/notifications/unsubscribe.ts';
import { EntrancePage } from './entrance-page.tsx';

/** Behind the link that ends mails of a kind: programs open links too, so a person has to say it. */
export function UnsubscribePage() {
  const { t } = useTranslation();
  useLocation({ select: ({ href }) => href });
  const link = endingLinkIn(window.location.hash);
  return (
    <EntrancePage title={t('unsubscribe.title')}>
      {link ? (
        <EndMails link={link} />
      ) : (
        <Alert color="red" role="alert">
          {t('account.openLink.missing')}
        </Alert>
      )}
    </EntrancePage>
  );
}
