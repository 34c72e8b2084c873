import type { TFunction } from 'i18next';

export interface Choice {
  value: string;
  label: string;
}

/** Every time zone that this browser knows, `Europe/Madrid` as such. */
export function timezones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** The zone of the computer in front of the owner: very likely the club's. Empty when it is no place's. */
export function localTimezone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return timezones().includes(zone) ? zone : '';
}

/** Every currency with its name in the reader's language: `EUR · euro`. */
export function currencies(language: string): Choice[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code)}`,
  }));
}

export function clubLocales(t: TFunction): Choice[] {
  return [
    { value: 'es', label: t('setup.locales.es') },
    { value: 'en', label: t('setup.locales.en') },
  ];
}
