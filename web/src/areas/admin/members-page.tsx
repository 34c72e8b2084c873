import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { InviteButton } from '../../features/people/components/invite.tsx';
import { MemberList } from '../../features/people/components/member-list.tsx';
import { OpenInvitations } from '../../features/people/components/open-invitations.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

export function MembersPage() {
  const { t } = useTranslation();
  const { club, me, can, formats } = useDesk();
  const canManage = can('tenancy.manage_members');
  return (
    <Page
      title={t('members.title')}
      description={t('members.description')}
      actions={canManage && <InviteButton label={t('members.invite.action')} club={club} clubs={me.clubs} />}
    >
      <Stack gap="lg">
        <MemberList clubs={me.clubs} self={me.user.id} canManage={canManage} />
        <OpenInvitations formats={formats} />
      </Stack>
    </Page>
  );
}
