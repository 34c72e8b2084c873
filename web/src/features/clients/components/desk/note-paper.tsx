import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import { now } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { toastDone } from '../../../../platform/toast.ts';

interface NotePaperProps {
  /** What is wanting, in words. */
  missing: string;
  /** What the button says. */
  action: string;
  formats: Formats;
  onNote: (send: Send, on_paper: string) => Promise<unknown>;
}

/** That somebody has signed on paper, and when. */
export function NotePaper({ missing, action, formats, onNote }: NotePaperProps) {
  const { t } = useTranslation();
  const today = formats.localDate(now());
  const [on, setOn] = useState<string | null>(today);
  const { busy, run } = useChange(async (send, on_paper: string) => {
    await onNote(send, on_paper);
    toastDone(t('common.saved'));
  });
  return (
    <>
      <Text size="sm">{missing}</Text>
      <Group align="flex-end" gap="sm">
        <DateField label={t('clients.privacy.signedOn')} value={on} onChange={setOn} max={today} />
        <Button variant="default" loading={busy} disabled={on === null} onClick={() => on && run(on)}>
          {action}
        </Button>
      </Group>
    </>
  );
}
