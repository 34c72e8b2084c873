import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignUpForm } from '../../features/account/components/sign-up-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { Invitation } from './invitation.tsx';

export function SignUpPage() {
  const { t } = useTranslation();
  const { next, invitation: token } = useSearch({ from: '/entrance/sign-up' });
  const footer = (
    <>
      {t('account.signUp.haveAccount')}{' '}
      <AnchorLink to="/sign-in" search={{ next, invitation: token }}>
        {t('account.signUp.signIn')}
      </AnchorLink>
    </>
  );
  if (token) {
    return (
      <Invitation token={token} text={t('account.signUp.invitedText')} footer={footer}>
        {({ email }) => <SignUpForm invitation={token} email={email} />}
      </Invitation>
    );
  }
  return (
    <EntrancePage title={t('account.signUp.title')} footer={footer}>
      <SignUpForm next={next} />
    </EntrancePage>
  );
}
