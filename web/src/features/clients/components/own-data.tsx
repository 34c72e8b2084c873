import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { askErasure, type ErasurePreview, erasureQuery, withdrawErasure } from '../erasure-api.ts';
import { DataDownload } from './data-download.tsx';
import { ErasureEffects } from './erasure-effects.tsx';

interface Person {
  id: string;
  name: string;
}

/** What the club keeps of oneself and of those in one's care: to take along, and to have erased. */
export function OwnData({ people, formats }: { people: readonly Person[]; formats: Formats }) {
  return (
    <Stack gap="lg">
      {people.map((person) => (
        <DataOf key={person.id} person={person} alone={people.length === 1} formats={formats} />
      ))}
    </Stack>
  );
}

interface DataOfProps {
  person: Person;
  alone: boolean;
  formats: Formats;
}

function DataOf({ person: { id, name }, alone, formats }: DataOfProps) {
  const { t } = useTranslation();
  const erasure = useQuery(erasureQuery(id));
  const [asking, setAsking] = useState(false);
  return (
    <Stack gap="sm">
      <Loaded query={erasure}>
        {(preview) => (
          <>
            <Waits preview={preview} name={name} formats={formats} />
            <Group gap="sm">
              <DataDownload
                client_id={id}
                label={alone ? t('people.data.download') : t('people.data.downloadOf', { name })}
              />
              {preview.abilities.ask && (
                <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
                  {alone ? t('people.data.ask') : t('people.data.askOf', { name })}
                </Button>
              )}
            </Group>
            {asking && <Ask {...{ preview, name, formats }} onClose={() => setAsking(false)} />}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

interface AskProps {
  preview: ErasurePreview;
  name: string;
  formats: Formats;
}

function Ask({ preview, name, formats, onClose }: AskProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    async (send) => {
      await send(askErasure, preview.client_id);
      onClose();
    },
    { done: t('people.data.asked') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('people.data.askTitle', { name })}
      confirmLabel={t('people.data.ask')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text size="sm">{t('people.data.askText')}</Text>
      <ErasureEffects preview={preview} formats={formats} />
    </Confirm>
  );
}

/** That it was asked for or is about to be done, with the way back. */
function Waits({ preview, name, formats }: AskProps) {
  const { t } = useTranslation();
  const { busy, run } = useChange((send) => send(withdrawErasure, preview.client_id), {
    done: t('people.data.withdrawn'),
  });
  const { erasure, abilities } = preview;
  if (erasure === null || erasure.status === 'done') return null;
  const { asked_at, due_at, is_late } = erasure;
  const date = formats.date(formats.localDate(due_at ?? asked_at));
  const note = due_at ? (is_late ? 'overdueNote' : 'plannedNote') : 'askedNote';
  return (
    <Alert role="status">
      <Group justify="space-between">
        <Text size="sm">{t(`people.data.${note}`, { name, date })}</Text>
        {abilities.withdraw && (
          <Button variant="default" size="sm" loading={busy} onClick={() => run()}>
            {t('people.data.withdraw')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
