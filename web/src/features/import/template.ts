import type { TFunction } from 'i18next';
import { listColumns } from './columns.ts';

/** The columns that a club needs to begin with; the others are on the page of documentation. */
const columns = {
  timetable: [
    ...(['club', 'class_name', 'weekday', 'start_time', 'end_time', 'level', 'instructor', 'court'] as const),
    ...(['max_participants', 'price', 'member_price', 'start_date', 'end_date'] as const),
    ...(['timezone', 'currency'] as const),
  ],
  clients: listColumns.clients,
  places: listColumns.places,
  wishes: listColumns.wishes,
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
    clients: [
      [
        'Lucas',
        'Gil Sanz',
        '',
        '',
        '01/09/2016',
        '',
        'no',
        '',
        'Ana Sanz',
        'ana@example.com',
        '600111222',
        'madre',
      ],
      ['Eva', 'Ruiz', 'eva@example.com', '600333444', '05/04/1990', '3,5', 'sí', '', '', '', '', ''],
    ],
    places: [
      ['Iniciación tarde', 'lunes', '19:00', '', '', 'Eva', 'Ruiz', 'eva@example.com', '', '14/09/2026', ''],
    ],
    wishes: [
      [
        ...['Eva', 'Ruiz', 'eva@example.com', '', '2', 'lunes y miércoles 18:00-21:00', 'lunes 19:00-20:30'],
        ...['3,5', 'Ana Sanz', '', '', '', ''],
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
    clients: [
      [
        'Luke',
        'Gill',
        '',
        '',
        '01/09/2016',
        '',
        'no',
        '',
        'Ann Gill',
        'ann@example.com',
        '07700900111',
        'mother',
      ],
      ['Eve', 'Ross', 'eve@example.com', '07700900222', '05/04/1990', '3.5', 'yes', '', '', '', '', ''],
    ],
    places: [
      [
        'Evening beginners',
        'Monday',
        '19:00',
        '',
        '',
        'Eve',
        'Ross',
        'eve@example.com',
        '',
        '14/09/2026',
        '',
      ],
    ],
    wishes: [
      [
        ...['Eve', 'Ross', 'eve@example.com', '', '2', 'Monday and Wednesday 18:00-21:00'],
        ...['Monday 19:00-20:30', '3.5', 'Ann Gill', '', '', '', ''],
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
