import { Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { useIsDesktop } from '../../../ui/use-is-desktop.ts';
import type { ReturnEffect } from '../return-api.ts';
import { Telling } from './telling.tsx';

interface ReturnDialogProps {
  title: string;
  effect: ReturnEffect | undefined;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of what is taken back: what is decided, and afterwards what was done. */
export function ReturnDialog({ title, effect, onClose, children }: ReturnDialogProps) {
  const { t } = useTranslation();
  const desktop = useIsDesktop();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      size={effect ? 'md' : 'lg'}
      fullScreen={!desktop && !effect}
      closeLabel={t('common.close')}
    >
      {effect ? <Returned effect={effect} onClose={onClose} /> : children}
    </Dialog>
  );
}

/** How many classes are as before. */
export const broughtBack = ({ reinstated, given_back, moved_back }: ReturnEffect): number =>
  reinstated + given_back + moved_back;

function Returned({ effect, onClose }: { effect: ReturnEffect; onClose: () => void }) {
  const { t } = useTranslation();
  const start = useRef<HTMLDivElement>(null);
  const count = broughtBack(effect);
  useEffect(() => start.current?.focus(), []);
  return (
    <Stack ref={start} tabIndex={-1} style={{ outline: 'none' }}>
      <Text fw={600}>{t('changes.back.done', { count })}</Text>
      {count > 0 && <Telling told={effect.told} to_call={effect.to_call} when="done" />}
      {effect.not_back.length > 0 && (
        <Text size="sm">
          {t('changes.back.without', {
            who: effect.not_back
              .map((one) => `${one.student_name} (${t(`changes.back.reasons.${one.reason}`)})`)
              .join(', '),
          })}
        </Text>
      )}
      {effect.places?.map(({ schedule_id, schedule_name: name, why_not }) => (
        <Text key={schedule_id} size="sm">
          {t(why_not === null ? 'changes.back.place' : 'changes.back.noPlace', { name })}
        </Text>
      ))}
      <DialogFooter>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogFooter>
    </Stack>
  );
}
