import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { Section } from '../../../../ui/section.tsx';
import { askErasure, type ErasurePreview, erasureQuery, withdrawErasure } from '../../erasure-api.ts';
import { DataDownload } from '../data-download.tsx';
import { ErasureEffects } from '../erasure-effects.tsx';
import { noteOf } from './erasures.tsx';

interface ClientErasureProps {
  clientId: string;
  formats: Formats;
}

/** What a client may take along and have erased, as the desk does it for them. */
export function ClientErasure({ clientId, formats }: ClientErasureProps) {
  const { t } = useTranslation();
  const query = useQuery(erasureQuery(clientId));
  const [erasing, setErasing] = useState(false);
  return (
    <Section title={t('clients.erasure.title')} description={t('clients.erasure.hint')}>
      <Loaded query={query}>
        {(preview) => (
          <Stack gap="sm">
            <State preview={preview} formats={formats} />
            <Group gap="sm">
              <DataDownload client_id={clientId} label={t('people.data.download')} />
              {preview.abilities.plan && (
                <Button
                  variant="subtle"
                  color="red"
                  leftSection={<IconEraser size={18} aria-hidden />}
                  onClick={() => setErasing(true)}
                >
                  {t('clients.erasure.action')}
                </Button>
              )}
            </Group>
            {erasing && <Erase preview={preview} formats={formats} onClose={() => setErasing(false)} />}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

interface ErasureProps {
  preview: ErasurePreview;
  formats: Formats;
}

function Erase({ preview, formats, onClose }: ErasureProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const { client_id, client_name, wait_days, would_be_at, in_the_way } = preview;
  const { busy, run } = useChange(async (send) => {
    const { erasure } = await send(askErasure, client_id);
    const date = erasure?.due_at && formats.date(formats.localDate(erasure.due_at));
    toastDone(
      erasure?.status === 'planned' ? t('clients.erasure.plannedToast', { date }) : t('clients.erasure.done'),
    );
    onClose();
  });
  return (
    <Confirm
      opened
      tone="danger"
      title={t('clients.erasure.titleOf', { name: client_name })}
      confirmLabel={t('clients.erasure.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={in_the_way.length > 0}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text size="sm">
        {wait_days === 0
          ? t('clients.erasure.textNow')
          : t('clients.erasure.text', { date: formats.date(formats.localDate(would_be_at)) })}
      </Text>
      <ErasureEffects preview={preview} formats={formats} />
    </Confirm>
  );
}

function State({ preview, formats }: ErasureProps) {
  const { t } = useTranslation();
  const { busy, run } = useChange((send) => send(withdrawErasure, preview.client_id), {
    done: t('people.data.withdrawn'),
  });
  if (preview.erasure === null) return null;
  const { asked_at, due_at, done_at, status, is_late } = preview.erasure;
  const date = formats.date(formats.localDate(done_at ?? due_at ?? asked_at));
  const note = status === 'done' ? 'erased' : noteOf({ due_at, is_late });
  return (
    <Alert role="status" color={status === 'asked' || is_late ? 'yellow' : 'blue'}>
      <Stack gap="xs">
        <Text size="sm">{t(`clients.erasure.${note}`, { date })}</Text>
        {status === 'planned' && preview.in_the_way.length > 0 && (
          <ErasureEffects preview={preview} formats={formats} />
        )}
        {preview.abilities.withdraw && (
          <Group>
            <Button variant="default" size="sm" loading={busy} onClick={() => run()}>
              {t('people.data.withdraw')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
