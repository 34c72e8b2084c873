import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/account/components/sign-in-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/entrance/sign-in' });
  return (
    <EntrancePage
      title={t('account.signIn.title')}
      text={search.ended ? t('account.signIn.session') : undefined}
      footer={
        <>
          {t('account.signIn.noAccount')}{' '}
          <AnchorLink to="/sign-up" search={{ next: search.next, invitation: search.invitation }}>
            {t('account.signIn.create')}
          </AnchorLink>
        </>
      }
    >
      <SignInForm next={search.next} invitation={search.invitation} />
    </EntrancePage>
  );
}
