import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { type Delivery, replayDelivery, type Webhook } from '../api.ts';

interface OneDeliveryProps {
  webhook: Webhook;
  delivery: Delivery;
  formats: Formats;
}

/** One message: each try with what was answered, and what was sent. */
export function OneDelivery({ webhook, delivery, formats }: OneDeliveryProps) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    (send) => send(replayDelivery, { id: webhook.id, delivery_id: delivery.id }),
    { done: t('webhooks.replayed') },
  );
  return (
    <Stack>
      {delivery.next_at && delivery.attempts.length > 0 && (
        <Text size="sm">{t('webhooks.next', { date: formats.dateTime(delivery.next_at) })}</Text>
      )}
      <Attempts delivery={delivery} formats={formats} />
      <div>
        <Text size="sm" fw={600}>
          {t('webhooks.sent')}
        </Text>
        <Text size="sm" ff="monospace" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          webhook-id: {delivery.message_id}
        </Text>
        <Block text={pretty(delivery.body)} />
      </div>
      {webhook.status !== 'disabled' && (
        <div>
          <Button variant="default" loading={busy} onClick={() => run()}>
            {t('webhooks.replay')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Attempts({ delivery, formats }: Pick<OneDeliveryProps, 'delivery' | 'formats'>) {
  const { t } = useTranslation();
  if (delivery.attempts.length === 0) return <Text size="sm">{t('webhooks.notYet')}</Text>;
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {delivery.attempts.map((one) => (
        <li key={one.at}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {one.status ?? (one.error && t(`webhooks.error.${one.error}`))}
            </Text>
            <Text size="sm" c="dimmed">
              {formats.dateTime(one.at)} · {one.duration_ms} ms
            </Text>
          </Group>
          {one.excerpt && <Block text={one.excerpt} />}
        </li>
      ))}
    </Stack>
  );
}

/** Scrolls by itself, also by the keys. */
function Block({ text }: { text: string }) {
  return (
    <Code
      block
      tabIndex={0}
      mah={320}
      style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </Code>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
