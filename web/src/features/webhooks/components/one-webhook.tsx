import { Alert, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import { type EventName, sendPing, switchWebhook, type Webhook } from '../api.ts';
import { DeliveryList } from './delivery-list.tsx';
import { ChangeSecret, RemoveWebhook } from './webhook-deeds.tsx';
import { type Named, WebhookDialog, type Whose } from './webhook-dialog.tsx';
import { WebhookStatus } from './webhook-status.tsx';

interface OneWebhookProps extends Named {
  webhook: Webhook;
  events: readonly EventName[];
  whose: readonly Whose[];
  formats: Formats;
  onBack: () => void;
}

type Asked = 'edit' | 'secret' | 'remove';

/** One program that is told: how it stands, what is done with it, and what it was told. */
export function OneWebhook({ webhook, events, whose, formats, nameOf, onBack }: OneWebhookProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <Stack>
      <div>
        <Anchor component="button" type="button" onClick={onBack}>
          <Group gap={6} component="span">
            <IconArrowLeft size={18} aria-hidden />
            {t('webhooks.back')}
          </Group>
        </Anchor>
      </div>
      <Section
        title={webhook.description || new URL(webhook.url).host}
        actions={<WebhookStatus webhook={webhook} />}
      >
        <Stack>
          <Text ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {webhook.url}
          </Text>
          <Text size="sm" c="dimmed">
            {t('webhooks.of', { whose: nameOf(webhook.club_id), maker: webhook.made_by.name })}
          </Text>
          <State {...{ webhook, formats }} />
          <Group gap={6}>
            {webhook.events.map((name) => (
              <Badge key={name} variant="default" tt="none" fw={500}>
                {name}
              </Badge>
            ))}
          </Group>
          <Deeds webhook={webhook} onAsk={setAsked} />
        </Stack>
      </Section>
      <DeliveryList webhook={webhook} formats={formats} />
      {asked === 'edit' && <WebhookDialog {...{ webhook, events, whose }} onClose={close} />}
      {asked === 'secret' && <ChangeSecret webhook={webhook} onClose={close} />}
      {asked === 'remove' && <RemoveWebhook webhook={webhook} onClose={close} onRemoved={onBack} />}
    </Stack>
  );
}

function State({ webhook, formats }: { webhook: Webhook; formats: Formats }) {
  const { t } = useTranslation();
  const { disabled_why, disabled_at, failing_since, former_secret_until } = webhook;
  return (
    <>
      {disabled_why && disabled_at && (
        <Alert color="red" title={t('webhooks.off', { date: formats.dateTime(disabled_at) })}>
          {t(`webhooks.why.${disabled_why}`)}
        </Alert>
      )}
      {!disabled_why && failing_since && (
        <Alert color="yellow">{t('webhooks.failing', { date: formats.dateTime(failing_since) })}</Alert>
      )}
      {former_secret_until && (
        <Alert color="court">{t('webhooks.both', { date: formats.dateTime(former_secret_until) })}</Alert>
      )}
    </>
  );
}

function Deeds({ webhook, onAsk }: { webhook: Webhook; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const off = webhook.status === 'disabled';
  const ping = useChange((send) => send(sendPing, webhook.id), { done: t('webhooks.pinged') });
  const turn = useChange((send) => send(switchWebhook, { id: webhook.id, is_enabled: off }), {
    done: t(off ? 'webhooks.isOn' : 'webhooks.isOff'),
  });
  return (
    <Group gap="xs">
      {!off && (
        <Button loading={ping.busy} onClick={() => ping.run()}>
          {t('webhooks.ping')}
        </Button>
      )}
      <Button variant="default" onClick={() => onAsk('edit')}>
        {t('webhooks.change')}
      </Button>
      <Button variant="default" onClick={() => onAsk('secret')}>
        {t('webhooks.newSecret')}
      </Button>
      {webhook.disabled_why !== 'secret' && (
        <Button variant="default" loading={turn.busy} onClick={() => turn.run()}>
          {t(off ? 'webhooks.turnOn' : 'webhooks.turnOff')}
        </Button>
      )}
      <Button variant="subtle" color="red" onClick={() => onAsk('remove')}>
        {t('webhooks.remove')}
      </Button>
    </Group>
  );
}
