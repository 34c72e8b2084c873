import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type Webhook, webhooksQuery } from '../api.ts';
import { HowToCheck } from './how-to-check.tsx';
import { OneWebhook } from './one-webhook.tsx';
import { type Named, WebhookDialog, type Whose } from './webhook-dialog.tsx';
import { WebhookStatus } from './webhook-status.tsx';

interface WebhookListProps extends Named {
  formats: Formats;
  whose: readonly Whose[];
  /** The one that is looked at. */
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** Other programs that are told what happens; and of one of them, what it was told. */
export function WebhookList({ formats, whose, nameOf, chosen, onChoose }: WebhookListProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const query = useQuery(webhooksQuery);
  return (
    <Loaded query={query}>
      {({ results, events }) => {
        const one = results.find(({ id }) => id === chosen);
        if (one)
          return (
            <OneWebhook
              key={one.id}
              {...{ webhook: one, events, whose, formats, nameOf }}
              onBack={() => onChoose(undefined)}
            />
          );
        return (
          <Stack>
            <Text c="dimmed">{t('webhooks.hint')}</Text>
            <div>
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
                {t('webhooks.add')}
              </Button>
            </div>
            {adding && <WebhookDialog {...{ events, whose }} onClose={() => setAdding(false)} />}
            {results.length === 0 ? (
              <Card>
                <NothingHere icon={<IconWebhook aria-hidden />} title={t('webhooks.none')} />
              </Card>
            ) : (
              <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
                {results.map((webhook) => (
                  <li key={webhook.id}>
                    <Line {...{ webhook, nameOf }} onOpen={() => onChoose(webhook.id)} />
                  </li>
                ))}
              </Stack>
            )}
            <HowToCheck />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Line({ webhook, nameOf, onOpen }: Named & { webhook: Webhook; onOpen: () => void }) {
  const { t } = useTranslation();
  const name = webhook.description || new URL(webhook.url).host;
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 240px', minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <WebhookStatus webhook={webhook} />
          </Group>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {webhook.url}
          </Text>
          <Text size="sm" c="dimmed">
            {t('webhooks.eventCount', { count: webhook.events.length })} · {nameOf(webhook.club_id)} ·{' '}
            {webhook.made_by.name}
          </Text>
        </div>
        <Button variant="default" aria-label={t('webhooks.openOf', { name })} onClick={onOpen}>
          {t('webhooks.open')}
        </Button>
      </Group>
    </Card>
  );
}
