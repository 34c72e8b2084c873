import { Button, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { AskCoaches } from './ask-coaches.tsx';

interface AskForKeptProps {
  classes: readonly { session_id: string; name: string; local_date: string; local_time: string }[];
  formats: Formats;
}

/** As many as may be asked about at once. */
const AT_ONCE = 100;

/** All classes that an absence left without anybody to give them, asked about at once. */
export function AskForKept({ classes, formats }: AskForKeptProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (classes.length === 0) return null;
  const first = classes.slice(0, AT_ONCE);
  const names = new Map(
    first.map(({ session_id, name, local_date, local_time }) => [
      session_id,
      `${name}, ${formats.dayShort(local_date)}, ${local_time.slice(0, 5)}`,
    ]),
  );
  return (
    <>
      <div>
        <Button
          variant="light"
          leftSection={<IconSend size={18} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('substitutes.ask.forKept', { count: first.length })}
        </Button>
        {classes.length > AT_ONCE && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('substitutes.ask.firstOnly', { count: AT_ONCE, of: classes.length })}
          </Text>
        )}
      </div>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('substitutes.ask.title')}
        closeLabel={t('common.close')}
      >
        <AskCoaches session_ids={[...names.keys()]} names={names} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}
