import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { clientsFile, type FileWanted } from '../../api.ts';
import { viewOf, wantedIn } from './client-views.ts';

/** The clients that the list shows, all of its pages, as a file. */
export function ClientExport({ q, view }: { q: string; view: string }) {
  const { t, i18n } = useTranslation();
  const name = `${t('clients.file')}.csv`;
  const { run, busy } = useChange(async (_send, wanted: FileWanted) => save(name, await clientsFile(wanted)));
  const language = i18n.language === 'en' ? 'en' : 'es';
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={busy}
      onClick={() => run({ ...wantedIn(viewOf(view), q.trim()), language })}
    >
      {t('clients.export')}
    </Button>
  );
}

/** Some browsers fetch it only after the click is over. */
const keptMs = 60_000;

function save(name: string, file: Blob): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), keptMs);
}
