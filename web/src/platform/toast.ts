import { notifications } from '@mantine/notifications';
import { i18n } from './i18n/i18n.ts';

/** Says that something is done. */
export function toastDone(message: string): void {
  notifications.show({ color: 'teal', message, role: 'status', ...closable() });
}

/** Says that something failed; stays long enough to be read. */
export function toastFailure(message: string): void {
  notifications.show({ color: 'red', message, role: 'alert', autoClose: 9000, ...closable() });
}

const closable = () => ({ closeButtonProps: { 'aria-label': i18n.t('common.close') } });
