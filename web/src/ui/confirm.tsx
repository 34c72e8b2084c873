import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { DialogFooter } from './dialog-footer.tsx';

interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  /** `danger` for what takes something away from somebody. */
  tone?: 'normal' | 'danger';
  busy?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
}

/** Asks before something that is hard to take back; Enter in a field confirms. */
export function Confirm(props: ConfirmProps) {
  const { opened, onClose, title, children, confirmLabel, cancelLabel, tone, busy, disabled, onConfirm } =
    props;
  return (
    <Dialog opened={opened} onClose={onClose} title={title} closeLabel={cancelLabel}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onConfirm();
        }}
        noValidate
      >
        <Stack>
          {children}
          <DialogFooter>
            <Button variant="default" onClick={onClose} {...(tone === 'danger' && { 'data-safe': true })}>
              {cancelLabel}
            </Button>
            <Button
              type="submit"
              loading={busy ?? false}
              disabled={disabled ?? false}
              {...(tone !== 'danger' && { 'data-safe': true })}
              {...(tone === 'danger' && { color: 'red.8' })}
            >
              {confirmLabel}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Dialog>
  );
}
