import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { saveFile } from '../../../../platform/save-file.ts';
import { clientsFile, type FileWanted } from '../../api.ts';
import { viewOf, wantedIn } from './client-views.ts';

/** The clients that the list shows, all of its pages, as a file. */
export function ClientExport({ q, view }: { q: string; view: string }) {
  const { t, i18n } = useTranslation();
  const name = `${t('clients.file')}.csv`;
  const { run, busy } = useChange(async (_send, wanted: FileWanted) =>
    saveFile(name, await clientsFile(wanted)),
  );
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
