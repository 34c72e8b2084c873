import { addMinutes, type LocalDate, type LocalTime } from '../../kernel/time/index.ts';
import type { Occurrence } from './recurrence.ts';

/** What can change of a session, as the table has it. */
export type SessionState = {
  id: string;
  schedule_id: string;
  club_id: string;
  occurrence_date: LocalDate;
  occurrence_time: LocalTime;
  local_date: LocalDate;
  local_time: LocalTime;
  scheduled_datetime: Date;
  ends_at: Date;
  duration_minutes: number;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  /** Who helps; whoever of them gives the class as its substitute does not help in it meanwhile. */
  assistant_instructor_ids: string[];
  court_id: string | null;
  min_participants: number;
  max_participants: number;
  price: number;
  member_price: number | null;
  notes: string;
  edited_fields: string[];
  status: string;
  enrolled_count: number;
  waitlisted_count: number;
};

/** Fields that a session takes from its schedule under the same name. */
export const copiedFields = [
  'duration_minutes',
  'instructor_id',
  'assistant_instructor_ids',
  'court_id',
  'min_participants',
  'max_participants',
  'price',
  'member_price',
] as const;
export type CopiedFields = Pick<SessionState, (typeof copiedFields)[number]>;

const told = ['scheduled_datetime', 'substitute_instructor_id', ...copiedFields] as const;

export type SessionEdit = Partial<
  CopiedFields &
    Pick<
      SessionState,
      'substitute_instructor_id' | 'notes' | 'local_date' | 'local_time' | 'scheduled_datetime'
    >
>;

/**
 * The session after an edit by hand, with the edit remembered; a field that the edit makes what the series says is the
 * series' again. What the edit leaves as it is stays as it was. A substitute and notes are nobody else's field.
 */
export function editSession(session: SessionState, edit: SessionEdit, series: CopiedFields): SessionState {
  const after = withEnd({ ...session, ...edit });
  const changed = ownFields.filter(
    (field) => edit[field] !== undefined && !same(edit[field], session[field]),
  );
  const kept = session.edited_fields.filter((field) => !changed.some((one) => one === field));
  const own = changed.filter((field) => !isOfSeries(after, field, series));
  return { ...after, edited_fields: [...kept, ...own].sort() };
}

const ownFields = [...copiedFields, 'scheduled_datetime'] as const;

const isOfSeries = (
  session: SessionState,
  field: (typeof ownFields)[number],
  series: CopiedFields,
): boolean =>
  field === 'scheduled_datetime'
    ? session.local_date === session.occurrence_date && session.local_time === session.occurrence_time
    : same(session[field], series[field]);

/**
 * The session after its schedule changed: what was changed by hand stays, `changes` and the new place in the
 * pattern apply to the rest.
 */
export function followSchedule(
  session: SessionState,
  changes: Partial<CopiedFields>,
  occurrence: Occurrence | undefined,
): SessionState {
  const edited = new Set(session.edited_fields);
  const applied = Object.fromEntries(Object.entries(changes).filter(([field]) => !edited.has(field)));
  const next: SessionState = { ...session, ...applied };
  if (occurrence) {
    next.occurrence_date = occurrence.local_date;
    next.occurrence_time = occurrence.local_time;
    if (!edited.has('scheduled_datetime')) {
      next.local_date = occurrence.local_date;
      next.local_time = occurrence.local_time;
      next.scheduled_datetime = occurrence.starts_at;
    }
  }
  return withEnd(next);
}

/** What people are told of a change: before and after, by field; notes are private. */
export function changesOf(
  before: SessionState,
  after: SessionState,
  instant: (at: Date) => string,
): Record<string, [unknown, unknown]> {
  const show = (value: unknown) => (value instanceof Date ? instant(value) : value);
  return Object.fromEntries(
    told
      .filter((field) => !same(before[field], after[field]))
      .map((field) => [field, [show(before[field]), show(after[field])]]),
  );
}

/** Who gives the class. */
export const teacherOf = (session: Pick<SessionState, 'instructor_id' | 'substitute_instructor_id'>) =>
  session.substitute_instructor_id ?? session.instructor_id;

export type Staffed = Pick<
  SessionState,
  'instructor_id' | 'substitute_instructor_id' | 'assistant_instructor_ids'
>;

/** Everybody who is at the class, whoever gives it first, then those who help. */
export const coachesOf = (session: Staffed): string[] => {
  const teacher = teacherOf(session);
  return [...new Set([...(teacher === null ? [] : [teacher]), ...session.assistant_instructor_ids])];
};

export const isAhead = (session: { status: string }): boolean =>
  session.status === 'scheduled' || session.status === 'confirmed';

const withEnd = (session: SessionState): SessionState => ({
  ...session,
  ends_at: addMinutes(session.scheduled_datetime, session.duration_minutes),
});

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, at) => same(one, b[at]));
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
