import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { removeWebhook, rotateSecret, type Webhook } from '../api.ts';
import { Secret } from './secret.tsx';

interface Asked {
  webhook: Webhook;
  onClose: () => void;
}

/** Another secret, which is shown once; the one before signs for a day more. */
export function ChangeSecret({ webhook, onClose }: Asked) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string>();
  const { busy, run } = useChange(async (send) => setSecret(await send(rotateSecret, webhook.id)));
  if (secret)
    return (
      <Dialog
        opened
        onClose={onClose}
        size="lg"
        title={t('webhooks.newSecret')}
        closeLabel={t('common.close')}
      >
        <Secret secret={secret} onClose={onClose} />
      </Dialog>
    );
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('webhooks.newSecretTitle')}
      confirmLabel={t('webhooks.newSecret')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onConfirm={() => run()}
    >
      <Text>{t('webhooks.newSecretText')}</Text>
    </Confirm>
  );
}

export function RemoveWebhook({ webhook, onClose, onRemoved }: Asked & { onRemoved: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    async (send) => {
      await send(removeWebhook, webhook.id);
      onRemoved();
    },
    { done: t('webhooks.removed') },
  );
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('webhooks.removeTitle')}
      confirmLabel={t('webhooks.remove')}
      cancelLabel={t('common.cancel')}
      tone="danger"
      busy={busy}
      onConfirm={() => run()}
    >
      <Text>{t('webhooks.removeText')}</Text>
    </Confirm>
  );
}
