import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { i18n } from './i18n/i18n.ts';

/** Says that something is done, and for a while how to take it back; later that is done where it is shown. */
export function toastWithUndo(message: string, undo: { label: string; run: () => void }): void {
  const id = notifications.show({
    color: 'teal',
    role: 'status',
    autoClose: 12_000,
    closeButtonProps: { 'aria-label': i18n.t('common.close') },
    message: (
      <Group justify="space-between" gap="xs">
        {message}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      </Group>
    ),
  });
}
