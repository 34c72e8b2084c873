import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationQuery, type OpenInvitation } from '../../features/account/api.ts';
import { AcceptInvitation } from '../../features/account/components/accept-invitation.tsx';
import { errorMessage } from '../../platform/errors/message.ts';
import { isPassing, ProblemError } from '../../platform/errors/problem.ts';
import { Failed } from '../../platform/loaded.tsx';
import { meQuery } from '../../platform/session/api.ts';
import { useRoleName } from '../../platform/session/role-name.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EntrancePage } from './entrance-page.tsx';

interface InvitationProps {
  token: string;
  /** What a person without a session is asked to do. */
  text: string;
  footer: ReactNode;
  children: (invitation: OpenInvitation) => ReactNode;
}

/** The page behind the link of an invitation: who invites to what, or why it opens nothing any more. */
export function Invitation({ token, text, footer, children }: InvitationProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const invitation = useQuery(invitationQuery(token));
  const me = useQuery(meQuery);
  if (isPassing(invitation.error)) {
    return (
      <EntrancePage title={t('account.signUp.title')}>
        <Failed query={invitation} />
      </EntrancePage>
    );
  }
  if (invitation.isError) {
    return (
      <EntrancePage
        title={t('account.invitation.over')}
        footer={<AnchorLink to="/sign-in">{t('account.signUp.signIn')}</AnchorLink>}
      >
        <Alert color="red" role="alert">
          {whyOver(invitation.error) ?? t('account.signUp.badInvitation')}
        </Alert>
      </EntrancePage>
    );
  }
  if (!invitation.data || me.isPending) {
    return (
      <EntrancePage title={t('account.signUp.title')}>
        <ListSkeleton label={t('common.loading')} rows={3} height={64} />
      </EntrancePage>
    );
  }
  const { organization, role } = invitation.data;
  const user = me.data?.user;
  const as = roleName(role);
  return (
    <EntrancePage
      title={t('account.signUp.invited', { organization: organization.name })}
      text={user ? t('account.invitation.role', { role: as }) : text}
      footer={user ? undefined : footer}
    >
      {user ? (
        <AcceptInvitation token={token} invitation={invitation.data} email={user.email} />
      ) : (
        children(invitation.data)
      )}
    </EntrancePage>
  );
}

/** A link that nobody was given says no more than that it is not valid. */
const whyOver = (error: unknown): string | undefined =>
  error instanceof ProblemError && error.status !== 404 ? errorMessage(error) : undefined;
