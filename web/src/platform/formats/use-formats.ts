import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Club } from '../session/me.ts';
import { createFormats, type Formats } from './formats.ts';

/** Formats for a club in the reader's language; the region (decimal comma, day order) is the club's if it fits. */
export function useFormats(club: Pick<Club, 'timezone' | 'currency' | 'locale'>): Formats {
  const { i18n } = useTranslation();
  const { timezone, currency, locale } = club;
  return useMemo(
    () => createFormats({ timezone, currency, locale: readerLocale(i18n.language, locale) }),
    [i18n.language, timezone, currency, locale],
  );
}

/** English outside of an English-speaking region is written the British way: day before month, 24 hours. */
export function readerLocale(language: string, clubLocale: string): string {
  if (clubLocale.toLowerCase().startsWith(`${language}-`)) return clubLocale;
  return language === 'es' ? 'es-ES' : 'en-GB';
}
