import { ActionIcon, Avatar, Badge, Group, Stack, Text } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { useRoleName } from '../../../platform/session/role-name.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { type ClubName, type Member, staffQuery, takeRole } from '../api.ts';
import { GiveRole } from './give-role.tsx';
import classes from './member-list.module.css';

interface MemberListProps {
  clubs: readonly ClubName[];
  /** The one who looks. */
  self: string;
  canManage: boolean;
  /** How a coach’s role is taken: their classes are looked at first. */
  takingCoach: (asked: { id: string; name: string; membership_id: string }, onClose: () => void) => ReactNode;
}

type HeldRole = Member['roles'][number];
type Asked = { member: Member; role: HeldRole };

/** Who works here and as what. */
export function MemberList({ clubs, self, canManage, takingCoach }: MemberListProps) {
  const { t } = useTranslation();
  const query = useQuery(staffQuery);
  const [taking, setTaking] = useState<Asked | null>(null);
  const [giving, setGiving] = useState<Member | null>(null);
  const close = () => setTaking(null);
  return (
    <Section title={t('members.list.title')}>
      <Loaded query={query}>
        {(members) => (
          <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
            {members.map((member) => (
              <li key={member.user_id} className={classes.row}>
                <Avatar name={member.name} color="court.7" variant="filled" size={40} aria-hidden />
                <div className={classes.who}>
                  <Text fw={600}>
                    {member.name}
                    {member.user_id === self && ` (${t('members.list.you')})`}
                  </Text>
                  <Text size="sm" c="dimmed" truncate>
                    {member.email}
                  </Text>
                </div>
                <Group gap={6} className={classes.roles}>
                  {member.roles.map((role) => (
                    <RoleBadge
                      key={role.id}
                      role={role}
                      clubs={clubs}
                      name={member.name}
                      onTake={() => setTaking({ member, role })}
                    />
                  ))}
                  {canManage && (
                    <ActionIcon
                      size="md"
                      aria-label={t('members.list.give', { name: member.name })}
                      onClick={() => setGiving(member)}
                    >
                      <IconUserPlus size={18} aria-hidden />
                    </ActionIcon>
                  )}
                </Group>
              </li>
            ))}
          </Stack>
        )}
      </Loaded>
      {taking &&
        (taking.role.role === 'instructor' ? (
          takingCoach(
            { id: taking.member.user_id, name: taking.member.name, membership_id: taking.role.id },
            close,
          )
        ) : (
          <TakeRole {...taking} onClose={close} />
        ))}
      {giving && <GiveRole member={giving} clubs={clubs} onClose={() => setGiving(null)} />}
    </Section>
  );
}

interface RoleBadgeProps {
  role: HeldRole;
  clubs: readonly ClubName[];
  name: string;
  onTake: () => void;
}

function RoleBadge({ role, clubs, name, onTake }: RoleBadgeProps) {
  const { t } = useTranslation();
  const roleName = useRoleName()(role.role);
  const club = clubs.find(({ id }) => id === role.club_id)?.name;
  const where = clubs.length > 1 && role.role !== 'student' ? (club ?? t('members.everyClub')) : null;
  return (
    <Badge
      size="lg"
      variant="light"
      c="var(--mantine-color-text)"
      rightSection={
        role.abilities.remove && (
          <ActionIcon
            size={24}
            color="gray"
            aria-label={t('members.list.remove', { role: roleName, name })}
            onClick={onTake}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {where ? `${roleName} · ${where}` : roleName}
    </Badge>
  );
}

function TakeRole({ member, role, onClose }: Asked & { onClose: () => void }) {
  const { t } = useTranslation();
  const roleName = useRoleName()(role.role);
  const { busy, run } = useChange(
    async (send) => {
      await send(takeRole, { user_id: member.user_id, membership_id: role.id });
      onClose();
    },
    { done: t('members.list.removed') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('members.list.removeTitle')}
      confirmLabel={t('members.list.removeConfirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('members.list.removeText', { name: member.name, role: roleName })}</Text>
    </Confirm>
  );
}
