import type { TFunction } from 'i18next';

/** The columns that a club needs to begin with; the others are on the page of documentation. */
const columns = {
  timetable: [
    ...(['club', 'class_name', 'weekday', 'start_time', 'end_time', 'level', 'instructor', 'court'] as const),
    ...(['max_participants', 'price', 'member_price', 'start_date', 'end_date'] as const),
    ...(['timezone', 'currency'] as const),
  ],
} as const;
export type Kind = keyof typeof columns;

const examples: Record<'es' | 'en', Record<Kind, readonly (readonly string[])[]>> = {
  es: {
    timetable: [
      [
        ...['Pádel Norte', 'Iniciación tarde', 'lunes', '19:00', '20:00', 'Principiante', 'Lucía Ferrer'],
        ...['Pista 1', '4', '12,50', '10,00', '14/09/2026', '30/06/2027', 'Europe/Madrid', 'EUR'],
      ],
    ],
  },
  en: {
    timetable: [
      [
        ...['Padel North', 'Evening beginners', 'Monday', '19:00', '20:00', 'Beginner', 'Lucy Ferrer'],
        ...['Court 1', '4', '12.50', '10.00', '14/09/2026', '30/06/2027', 'Europe/London', 'GBP'],
      ],
    ],
  },
};

/** A CSV with headings in the reader's language and an example, as spreadsheets open it: a mark, and semicolons. */
export function templateOf(kind: Kind, t: TFunction, language: string): string {
  const headings = columns[kind].map((column) => t(`importing.columnName.${column}`));
  const rows = [headings, ...examples[language === 'en' ? 'en' : 'es'][kind]];
  return `\uFEFF${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}
