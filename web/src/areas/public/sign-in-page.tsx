import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/account/components/sign-in-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { Invitation } from './invitation.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const { next, invitation: token, ended } = useSearch({ from: '/entrance/sign-in' });
  const footer = (
    <>
      {t('account.signIn.noAccount')}{' '}
      <AnchorLink to="/sign-up" search={{ next, invitation: token }}>
        {t('account.signIn.create')}
      </AnchorLink>
    </>
  );
  if (token) {
    return (
      <Invitation token={token} text={t('account.invitation.signIn')} footer={footer}>
        {({ email }) => <SignInForm invitation={token} email={email} />}
      </Invitation>
    );
  }
  return (
    <EntrancePage
      title={t('account.signIn.title')}
      text={ended ? t('account.signIn.session') : undefined}
      footer={footer}
    >
      <SignInForm next={next} />
    </EntrancePage>
  );
}
