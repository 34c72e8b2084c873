import { notifications, notificationsStore } from '@mantine/notifications';
import { randomId } from './client/ids.ts';
import { i18n } from './i18n/i18n.ts';

/**
 * A slot is what an action says its outcomes in: the next one takes the place of the last, so that nothing red stands
 * beside what has worked since.
 */
export type Slot = string | undefined;

/** Says that something is done. */
export function toastDone(message: string, slot?: Slot): void {
  say({ color: 'teal', message, role: 'status' }, slot);
}

/** Says that something failed; stays long enough to be read. */
export function toastFailure(message: string, slot?: Slot): void {
  say({ color: 'red', message, role: 'alert', autoClose: 9000 }, slot);
}

/** What was said there is no longer so. */
export function clearSlot(slot: string): void {
  const { notifications: shown, queue } = notificationsStore.getState();
  for (const { id } of [...shown, ...queue]) if (id?.startsWith(`${slot} `)) notifications.hide(id);
}

/** Each under a name of its own: one that is only changed keeps the time that the last one had left. */
function say(toast: Parameters<typeof notifications.show>[0], slot: Slot): void {
  if (slot !== undefined) clearSlot(slot);
  notifications.show({
    ...toast,
    ...(slot !== undefined && { id: `${slot} ${randomId()}` }),
    closeButtonProps: { 'aria-label': i18n.t('common.close') },
  });
}
