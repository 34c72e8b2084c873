import { Accordion, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { now } from '../../../platform/formats/clock.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { ChoiceBar } from '../../../ui/choice-bar.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Delivery, type DeliveryStatus, deliveriesQuery, replayFailed, type Webhook } from '../api.ts';
import { OneDelivery } from './one-delivery.tsx';

const STATUSES = ['waiting', 'delivered', 'failed'] as const;
const COLORS = { waiting: 'yellow', delivered: 'teal', failed: 'red' } as const;
const DAY = 86_400_000;

/** What it was told, and how it answered. */
export function DeliveryList({ webhook, formats }: { webhook: Webhook; formats: Formats }) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<DeliveryStatus | null>(null);
  const query = useInfiniteQuery(deliveriesQuery(webhook, status));
  return (
    <Section title={t('webhooks.deliveries')} description={t('webhooks.deliveriesHint')}>
      <Stack>
        <Group justify="space-between" gap="xs">
          <ChoiceBar
            label={t('webhooks.which')}
            data={[
              { value: 'all', label: t('webhooks.all') },
              ...STATUSES.map((value) => ({ value, label: t(`webhooks.deliveryStatus.${value}`) })),
            ]}
            value={status ?? 'all'}
            onChange={(value) => setStatus(value === 'all' ? null : value)}
          />
          {status === 'failed' && webhook.status !== 'disabled' && <ReplayFailed webhook={webhook} />}
        </Group>
        <Loaded query={query}>
          {({ pages }) => {
            const all = pages.flatMap(({ results }) => results);
            if (all.length === 0)
              return <NothingHere icon={<IconSend aria-hidden />} title={t('webhooks.nothingSent')} />;
            return (
              <Accordion variant="separated" order={3}>
                {all.map((delivery) => (
                  <Line key={delivery.id} {...{ webhook, delivery, formats }} />
                ))}
              </Accordion>
            );
          }}
        </Loaded>
        <More query={query} label={t('webhooks.more')} />
      </Stack>
    </Section>
  );
}

function Line({ delivery, webhook, formats }: { delivery: Delivery; webhook: Webhook; formats: Formats }) {
  const { t } = useTranslation();
  const last = delivery.attempts.at(-1);
  const said = last && (last.status ?? (last.error && t(`webhooks.error.${last.error}`)));
  return (
    <Accordion.Item value={delivery.id}>
      <Accordion.Control>
        <Group component="span" gap={8}>
          <Text component="span" fw={600} ff="monospace" size="sm">
            {delivery.event}
          </Text>
          <Badge size="sm" variant="light" color={COLORS[delivery.status]} c="var(--mantine-color-text)">
            {t(`webhooks.deliveryStatus.${delivery.status}`)}
          </Badge>
          {said && (
            <Text component="span" size="sm" c="dimmed">
              {said}
            </Text>
          )}
        </Group>
        <Text component="span" size="sm" c="dimmed" display="block">
          {formats.dateTime(delivery.created_at)}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <OneDelivery {...{ webhook, delivery, formats }} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** As far back as they are kept. */
function ReplayFailed({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { busy, run } = useChange(async (send) => {
    const since = new Date(now().getTime() - 365 * DAY).toISOString();
    const count = await send(replayFailed, { id: webhook.id, since });
    toastDone(t('webhooks.replayedAll', { count }));
  });
  return (
    <Button variant="default" loading={busy} onClick={() => run()}>
      {t('webhooks.replayAll')}
    </Button>
  );
}
