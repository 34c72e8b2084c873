import { timeOf } from '../../kernel/cells/dates.ts';
import { decimalOf, wholeOf } from '../../kernel/cells/numbers.ts';
import type { LineProblem, LineRecord } from '../../kernel/cells/records.ts';
import { meaningOf, wordKey } from '../../kernel/cells/words.ts';
import { dayWords } from '../../scheduling/rules/timetable/words.ts';
import { checkTimes, most, tidyTimes, type WishTime } from './wishes.ts';

const words = {
  name: ['nombre', 'alumno', 'alumna', 'cliente', 'nombre completo', 'student', 'client', 'full name'],
  surname: ['apellido', 'apellidos', 'last name', 'family name'],
  email: ['e mail', 'correo', 'correo electronico', 'mail'],
  phone: ['telefono', 'tel', 'movil', 'telephone', 'mobile'],
  classes_a_week: [
    'clases por semana',
    'clases',
    'dias por semana',
    'classes',
    'classes a week',
    'classes per week',
  ],
  can: [
    'horas en que puede',
    'puede',
    'horas',
    'horario',
    'disponibilidad',
    'hours',
    'can come',
    'availability',
  ],
  love: ['horas preferidas', 'prefiere', 'preferencia', 'preferred hours', 'prefers', 'would love'],
  level: ['nivel'],
  with: ['con', 'con quien', 'amigos', 'friends', 'with whom'],
  not_with: ['sin', 'con quien no', 'not with', 'with whom not'],
  coaches: ['monitor', 'monitores', 'monitora', 'profesor', 'entrenador', 'coach', 'instructor'],
  clubs: ['otros clubes', 'otros clubs', 'club', 'other clubs'],
  note: ['nota', 'notas', 'observaciones', 'comentarios', 'notes', 'remarks'],
} as const satisfies Record<string, readonly string[]>;
/** The columns of a file that says what students want. */
export type WishColumn = keyof typeof words;
/** What else they may be called in Spanish and English, folded. */
export const wishWords: Readonly<Record<WishColumn, readonly string[]>> = words;

/** What a row wants; coaches and clubs by name. */
export interface WishFileRow {
  line: number;
  person: { display_name: string; email?: string; phone?: string };
  level: number | null;
  wants_test: boolean;
  classes_a_week: number;
  times: WishTime[];
  with: string[];
  not_with: string[];
  coaches: string[];
  clubs: string[];
  note: string;
}

type Say = (
  column: WishColumn,
  code: LineProblem['code'],
  params: LineProblem['params'],
  message: string,
) => void;

/** Reads a row: all that it means, or all that is wrong with it. */
export function readWish({ line, cells }: LineRecord<WishColumn>): WishFileRow | LineProblem[] {
  const problems: LineProblem[] = [];
  const say: Say = (column, code, params, message) => problems.push({ line, column, code, params, message });
  if (cells.name === '') say('name', 'missing', {}, 'is missing');
  if (cells.can === '' && cells.love === '') say('can', 'missing', {}, 'is missing');
  if (cells.note.length > 1_000) say('note', 'too_long', { max: 1_000 }, 'is longer than 1000 characters');
  const row: WishFileRow = {
    line,
    person: {
      display_name: [cells.name, cells.surname].filter((part) => part !== '').join(' '),
      ...(cells.email !== '' && { email: cells.email }),
      ...(cells.phone !== '' && { phone: cells.phone }),
    },
    ...levelOf(cells.level, say),
    classes_a_week: classesOf(cells.classes_a_week, say),
    times: timesOf(cells, say),
    with: namesOf(cells.with, 'with', say),
    not_with: namesOf(cells.not_with, 'not_with', say),
    coaches: namesIn(cells.coaches),
    clubs: namesIn(cells.clubs),
    note: cells.note,
  };
  return problems.length > 0 ? problems : row;
}

const testWords = ['prueba', 'test', 'me prueben', 'que me prueben', 'test me', 'probar'];

function levelOf(text: string, say: Say): { level: number | null; wants_test: boolean } {
  if (text === '') return { level: null, wants_test: false };
  if (testWords.includes(wordKey(text))) return { level: null, wants_test: true };
  const level = Number(decimalOf(text) ?? Number.NaN);
  if (!(level >= 0 && level <= 7))
    say(
      'level',
      'out_of_range',
      { value: text.slice(0, 100), min: 0, max: 7 },
      `“${text}” is not from 0 to 7`,
    );
  return { level: Math.round(level * 100) / 100, wants_test: false };
}

function classesOf(text: string, say: Say): number {
  if (text === '') return 1;
  const count = wholeOf(text) ?? 0;
  if (count < 1 || count > most.classes)
    say(
      ...([
        'classes_a_week',
        'out_of_range',
        { value: text.slice(0, 100), min: 1, max: most.classes },
      ] as const),
      `“${text}” is not from 1 to ${most.classes}`,
    );
  return count;
}

const namesIn = (text: string): string[] =>
  [...new Set(text.split(/[;,/]/u).map((name) => name.trim()))].filter((name) => name !== '');

function namesOf(text: string, column: 'with' | 'not_with', say: Say): string[] {
  const names = namesIn(text);
  if (names.length > most.people)
    say(
      ...([column, 'out_of_range', { value: names.length, min: 0, max: most.people }] as const),
      `names more than ${most.people}`,
    );
  if (names.some((name) => name.length > 200))
    say(column, 'too_long', { max: 200 }, 'is longer than 200 characters');
  return names;
}

/** Those that they can, and those that they would love, which are a part of them or more. */
function timesOf(cells: Readonly<Record<WishColumn, string>>, say: Say): WishTime[] {
  const can = weekIn(cells.can, 'can', false, say);
  const love = weekIn(cells.love, 'love', true, say);
  const times = tidyTimes([...can.flatMap((one) => without(one, love)), ...love]);
  if (times.length > most.times)
    say(
      'can',
      'out_of_range',
      { value: times.length, min: 1, max: most.times },
      `more than ${most.times} times`,
    );
  return times;
}

/** What is left of some hours beside those that are loved. */
function without(one: WishTime, loved: readonly WishTime[]): WishTime[] {
  return loved.reduce<WishTime[]>(
    (left, { weekday, starts_at, ends_at }) =>
      left.flatMap((piece) => {
        if (piece.weekday !== weekday || ends_at <= piece.starts_at || piece.ends_at <= starts_at)
          return [piece];
        return [
          { ...piece, ends_at: starts_at },
          { ...piece, starts_at: ends_at },
        ].filter((rest) => rest.starts_at < rest.ends_at);
      }),
    [one],
  );
}

const days = Object.keys(dayWords);
const wholeDay = { starts_at: '08:00', ends_at: '23:00' };

/** `lunes y miércoles 18:00-21:00; viernes`: days alone are the whole of them. */
function weekIn(text: string, column: 'can' | 'love', loved: boolean, say: Say): WishTime[] {
  const format = () =>
    say(
      column,
      'format',
      { format: 'hours', value: text.slice(0, 100) },
      `“${text.slice(0, 100)}” are no hours`,
    );
  const times: WishTime[] = [];
  for (const piece of text.split(/[;,]/u).map((one) => one.trim())) {
    if (piece === '') continue;
    const read = pieceOf(piece);
    if (!read) {
      format();
      return [];
    }
    times.push(...read.map((one) => ({ ...one, loved })));
  }
  if (checkTimes(times).length > 0) {
    format();
    return [];
  }
  return times;
}

function pieceOf(text: string): Omit<WishTime, 'loved'>[] | undefined {
  const match =
    /^(?<days>[^\d]+?)(?:\s+(?<from>\d\S*(?:\s?[ap]\.?m\.?)?)\s*(?:-|–|a|to)\s*(?<until>\d.*))?$/iu.exec(
      text,
    );
  const weekdays = (match?.groups?.days ?? '')
    .split(/\s+(?:y|e|and|&)\s+|\s*\+\s*/iu)
    .map((word) => days.indexOf(meaningOf(word, dayWords) ?? '-'));
  if (!match || weekdays.includes(-1)) return undefined;
  const { from, until } = match.groups ?? {};
  const hours =
    from === undefined || until === undefined
      ? wholeDay
      : { starts_at: hourOf(from), ends_at: hourOf(until) };
  const { starts_at, ends_at } = hours;
  if (starts_at === null || ends_at === null || ends_at <= starts_at) return undefined;
  return weekdays.map((weekday) => ({ weekday, starts_at, ends_at }));
}

/** In a span a number alone is an hour. */
const hourOf = (text: string): string | null =>
  timeOf(/^\d{1,2}$/.test(text.trim()) ? `${text.trim()}:00` : text);
