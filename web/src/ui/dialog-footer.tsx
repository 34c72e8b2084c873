import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog-footer.module.css';

/** The buttons of a dialog or drawer, as the last thing in it: always in sight. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <Group justify="flex-end" className={classes.footer} data-footer>
      {children}
    </Group>
  );
}
