import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { useRoleName } from '../../../platform/session/role-name.ts';
import { Section } from '../../../ui/section.tsx';
import { type Invitation, invitationsQuery, revokeInvitation } from '../api.ts';

/** Invitations that nobody has accepted yet. */
export function OpenInvitations({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(invitationsQuery);
  return (
    <Section title={t('members.pending.title')}>
      <Loaded query={query}>
        {(invitations) =>
          invitations.length === 0 ? (
            <Text c="dimmed">{t('members.pending.none')}</Text>
          ) : (
            <Stack gap="sm">
              {invitations.map((invitation) => (
                <Line key={invitation.id} invitation={invitation} formats={formats} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}

function Line({ invitation, formats }: { invitation: Invitation; formats: Formats }) {
  const { t } = useTranslation();
  const { id, email, role, invited_by_name, expires_at } = invitation;
  const { busy, run } = useChange((send) => send(revokeInvitation, id), {
    done: t('members.pending.revoked'),
  });
  const roleName = useRoleName()(role);
  return (
    <Group justify="space-between" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text fw={600} truncate>
          {email}
        </Text>
        <Text size="sm" c="dimmed">
          {roleName} ·{' '}
          {t('members.pending.expires', { date: formats.dayShort(formats.localDate(expires_at)) })}
          {invited_by_name && ` · ${t('members.pending.by', { name: invited_by_name })}`}
        </Text>
      </div>
      {invitation.abilities.revoke && (
        <Button
          variant="default"
          size="sm"
          loading={busy}
          aria-label={t('members.pending.revoke', { email })}
          onClick={() => run()}
          style={{ flexShrink: 0 }}
        >
          {t('members.pending.revokeShort')}
        </Button>
      )}
    </Group>
  );
}
