import { Alert } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OpenLink } from '../../features/account/components/open-link.tsx';
import { mailedLinkIn } from '../../features/account/mailed-link.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';

/** Behind every mailed link that does something: programs open links too, so a person has to say it. */
export function OpenLinkPage() {
  const { t } = useTranslation();
  // The router decodes what stands behind `#`; its own change is what this waits for.
  useLocation({ select: ({ href }) => href });
  const link = mailedLinkIn(window.location.hash);
  const words = `account.openLink.${link?.kind ?? 'magic-link'}` as const;
  const again = (
    <AnchorLink to="/sign-in" search={{ next: link?.next }}>
      {t(`${words}.again`)}
    </AnchorLink>
  );
  return (
    <EntrancePage title={t(`${words}.title`)} text={link ? t(`${words}.text`) : undefined} footer={again}>
      {link ? (
        <OpenLink key={link.token} link={link} label={t(`${words}.submit`)} />
      ) : (
        <Alert color="red" role="alert">
          {t('account.openLink.missing')}
        </Alert>
      )}
    </EntrancePage>
  );
}
