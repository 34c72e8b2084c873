import { parseInstant } from '../../kernel/time/index.ts';
import type { Locale } from './phrases.ts';

const formats = {
  es: new Intl.DateTimeFormat('es-ES', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
/** A local date in words. */
export const dayIn = (locale: Locale, date: string): string =>
  formats[locale].format(parseInstant(`${date}T00:00:00Z`) ?? undefined);
