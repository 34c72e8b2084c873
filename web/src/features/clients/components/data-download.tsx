import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { saveFile } from '../../../platform/save-file.ts';
import { personFile } from '../erasure-api.ts';

/** All that the club keeps of somebody, as one file. */
export function DataDownload({ client_id, label }: { client_id: string; label: string }) {
  const { t } = useTranslation();
  const { busy, run } = useChange(async () =>
    saveFile(`${t('people.data.file')}.json`, await personFile(client_id)),
  );
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={busy}
      onClick={() => run()}
    >
      {label}
    </Button>
  );
}
