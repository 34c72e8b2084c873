import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { AskCoaches } from './ask-coaches.tsx';

/** All classes that an absence left without anybody to give them, asked about at once. */
export function AskForKept({ session_ids }: { session_ids: readonly string[] }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (session_ids.length === 0) return null;
  return (
    <>
      <div>
        <Button
          variant="light"
          leftSection={<IconSend size={18} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('substitutes.ask.forKept', { count: session_ids.length })}
        </Button>
      </div>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('substitutes.ask.title')}
        closeLabel={t('common.close')}
      >
        <AskCoaches session_ids={session_ids} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}
