import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { codeMessage } from '../../../../platform/errors/message.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Confirm } from '../../../../ui/confirm.tsx';
import { type Client, type MergePreview, mergeClients, mergePreviewQuery } from '../../api.ts';
import { ClientPicker } from './client-picker.tsx';

interface MergeProps {
  client: Client;
  formats: Formats;
}

/** Another profile of the same person becomes this one, once it was shown what that does. */
export function MergeButton({ client, formats }: MergeProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!client.abilities.manage || client.merged_into) return null;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconArrowsJoin2 size={17} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('clients.merge.action')}
      </Button>
      {asking && <Merge client={client} formats={formats} onClose={() => setAsking(false)} />}
    </>
  );
}

function Merge({ client, formats, onClose }: MergeProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const [other, setOther] = useState<string | null>(null);
  const preview = useQuery(mergePreviewQuery(client.id, other));
  const { busy, run } = useChange(
    async (send, other_id: string) => {
      await send(mergeClients(client.id), other_id);
      onClose();
    },
    { done: t('clients.merge.done') },
  );
  const possible = other !== null && preview.data?.refused === null;
  return (
    <Confirm
      opened
      tone="danger"
      title={t('clients.merge.title', { name: client.display_name })}
      confirmLabel={t('clients.merge.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!possible}
      onClose={onClose}
      onConfirm={() => possible && run(other)}
    >
      <Stack>
        <Text size="sm">{t('clients.merge.text', { name: client.display_name })}</Text>
        <ClientPicker
          label={t('clients.merge.other')}
          value={other}
          onChange={setOther}
          without={client.id}
        />
        {other !== null && (
          <Loaded query={preview}>{(data) => <Effects preview={data} formats={formats} />}</Loaded>
        )}
      </Stack>
    </Confirm>
  );
}

function Effects({ preview, formats }: { preview: MergePreview; formats: Formats }) {
  const { t } = useTranslation();
  const { moves, classes, places, same_hour, filled, refused } = preview;
  if (refused)
    return (
      <Alert color="red" role="alert">
        {codeMessage(refused, '')}
      </Alert>
    );
  const counted = (
    ['bookings', 'waiting', 'past', 'fixed_places', 'charges', 'guardians', 'messages'] as const
  ).filter((kind) => moves[kind] > 0);
  return (
    <div role="status">
      <Text fw={600}>{t('clients.merge.moves')}</Text>
      <List size="sm">
        {counted.map((kind) => (
          <List.Item key={kind}>{t(`clients.merge.${kind}`, { count: moves[kind] })}</List.Item>
        ))}
        {moves.account && <List.Item>{t('clients.merge.account')}</List.Item>}
        {filled.length > 0 && <List.Item>{t('clients.merge.filled')}</List.Item>}
        {counted.length === 0 && !moves.account && filled.length === 0 && (
          <List.Item>{t('clients.merge.nothing')}</List.Item>
        )}
        {places.map(({ schedule_id, name }) => (
          <List.Item key={schedule_id}>{t('clients.merge.place', { name })}</List.Item>
        ))}
        {classes.map(({ session_id, name, starts_at, stays }) => (
          <List.Item key={session_id}>
            {t(stays === 'both' ? 'clients.merge.wasBoth' : 'clients.merge.collides', {
              name,
              date: formats.date(formats.localDate(starts_at)),
            })}
          </List.Item>
        ))}
        {same_hour.map(({ session_id, other_session_id, name, other_name, starts_at }) => (
          <List.Item key={`${session_id} ${other_session_id}`}>
            {t('clients.merge.sameHour', {
              name,
              other: other_name,
              date: formats.date(formats.localDate(starts_at)),
            })}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
