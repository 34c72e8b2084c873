import { Stack } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { GoingInactive } from '../../features/changes/components/going-inactive.tsx';
import { InviteButton } from '../../features/people/components/invite.tsx';
import { MemberList } from '../../features/people/components/member-list.tsx';
import { OpenInvitations } from '../../features/people/components/open-invitations.tsx';
import { Page } from '../../ui/page.tsx';
import { useCourts } from './use-courts.ts';
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
        <MemberList
          clubs={me.clubs}
          self={me.user.id}
          canManage={canManage}
          takingCoach={(of, onClose) => <TakingCoach of={of} onClose={onClose} />}
        />
        <OpenInvitations formats={formats} />
      </Stack>
    </Page>
  );
}

type Taking = Pick<ComponentProps<typeof GoingInactive>, 'of' | 'onClose'>;

/** The courts are asked for when somebody takes a coach's role away, not by everybody who looks at the team. */
function TakingCoach(taking: Taking) {
  const { formats } = useDesk();
  return <GoingInactive what="role" {...taking} formats={formats} courts={useCourts()} />;
}
