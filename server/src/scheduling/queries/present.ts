import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { type Settings, settings } from '../../settings.ts';
import { mayAddPeople, seesNotes, sessionAbilities } from '../access.ts';
import { teacherOf } from '../rules/session-state.ts';
import { bookingWindow } from '../rules/windows.ts';
import type { InstructorPart } from '../schemas/parts.ts';
import type { Session } from '../schemas/session.ts';
import { asTheyWere } from './former.ts';

/** The assistants of a class or schedule, with their names, in their order. */
export const assistantsOf = (of: 's' | 'c') => sql<InstructorPart[]>`case
  when ${sql.ref(`${of}.assistant_instructor_ids`)} = '{}' then '[]'::jsonb
  else (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'display_name', a.display_name) order by n.at), '[]')
          from unnest(${sql.ref(`${of}.assistant_instructor_ids`)}) with ordinality n (id, at)
          join instructors a on a.organization_id = ${sql.ref(`${of}.organization_id`)} and a.id = n.id) end`;

/** What the assistants of a class or schedule are found by. */
export const assistantsSearch = (of: 's' | 'c') => sql<string | null>`case
  when ${sql.ref(`${of}.assistant_instructor_ids`)} = '{}' then null
  else (select string_agg(a.search, '' order by a.id) from instructors a
         where a.organization_id = ${sql.ref(`${of}.organization_id`)}
           and a.id = any(${sql.ref(`${of}.assistant_instructor_ids`)})) end`;

/** The names of who helps in class `s`, in their order; not of whoever of them gives it meanwhile. */
export const assistantNames = sql<string[]>`array(
  select a.display_name from unnest(s.assistant_instructor_ids) with ordinality n (id, at)
    join instructors a on a.organization_id = s.organization_id and a.id = n.id
   where n.id is distinct from coalesce(s.substitute_instructor_id, s.instructor_id) order by n.at)`;

/** The rows that `presentSessions` shows; later domains add their own conditions, order and limit to this query. */
export const sessionRows = (tx: TenantTx) =>
  tx
    .selectFrom('class_sessions as s')
    .innerJoin('class_schedules as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.schedule_id'),
    )
    .innerJoin('clubs as k', (on) =>
      on.onRef('k.organization_id', '=', 's.organization_id').onRef('k.id', '=', 's.club_id'),
    )
    .innerJoin('class_types as t', (on) =>
      on.onRef('t.organization_id', '=', 's.organization_id').onRef('t.id', '=', 'c.class_type_id'),
    )
    .innerJoin('class_levels as l', (on) =>
      on.onRef('l.organization_id', '=', 's.organization_id').onRef('l.id', '=', 'c.level_id'),
    )
    .leftJoin('instructors as i', (on) =>
      on.onRef('i.organization_id', '=', 's.organization_id').onRef('i.id', '=', 's.instructor_id'),
    )
    .leftJoin('instructors as u', (on) =>
      on
        .onRef('u.organization_id', '=', 's.organization_id')
        .onRef('u.id', '=', 's.substitute_instructor_id'),
    )
    .leftJoin('courts as o', (on) =>
      on.onRef('o.organization_id', '=', 's.organization_id').onRef('o.id', '=', 's.court_id'),
    )
    .select([
      's.id',
      's.schedule_id',
      'c.name',
      'c.description',
      'c.location',
      'c.instructor_id as schedule_instructor_id',
      'c.allow_waitlist',
      'c.allow_drop_in',
      'c.requires_package',
      'c.min_age',
      'c.max_age',
      'c.enrollment_opens_days',
      'c.enrollment_closes_hours',
      's.club_id',
      'k.name as club_name',
      'k.slug as club_slug',
      'k.timezone',
      't.id as type_id',
      't.name as type_name',
      't.type as type_type',
      't.color as type_color',
      'l.id as level_id',
      'l.name as level_name',
      'l.display_name as level_display_name',
      'l.color as level_color',
      's.instructor_id',
      'i.display_name as instructor_name',
      's.substitute_instructor_id',
      'u.display_name as substitute_name',
      's.assistant_instructor_ids',
      assistantsOf('s').as('assistants'),
      's.court_id',
      'o.name as court_name',
      's.local_date',
      's.local_time',
      's.scheduled_datetime',
      's.ends_at',
      's.duration_minutes',
      's.actual_start_time',
      's.actual_end_time',
      's.min_participants',
      's.max_participants',
      's.price',
      's.member_price',
      's.currency',
      's.enrolled_count',
      's.waitlisted_count',
      's.attended_count',
      's.status',
      's.cancelled_at',
      's.cancel_reason',
      's.notes',
      's.edited_fields',
    ]);
export type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionRows>['executeTakeFirstOrThrow']>>;

/** Sessions as the actor of the scope may see them, in the same order; those that have begun as they were then. */
export async function presentSessions(scope: Scope, found: readonly SessionRow[]): Promise<Session[]> {
  const rows = await asTheyWere(scope, found);
  const groups = rows.map(({ club_id, type_id: class_type_id, schedule_id }) => ({
    club_id,
    class_type_id,
    schedule_id,
  }));
  const values = await settingsOfEach(scope.tx, settings, groups);
  return rows.map((row, at) => presentSession(scope, row, values[at]!));
}

/** One session; `inForce` are the settings of its group. */
export function presentSession({ actor }: Pick<Scope, 'actor'>, row: SessionRow, inForce: Settings): Session {
  const instant = (at: Date) => offsetDateTime(at, row.timezone);
  const instantOrNull = (at: Date | null) => (at === null ? null : instant(at));
  const { enrollment_opens_days, enrollment_closes_hours, timezone } = row;
  const { minimum_booking_hours, allow_last_minute_booking } = inForce;
  const window = bookingWindow(
    { starts_at: row.scheduled_datetime, ends_at: row.ends_at, timezone },
    {
      ...{ enrollment_opens_days, enrollment_closes_hours },
      ...{ minimum_booking_hours, allow_last_minute_booking },
    },
  );
  return {
    id: row.id,
    schedule_id: row.schedule_id,
    name: row.name,
    description: row.description,
    ...partsOf(row),
    substitute_instructor: part(row.substitute_instructor_id, row.substitute_name),
    assistant_instructors: assistingIn(row),
    location: row.location,
    local_date: row.local_date,
    local_time: row.local_time,
    scheduled_datetime: instant(row.scheduled_datetime),
    ends_at: instant(row.ends_at),
    duration_minutes: row.duration_minutes,
    actual_start_time: instantOrNull(row.actual_start_time),
    actual_end_time: instantOrNull(row.actual_end_time),
    min_participants: row.min_participants,
    max_participants: row.max_participants,
    price: row.price,
    member_price: row.member_price,
    currency: row.currency,
    enrolled_count: row.enrolled_count,
    waitlisted_count: row.waitlisted_count,
    attended_count: row.attended_count,
    free_places: Math.max(0, row.max_participants - row.enrolled_count),
    allow_waitlist: row.allow_waitlist && inForce.enable_waitlist,
    allow_drop_in: row.allow_drop_in,
    requires_package: row.requires_package,
    min_age: row.min_age,
    max_age: row.max_age,
    opens_at: instant(window.opens_at),
    closes_at: instant(window.closes_at),
    status: row.status as Session['status'],
    cancelled_at: instantOrNull(row.cancelled_at),
    cancel_reason: row.cancel_reason,
    ...(seesNotes(actor, row) && { notes: row.notes, edited_fields: row.edited_fields }),
    abilities: { ...sessionAbilities(actor, row), add_people: mayAddPeople(actor, row, inForce) },
  };
}

export type Parts = Pick<
  SessionRow,
  | 'club_id'
  | 'club_name'
  | 'club_slug'
  | 'timezone'
  | 'type_id'
  | 'type_name'
  | 'type_type'
  | 'type_color'
  | 'level_id'
  | 'level_name'
  | 'level_display_name'
  | 'level_color'
  | 'instructor_id'
  | 'instructor_name'
  | 'court_id'
  | 'court_name'
>;

/** The small objects that sessions and schedules name. */
export const partsOf = (row: Parts) => ({
  club: { id: row.club_id, name: row.club_name, slug: row.club_slug, timezone: row.timezone },
  class_type: { id: row.type_id, name: row.type_name, type: row.type_type, color: row.type_color },
  level: {
    id: row.level_id,
    name: row.level_name,
    display_name: row.level_display_name,
    color: row.level_color,
  },
  instructor: part(row.instructor_id, row.instructor_name),
  court: row.court_id === null ? null : { id: row.court_id, name: row.court_name ?? '' },
});

/** Who helps: not whoever of them gives it meanwhile. */
export const assistingIn = (row: {
  assistants: readonly InstructorPart[];
  instructor_id: string | null;
  substitute_instructor_id: string | null;
}): InstructorPart[] => row.assistants.filter((one) => one.id !== teacherOf(row));

const part = (id: string | null, display_name: string | null) =>
  id === null ? null : { id, display_name: display_name ?? '' };

/** After this row in an order by an instant and an id, for paging. */
export const afterKey = (column: string, { at, id }: { at: Date; id: string }) =>
  sql<boolean>`(${sql.ref(column)}, s.id) > (${at}::timestamptz, ${id}::uuid)`;
