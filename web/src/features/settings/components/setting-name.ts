import type { TFunction } from 'i18next';

/** The name of a setting; one that we have no words for keeps its key, readable. */
export function settingName(t: TFunction, known: (key: string) => boolean, key: string): string {
  if (known(`settings.names.${key}`)) return t(`settings.names.${key}` as 'settings.names.enable_waitlist');
  return key.replaceAll('_', ' ');
}
