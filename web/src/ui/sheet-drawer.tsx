import { Drawer } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useFocusBack } from './use-focus-back.ts';
import { useIsDesktop } from './use-is-desktop.ts';

export interface SheetProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  /** `auto`: as high as its content, on phones. */
  height?: 'full' | 'auto';
  children: ReactNode;
}

export default function SheetDrawer(props: SheetProps) {
  const { opened, onClose, title, closeLabel, height = 'full', children } = props;
  const desktop = useIsDesktop();
  // Mantine remembers where the focus was when a drawer that is there already opens.
  const [shown, show] = useState(false);
  useEffect(() => show(opened), [opened]);
  useFocusBack(opened);
  const content = desktop ? {} : { height: height === 'auto' ? 'auto' : '94dvh', maxHeight: '94dvh' };
  return (
    <Drawer
      opened={shown}
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
