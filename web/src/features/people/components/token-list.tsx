import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type ApiToken, revokeToken, tokensQuery } from '../tokens.ts';
import { MakeTokenDialog } from './make-token.tsx';

/** Dark enough to be read on their own tint. */
const COLORS = { active: 'teal.9', expired: 'gray.7', revoked: 'red.9' } as const;

/** With what other programs come in: made, seen and ended here. */
export function TokenList({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const tokens = useQuery(tokensQuery);
  return (
    <Stack>
      <Text c="dimmed">{t('tokens.hint')}</Text>
      <div>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
          {t('tokens.make')}
        </Button>
      </div>
      <Loaded query={tokens}>
        {({ results, grantable }) => (
          <>
            {making && <MakeTokenDialog grantable={grantable} onClose={() => setMaking(false)} />}
            {results.length === 0 ? (
              <Card>
                <NothingHere icon={<IconKey aria-hidden />} title={t('tokens.none')} />
              </Card>
            ) : (
              <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
                {results.map((token) => (
                  <li key={token.id}>
                    <OneToken token={token} formats={formats} />
                  </li>
                ))}
              </Stack>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

export function OneToken({ token, formats }: { token: ApiToken; formats: Formats }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { busy, run } = useChange(
    async (send) => {
      await send(revokeToken, token.id);
      setAsked(false);
    },
    { done: t('tokens.ended') },
  );
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="xs">
            <Text fw={600}>{token.name}</Text>
            <Badge variant="light" color={COLORS[token.status]}>
              {t(`tokens.status.${token.status}`)}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t(`tokens.accesses.${token.read_only ? 'read' : 'change'}`)} ·{' '}
            {t('tokens.by', { name: token.made_by.name })}
          </Text>
          <Text size="sm" c="dimmed">
            <Dates token={token} formats={formats} />
          </Text>
        </div>
        {token.status === 'active' && (
          <Button
            variant="subtle"
            color="red"
            aria-label={t('tokens.endOf', { name: token.name })}
            onClick={() => setAsked(true)}
          >
            {t('tokens.end')}
          </Button>
        )}
      </Group>
      {asked && (
        <Confirm
          opened
          onClose={() => setAsked(false)}
          title={t('tokens.endTitle')}
          confirmLabel={t('tokens.end')}
          cancelLabel={t('common.cancel')}
          tone="danger"
          busy={busy}
          onConfirm={() => run()}
        >
          <Text>{t('tokens.endText', { name: token.name })}</Text>
        </Confirm>
      )}
    </Card>
  );
}

function Dates({ token, formats }: { token: ApiToken; formats: Formats }) {
  const { t } = useTranslation();
  const used = token.last_used_on
    ? t('tokens.used', { date: formats.date(token.last_used_on) })
    : t('tokens.unused');
  const until = token.expires_at
    ? t('tokens.until', { date: formats.date(formats.localDate(token.expires_at)) })
    : t('tokens.endless');
  return `${used} · ${until}`;
}
