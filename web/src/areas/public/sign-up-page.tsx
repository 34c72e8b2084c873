import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { invitationQuery } from '../../features/account/api.ts';
import { SignUpForm } from '../../features/account/components/sign-up-form.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EntrancePage } from './entrance-page.tsx';

export function SignUpPage() {
  const { t } = useTranslation();
  const { next, invitation: token } = useSearch({ from: '/entrance/sign-up' });
  const invitation = useQuery({ ...invitationQuery(token ?? ''), enabled: Boolean(token) });
  const invited = token ? invitation.data : undefined;
  return (
    <EntrancePage
      title={
        invited
          ? t('account.signUp.invited', { organization: invited.organization.name })
          : t('account.signUp.title')
      }
      text={invited ? t('account.signUp.invitedText') : undefined}
      footer={
        <>
          {t('account.signUp.haveAccount')}{' '}
          <AnchorLink to="/sign-in" search={{ next, invitation: token }}>
            {t('account.signUp.signIn')}
          </AnchorLink>
        </>
      }
    >
      {token && invitation.isPending && <ListSkeleton label={t('common.loading')} rows={3} height={64} />}
      {token && invitation.isError && (
        <Alert color="red" role="alert">
          {t('account.signUp.badInvitation')}
        </Alert>
      )}
      {(!token || invited) && <SignUpForm next={next} invitation={token} email={invited?.email} />}
    </EntrancePage>
  );
}
