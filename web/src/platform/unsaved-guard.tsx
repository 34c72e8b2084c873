import { Button, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFooter } from '../ui/dialog-footer.tsx';

/** Asks before a page with unsaved changes is left, inside the app and by closing the tab. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: when,
    withResolver: true,
  });
  return (
    <Dialog
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('common.unsaved.title')}
      closeLabel={t('common.close')}
    >
      <Text mb="lg">{t('common.unsaved.text')}</Text>
      <DialogFooter>
        <Button variant="default" onClick={() => reset?.()}>
          {t('common.unsaved.stay')}
        </Button>
        <Button color="red.8" onClick={() => proceed?.()}>
          {t('common.unsaved.leave')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
