import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-back.ts';
import { useIsDesktop } from './use-is-desktop.ts';

interface SheetProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  /** `auto`: as high as its content, on phones. */
  height?: 'full' | 'auto';
  children: ReactNode;
}

/** Something over the page: a drawer at the side of a desktop, a sheet from the bottom of a phone. */
export function Sheet({ opened, onClose, title, closeLabel, height = 'full', children }: SheetProps) {
  const desktop = useIsDesktop();
  useFocusBack(opened);
  const content = desktop ? {} : { height: height === 'auto' ? 'auto' : '94dvh', maxHeight: '94dvh' };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position={desktop ? 'right' : 'bottom'}
      size={desktop ? 480 : 'auto'}
      radius={desktop ? 0 : 'lg'}
      padding="lg"
      styles={{
        content,
        title: { fontWeight: 700, fontSize: '1.25rem', lineHeight: 1.25, overflowWrap: 'anywhere' },
      }}
      closeButtonProps={{ 'aria-label': closeLabel, size: 'lg' }}
    >
      {children}
    </Drawer>
  );
}
