import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { firstFocus } from './first-focus.ts';
import { useFocusBack } from './use-focus-back.ts';

interface DialogProps
  extends Pick<ModalProps, 'size' | 'fullScreen' | 'centered' | 'yOffset' | 'transitionProps'> {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What the × says. */
  closeLabel: string;
  children: ReactNode;
}

/** A question, or a form, over the page: it begins at its first field, and gives the focus back where it came from. */
export function Dialog({ closeLabel, children, ...props }: DialogProps) {
  useFocusBack(props.opened);
  return (
    <Modal {...props} closeButtonProps={{ 'aria-label': closeLabel }}>
      <div ref={firstFocus}>{children}</div>
    </Modal>
  );
}
