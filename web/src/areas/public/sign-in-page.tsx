import { Alert } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/account/components/sign-in-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { Invitation } from './invitation.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const { next, invitation: token, ended, error } = useSearch({ from: '/entrance/sign-in' });
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
      {(error ?? errorIn(next)) && (
        <Alert color="red" role="alert" mb="md">
          {t('problems.auth.invalid_token')}
        </Alert>
      )}
      <SignInForm next={next} />
    </EntrancePage>
  );
}

/** A link that opened nothing leads to where it would have led, and says so; without a session that is this page. */
const errorIn = (next: string | undefined): string | null =>
  new URLSearchParams(next?.split('?')[1] ?? '').get('error');
