import { type DateOrder, dateOf } from '../../../kernel/cells/dates.ts';
import { flagOf } from '../../../kernel/cells/flags.ts';
import { decimalOf } from '../../../kernel/cells/numbers.ts';
import type { LineProblem, LineRecord } from '../../../kernel/cells/records.ts';
import type { ClientColumn } from './columns.ts';

/** What a row says of a person; what it does not say is not there. */
export interface ImportedPerson {
  display_name: string;
  email?: string;
  phone?: string;
  birth_date?: string;
  level?: number;
  is_club_member?: boolean;
  desk_notes?: string;
}
export interface ClientRow {
  line: number;
  person: ImportedPerson;
  /** In whose care they are. Without a name: somebody who is found by address or telephone. */
  guardian: ImportedPerson | null;
  relationship: string;
}

export interface Reading {
  order: DateOrder;
  /** The latest date on which anybody may have been born. */
  today: string;
}

/** Reads a row: all that it means, or all that is wrong with it. */
export function readClient(
  { line, cells }: LineRecord<ClientColumn>,
  reading: Reading,
): ClientRow | LineProblem[] {
  const problems: LineProblem[] = [];
  const fail: Fail = (column, code, params, message) => {
    problems.push({ line, column, code, params, message });
    return undefined;
  };
  const display_name = [cells.name, cells.surname].filter((part) => part !== '').join(' ');
  if (display_name === '') fail('name', 'missing', {}, 'is missing');
  const person = {
    display_name: fitting(display_name, 200, 'name', fail) ?? '',
    ...said('email', emailOf(cells.email, 'email', fail)),
    ...said('phone', fitting(cells.phone, 50, 'phone', fail)),
    ...said('birth_date', birthOf(cells.birth_date, reading, fail)),
    ...said('level', levelOf(cells.level, fail)),
    ...said('is_club_member', memberOf(cells.is_club_member, fail)),
    ...said('desk_notes', fitting(cells.desk_notes, 5_000, 'desk_notes', fail)),
  };
  const guardian = {
    display_name: fitting(cells.guardian, 200, 'guardian', fail) ?? '',
    ...said('email', emailOf(cells.guardian_email, 'guardian_email', fail)),
    ...said('phone', fitting(cells.guardian_phone, 50, 'guardian_phone', fail)),
  };
  const relationship = fitting(cells.relationship, 100, 'relationship', fail) ?? '';
  if (problems.length > 0) return problems;
  const cared = guardian.display_name !== '' || guardian.email !== undefined || guardian.phone !== undefined;
  return { line, person, guardian: cared ? guardian : null, relationship };
}

type Fail = (
  column: ClientColumn,
  code: LineProblem['code'],
  params: LineProblem['params'],
  message: string,
) => undefined;

const said = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };

function fitting(text: string, max: number, column: ClientColumn, fail: Fail): string | undefined {
  if (text.length > max) return fail(column, 'too_long', { max }, `is longer than ${max} characters`);
  return text === '' ? undefined : text;
}

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/u;

function emailOf(text: string, column: ClientColumn, fail: Fail): string | undefined {
  const email = text.toLowerCase();
  if (email === '' || (address.test(email) && email.length <= 254)) return email || undefined;
  return fail(column, 'format', { format: 'email', value: text }, `“${text}” is not an e-mail address`);
}

function birthOf(text: string, { order, today }: Reading, fail: Fail): string | undefined {
  if (text === '') return undefined;
  const date = dateOf(text, order);
  if (date === null || date < '1900-01-01')
    return fail('birth_date', 'format', { format: 'date', value: text }, `“${text}” is not a date`);
  if (date > today) return fail('birth_date', 'in_future', { value: text }, `“${text}” is still to come`);
  return date;
}

/** Padel's 0 to 7, or nothing yet. */
function levelOf(text: string, fail: Fail): number | undefined {
  if (text === '') return undefined;
  const level = Number(decimalOf(text) ?? Number.NaN);
  if (level >= 0 && level <= 7) return level;
  return fail('level', 'out_of_range', { value: text, min: 0, max: 7 }, `“${text}” is not from 0 to 7`);
}

function memberOf(text: string, fail: Fail): boolean | undefined {
  if (text === '') return undefined;
  const flag = flagOf(text);
  if (flag !== null) return flag;
  return fail('is_club_member', 'format', { format: 'flag', value: text }, `“${text}” is neither yes nor no`);
}
