import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type ClubName, giveRole, type Member, type Role } from '../api.ts';

const ROLES = ['club_admin', 'instructor', 'owner', 'student'] as const;

interface GiveRoleProps {
  member: Member;
  clubs: readonly ClubName[];
  onClose: () => void;
}

export function GiveRole({ member, clubs, onClose }: GiveRoleProps) {
  const { t } = useTranslation();
  const [role, setRole] = useState<Role>('club_admin');
  const [club_id, setClub] = useState<string | null>(clubs[0]?.id ?? null);
  const atClub = role === 'club_admin' || role === 'instructor';
  const { busy, run } = useChange(
    async (send) => {
      await send(giveRole, { user_id: member.user_id, role, club_id: atClub ? club_id : null });
      onClose();
    },
    { done: t('members.list.given') },
  );
  return (
    <Confirm
      opened
      title={t('members.list.giveTitle', { name: member.name })}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Select
        label={t('members.invite.role')}
        description={t(`members.roleHint.${role}`)}
        data={ROLES.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
        value={role}
        onChange={(value) => value && setRole(value as Role)}
      />
      {atClub && clubs.length > 1 && (
        <Select
          label={t('members.invite.club')}
          data={clubs.map(({ id, name }) => ({ value: id, label: name }))}
          value={club_id}
          onChange={setClub}
        />
      )}
    </Confirm>
  );
}
