import { addDays, type LocalDate } from '../kernel/time/index.ts';

export type Language = 'es' | 'en';

/** What the first screens say, as the app says it. */
export const words = {
  es: {
    ...{ eyebrow: 'Clases de pádel', signIn: 'Entrar', toApp: 'Mis clases', hours: 'Horario' },
    ...{ closed: 'cerrado', classes: 'Clases', next: 'Tu próxima clase', none: 'Esta semana no hay clases' },
    places: (taken: number, capacity: number) => `${taken} de ${capacity}`,
  },
  en: {
    ...{ eyebrow: 'Padel classes', signIn: 'Sign in', toApp: 'My classes', hours: 'Opening hours' },
    ...{
      closed: 'closed',
      classes: 'Classes',
      next: 'Your next class',
      none: 'There are no classes this week',
    },
    places: (taken: number, capacity: number) => `${taken} of ${capacity}`,
  },
} as const;

/** `Hoy`, `Mañana`, `Viernes, 27 de noviembre`. */
export function dayName(date: LocalDate, today: LocalDate, language: Language): string {
  const near = [-1, 0, 1].find((days) => addDays(today, days) === date);
  const text =
    near === undefined
      ? day(language, { weekday: 'long', day: 'numeric', month: 'long' }, date)
      : new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(near, 'day');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `lun`, of a weekday with 0 for Monday. */
export const weekdayName = (weekday: number, language: Language): string =>
  day(language, { weekday: 'short' }, addDays('2024-01-01', weekday));

const day = (language: Language, format: Intl.DateTimeFormatOptions, date: LocalDate): string =>
  new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(Date.parse(`${date}T12:00:00Z`));
