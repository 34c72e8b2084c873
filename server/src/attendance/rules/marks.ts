import type { InputError } from '../../kernel/problem.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import type { Entry } from '../schemas.ts';
import { refusals } from './refusals.ts';

/** What is known of somebody with a place; `present` null: attendance not taken yet. */
export interface RosterRow {
  enrollment_id: string;
  student_id: string;
  status: 'enrolled' | 'no_show';
  checked_in: boolean;
  present: boolean | null;
  arrival_time: Date | null;
  departure_time: Date | null;
  instructor_notes: string;
  performance_rating: number | null;
  /** One more with everything that was said. */
  attendance_version: number;
}
/** The row as it is to be. */
export type Mark = Omit<RosterRow, 'present'> & { present: boolean };

export interface Roster {
  rows: readonly RosterRow[];
  /** The class is over: who is absent did not come. */
  is_over: boolean;
  /** Whether the one who marks may see, and so write, notes. */
  with_notes: boolean;
}

/**
 * The whole roster in one go, all or nothing: every row as it is to be, or every error by its path. What an entry
 * leaves out stays; who is absent has neither arrival nor performance. Source: product decision 9. `late` are those that
 * would write over what their sender has not seen.
 */
export function decideMarks(
  roster: Roster,
  entries: readonly Entry[],
): { errors: InputError[] } | { late: InputError[] } | { marks: Mark[] } {
  const seen = new Set<string>();
  const errors: InputError[] = [];
  const late: InputError[] = [];
  const marks = entries.flatMap((entry, at) => {
    const fail: Fail = (field, code, message) =>
      errors.push({ path: `/entries/${at}${field}`, ...code, message });
    const row = rowOf(roster, entry, fail);
    if (!row) return [];
    if (seen.has(row.enrollment_id)) fail('', { code: 'repeated' }, 'names somebody a second time');
    seen.add(row.enrollment_id);
    if (entry.instructor_notes !== undefined && !roster.with_notes)
      fail('/instructor_notes', { code: 'not_yours' }, 'are written by who teaches the class');
    if (isLate(row, entry))
      late.push({ path: `/entries/${at}`, code: 'said_since', message: refusals.said_since });
    return [markOf(roster, row, entry, fail)];
  });
  if (errors.length > 0) return { errors };
  return late.length > 0 ? { late } : { marks };
}

/** What the sender saw, where it says so, is not what is there now. */
export const isUnseen = (row: RosterRow, { attendance_version: seen }: Seen): boolean =>
  seen !== undefined && seen !== row.attendance_version;

type Seen = Pick<Entry, 'attendance_version'>;

/** Whether it would write over something of which its sender knows nothing; what is empty still can be filled. */
function isLate(row: RosterRow, entry: Entry): boolean {
  const { present, instructor_notes: notes, performance_rating: rating } = entry;
  return (
    isUnseen(row, entry) &&
    (present !== row.present ||
      (notes !== undefined && row.instructor_notes !== '' && notes !== row.instructor_notes) ||
      (rating !== undefined && row.performance_rating !== null && rating !== row.performance_rating))
  );
}

type Fail = (field: string, code: Pick<InputError, 'code' | 'params'>, message: string) => void;

function rowOf({ rows }: Roster, entry: Entry, fail: Fail): RosterRow | undefined {
  const { enrollment_id, student_id } = entry;
  const field = enrollment_id === undefined ? 'student_id' : 'enrollment_id';
  if (enrollment_id === undefined && student_id === undefined) {
    fail('/student_id', { code: 'required' }, 'is needed, or enrollment_id');
    return undefined;
  }
  const row = rows.find(
    (it) =>
      (enrollment_id === undefined || it.enrollment_id === enrollment_id) &&
      (student_id === undefined || it.student_id === student_id),
  );
  if (!row) fail(`/${field}`, { code: 'no_place' }, 'has no place in this class');
  return row;
}

function markOf({ is_over }: Roster, row: RosterRow, entry: Entry, fail: Fail): Mark {
  const { present } = entry;
  const notes = entry.instructor_notes ?? row.instructor_notes;
  if (!present) {
    for (const field of ['arrival_time', 'departure_time', 'performance_rating'] as const)
      if (entry[field] !== undefined && entry[field] !== null)
        fail(`/${field}`, { code: 'only_present' }, 'is for those who are present');
    return { ...row, ...absent, status: is_over ? 'no_show' : 'enrolled', instructor_notes: notes };
  }
  const arrival_time = timeOf(entry.arrival_time, row.arrival_time, () =>
    fail('/arrival_time', dateTime, notATime),
  );
  const departure_time = timeOf(entry.departure_time, row.departure_time, () =>
    fail('/departure_time', dateTime, notATime),
  );
  if (arrival_time && departure_time && departure_time < arrival_time)
    fail(
      '/departure_time',
      { code: 'before_field', params: { field: 'arrival_time' } },
      'is before the arrival',
    );
  const performance_rating =
    entry.performance_rating === undefined ? row.performance_rating : entry.performance_rating;
  return {
    ...row,
    ...{ arrival_time, departure_time, performance_rating, present },
    status: 'enrolled',
    checked_in: true,
    instructor_notes: notes,
  };
}

const dateTime = { code: 'format', params: { format: 'date-time' } };
const notATime = 'must be a date and time with an offset (RFC 3339)';
const absent = {
  present: false,
  checked_in: false,
  arrival_time: null,
  departure_time: null,
  performance_rating: null,
};

function timeOf(given: string | null | undefined, before: Date | null, fail: () => void): Date | null {
  if (given === undefined) return before;
  if (given === null) return null;
  const instant = parseInstant(given);
  if (!instant) fail();
  return instant;
}

/** Somebody checks in: present from now on, or, when the class is over, without a time of arrival. */
export const checkedIn = (row: RosterRow, now: Date, isOver: boolean): Mark => ({
  ...row,
  status: 'enrolled',
  checked_in: true,
  present: true,
  arrival_time: row.arrival_time ?? (isOver ? null : now),
});

const compared = [
  'status',
  'checked_in',
  'present',
  'arrival_time',
  'departure_time',
  'instructor_notes',
  'performance_rating',
] as const;

/** Those of `marks` that say something new: the same call twice writes nothing more. */
export function changedMarks(rows: readonly RosterRow[], marks: readonly Mark[]): Mark[] {
  const before = new Map(rows.map((row) => [row.enrollment_id, row]));
  return marks.filter((mark) => {
    const row = before.get(mark.enrollment_id);
    return !row || compared.some((field) => plain(row[field]) !== plain(mark[field]));
  });
}

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);
