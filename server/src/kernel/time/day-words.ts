import type { LocalDate } from './dates.ts';
import { parseInstant } from './instants.ts';

const formats = {
  es: new Intl.DateTimeFormat('es-ES', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
/** A local date in words: “2 de marzo de 2026”, “2 March 2026”. */
export const dayIn = (language: keyof typeof formats, date: LocalDate): string =>
  formats[language].format(parseInstant(`${date}T00:00:00Z`) ?? undefined);
