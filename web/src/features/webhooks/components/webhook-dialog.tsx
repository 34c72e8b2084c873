import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { addWebhook, changeWebhook, type EventName, type Webhook } from '../api.ts';
import { EventChoice } from './event-choice.tsx';
import { Secret } from './secret.tsx';

/** Of which club one may hear; null: of the whole organization. */
export interface Whose {
  id: string | null;
  name: string;
}

export interface Named {
  /** Of a club; of the whole organization for null. */
  nameOf: (club_id: string | null) => string;
}

interface WebhookDialogProps {
  /** The one being changed; none for a new one. */
  webhook?: Webhook;
  events: readonly EventName[];
  whose: readonly Whose[];
  onClose: () => void;
}

/** Names another program that is told what happens, and shows what it checks the messages with: once. */
export function WebhookDialog({ webhook, onClose, ...more }: WebhookDialogProps) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string>();
  const title = webhook ? 'webhooks.edit' : 'webhooks.add';
  return (
    <Dialog
      opened
      size="lg"
      onClose={onClose}
      title={t(secret ? 'webhooks.madeTitle' : title)}
      closeLabel={t('common.close')}
    >
      {secret ? (
        <Secret secret={secret} onClose={onClose} />
      ) : (
        <WebhookForm
          {...{ webhook, onClose, ...more }}
          onDone={(made) => (made ? setSecret(made) : onClose())}
        />
      )}
    </Dialog>
  );
}

interface WebhookFormProps extends Omit<WebhookDialogProps, 'webhook'> {
  webhook: Webhook | undefined;
  onDone: (secret: string | undefined) => void;
}

const ALL = 'all';

function WebhookForm({ webhook, events, whose, onClose, onDone }: WebhookFormProps) {
  const { t } = useTranslation();
  const [base] = useState(webhook);
  const form = useForm({
    initialValues: {
      url: webhook?.url ?? '',
      description: webhook?.description ?? '',
      club_id: webhook ? webhook.club_id : (whose[0]?.id ?? null),
      events: webhook?.events ?? ([] as EventName[]),
    },
    validate: {
      url: (url) => (url.trim() ? null : t('webhooks.noUrl')),
      events: (chosen) => (chosen.length > 0 ? null : t('webhooks.noEvents')),
    },
  });
  const { busy, run } = useChange<typeof form.values>(
    async (send, { club_id, ...values }) => {
      const said = { ...values, url: values.url.trim(), description: values.description.trim() };
      if (base) await send(over(changeWebhook, base), { id: base.id, ...said });
      onDone(base ? undefined : (await send(addWebhook, { ...said, club_id })).secret);
    },
    { form, ...(webhook && { done: t('webhooks.saved') }) },
  );
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <TextInput
          label={t('webhooks.url')}
          description={t('webhooks.urlHint')}
          type="url"
          inputMode="url"
          placeholder="https://example.com/webhooks/bandeja"
          maxLength={2_000}
          {...form.getInputProps('url')}
        />
        <TextInput
          label={t('webhooks.description')}
          description={t('webhooks.descriptionHint')}
          maxLength={200}
          {...form.getInputProps('description')}
        />
        {!webhook && whose.length > 1 && (
          <Select
            label={t('webhooks.whose')}
            allowDeselect={false}
            data={whose.map(({ id, name }) => ({ value: id ?? ALL, label: name }))}
            value={form.values.club_id ?? ALL}
            onChange={(id) => form.setFieldValue('club_id', id === ALL ? null : id)}
          />
        )}
        <EventChoice
          events={events}
          value={form.values.events}
          error={form.errors.events as string | undefined}
          onChange={(chosen) => form.setFieldValue('events', chosen)}
        />
        <DialogFooter>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(webhook ? 'common.save' : 'webhooks.add')}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  );
}
