import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { blockClient, type Client, unblockClient } from '../../api.ts';
import { isUndecided } from '../../undecided.ts';

/** Says that somebody's bookings are blocked and why, with the way out. */
export function BlockedNote({ client, formats }: { client: Client; formats: Formats }) {
  const { t } = useTranslation();
  const { busy, run } = useChange((send) => send(unblockClient(client.id), undefined as never), {
    done: t('clients.block.lifted'),
  });
  if (!client.blocked_at) return null;
  const date = formats.date(formats.localDate(client.blocked_at));
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconLock aria-hidden />}
      title={t('clients.block.since', { date })}
    >
      <Group justify="space-between">
        <Text size="sm">{client.blocked_reason}</Text>
        {client.abilities.manage && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconLockOpen size={17} aria-hidden />}
            loading={busy}
            onClick={() => run()}
          >
            {t('clients.block.lift')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

interface BlockButtonProps {
  client: Client;
  /** They have bookings before them: what becomes of these is asked first. */
  onUndecided: (reason: string) => void;
}

export function BlockButton({ client, onUndecided }: BlockButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(async (send) => {
    try {
      await send(blockClient(client.id), reason.trim());
      toastDone(t('clients.block.done'));
    } catch (error) {
      if (!isUndecided(error)) throw error;
      onUndecided(reason.trim());
    }
    setAsking(false);
  });
  if (client.blocked_at || !client.abilities.manage) return null;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconLock size={17} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('clients.block.action')}
      </Button>
      <Confirm
        opened={asking}
        tone="danger"
        title={t('clients.block.title', { name: client.display_name })}
        confirmLabel={t('clients.block.confirm')}
        cancelLabel={t('common.cancel')}
        busy={busy}
        disabled={reason.trim() === ''}
        onClose={() => setAsking(false)}
        onConfirm={() => run()}
      >
        <Text>{t('clients.block.text')}</Text>
        <Textarea
          size="md"
          label={t('clients.block.reason')}
          autosize
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Confirm>
    </>
  );
}
