import { Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import type { ChangeEffect } from '../api.ts';
import { Telling } from './telling.tsx';

interface MovedProps {
  effect: ChangeEffect;
  onUndo: () => void;
  onClose: () => void;
}

/** The class is elsewhere: who was told, who is to be called, and the way back. */
export function Moved({ effect, onUndo, onClose }: MovedProps) {
  const { t } = useTranslation();
  const start = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone; what was done is read from its beginning.
  useEffect(() => start.current?.focus(), []);
  return (
    <Stack ref={start} tabIndex={-1} style={{ outline: 'none' }}>
      <Text fw={600}>{t('changes.slots.done')}</Text>
      <Telling told={effect.told} to_call={effect.to_call} when="done" />
      <DialogFooter>
        <Button variant="subtle" leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={onUndo}>
          {t('changes.list.undo')}
        </Button>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogFooter>
    </Stack>
  );
}
