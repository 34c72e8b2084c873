import { sql } from 'kysely';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  addHours,
  clipIntervals,
  type Interval,
  localDateOf,
  mergeIntervals,
  offsetDateTime,
} from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { type Availability, freeIntervals } from '../rules/availability.ts';
import type { FreeTime, TaughtSession } from '../schemas.ts';
import { clubsOf } from './clubs.ts';
import { getInstructor } from './instructors.ts';

export interface InstructorTime extends Availability {
  display_name: string;
  max_weekly_hours: number;
  accepts_substitutions: boolean;
  is_active: boolean;
  club_ids: string[];
}

/** The hours of these instructors, in the form that `instructorFit` and `freeIntervals` take; unknown ids are absent. */
export async function timeOf(
  { tx }: Scope,
  instructor_ids: readonly string[],
): Promise<Map<string, InstructorTime>> {
  if (instructor_ids.length === 0) return new Map();
  const asked = sql<string>`any(${[...new Set(instructor_ids)]}::uuid[])`;
  const [instructors, windows, exceptions] = await Promise.all([
    tx
      .selectFrom('instructors as i')
      .select([
        'i.id',
        'i.display_name',
        'i.max_weekly_hours',
        'i.accepts_substitutions',
        'i.is_active',
        sql<string[]>`array(select c.club_id from instructor_clubs c
          where c.organization_id = i.organization_id and c.instructor_id = i.id order by c.club_id)`.as(
          'club_ids',
        ),
      ])
      .where('i.id', '=', asked)
      .execute(),
    tx
      .selectFrom('instructor_windows')
      .select(['instructor_id', 'weekday', 'starts_at as starts_time', 'ends_at as ends_time', 'club_id'])
      .where('instructor_id', '=', asked)
      .execute(),
    tx
      .selectFrom('instructor_exceptions')
      .select(['instructor_id', 'kind', 'starts_at', 'ends_at'])
      .where('instructor_id', '=', asked)
      .execute(),
  ]);
  const windowsOf = Map.groupBy(windows, (row) => row.instructor_id);
  const exceptionsOf = Map.groupBy(exceptions, (row) => row.instructor_id);
  return new Map(
    instructors.map(({ id, ...row }) => {
      const time = { windows: windowsOf.get(id) ?? [], exceptions: exceptionsOf.get(id) ?? [] };
      return [id, { ...row, ...time } as InstructorTime];
    }),
  );
}

/**
 * When the instructor is free between two instants, in order: hours that they work at any of their clubs (or at
 * `club_id`), in that club's wall time, without leave and without the classes they give. 404 for unknown ids.
 */
export async function freeTime(
  scope: Scope,
  asked: Interval & { instructor_id: string; club_id?: string },
): Promise<FreeTime[]> {
  const { instructor_id, club_id } = asked;
  const time = found((await timeOf(scope, [instructor_id])).get(instructor_id), 'instructor');
  if (club_id !== undefined) await clubOf(scope, club_id);
  const [all, busy] = await Promise.all([clubsOf(scope, instructor_id), busyTime(scope, asked)]);
  const clubs = all.filter((club) => club_id === undefined || club.id === club_id);
  const free = clubs.flatMap((club) =>
    freeIntervals({
      ...time,
      busy,
      from_date: localDateOf(asked.starts_at, club.timezone),
      until_date: localDateOf(asked.ends_at, club.timezone),
      timezone: club.timezone,
      club_id: club.id,
    }),
  );
  const timezone = clubs[0]?.timezone ?? 'UTC';
  return clipIntervals(mergeIntervals(free), asked).map((one) => ({
    starts_at: offsetDateTime(one.starts_at, timezone),
    ends_at: offsetDateTime(one.ends_at, timezone),
  }));
}

/** Sessions `s` at which the instructor is in the range: their own, unless a substitute gives them, as one, and to help. */
const givenBy = ({ instructor_id, starts_at, ends_at }: Interval & { instructor_id: string }) =>
  sql<boolean>`(s.substitute_instructor_id = ${instructor_id}::uuid
      or (s.instructor_id = ${instructor_id}::uuid and s.substitute_instructor_id is null)
      or ${instructor_id}::uuid = any(s.assistant_instructor_ids))
    and s.scheduled_datetime < ${ends_at}::timestamptz and s.ends_at > ${starts_at}::timestamptz
    -- No session is longer than a day: the indexes by start serve both ends.
    and s.scheduled_datetime > ${addHours(starts_at, -25)}::timestamptz`;

function busyTime({ tx }: Scope, asked: Interval & { instructor_id: string }) {
  return tx
    .selectFrom('session_instructors')
    .select(['starts_at', 'ends_at'])
    .where('instructor_id', '=', asked.instructor_id)
    .where('starts_at', '<', asked.ends_at)
    .where('ends_at', '>', asked.starts_at)
    .where('starts_at', '>', addHours(asked.starts_at, -25))
    .execute();
}

/** What a group was when its session `s` began, if it was changed since. */
const asItWas = sql<{ name: string; class_type_id: string; level_id: string }>`(
  select g.name, g.class_type_id, g.level_id from former_groups g
   where g.schedule_id = s.schedule_id and g.until > s.scheduled_datetime order by g.until limit 1)`.as<'w'>(
  'w',
);

/** The sessions that the instructor gives in the range, cancelled ones too, by start. 404 for an unknown instructor. */
export async function taughtSessions(
  scope: Scope,
  asked: Interval & { instructor_id: string },
): Promise<TaughtSession[]> {
  await getInstructor(scope, asked.instructor_id);
  const rows = await scope.tx
    .selectFrom('class_sessions as s')
    .innerJoin('class_schedules as p', (on) =>
      on.onRef('p.organization_id', '=', 's.organization_id').onRef('p.id', '=', 's.schedule_id'),
    )
    .innerJoin('clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.club_id'),
    )
    .leftJoinLateral(asItWas, (on) => on.onTrue())
    .select([
      's.id',
      's.schedule_id',
      sql<string>`coalesce(w.name, p.name)`.as('name'),
      's.club_id',
      's.court_id',
      sql<string>`coalesce(w.class_type_id, p.class_type_id)`.as('class_type_id'),
      sql<string>`coalesce(w.level_id, p.level_id)`.as('level_id'),
      's.scheduled_datetime',
      's.ends_at',
      's.duration_minutes',
      's.status',
      's.enrolled_count',
      's.max_participants',
      sql<boolean>`coalesce(s.substitute_instructor_id = ${asked.instructor_id}::uuid, false)`.as(
        'as_substitute',
      ),
      sql<boolean>`coalesce(s.substitute_instructor_id, s.instructor_id) is distinct from ${asked.instructor_id}::uuid`.as(
        'as_assistant',
      ),
      'c.timezone',
    ])
    .where(givenBy(asked))
    .orderBy('s.scheduled_datetime')
    .orderBy('s.id')
    .execute();
  return rows.map(({ timezone, ...row }) => ({
    ...row,
    status: row.status as TaughtSession['status'],
    scheduled_datetime: offsetDateTime(row.scheduled_datetime, timezone),
    ends_at: offsetDateTime(row.ends_at, timezone),
  }));
}

/** The profile's name, clubs and state, for those who book them; 404. */
export async function instructorOf({ tx }: Scope, id: string) {
  const row = await tx
    .selectFrom('instructors as i')
    .select([
      'i.id',
      'i.user_id',
      'i.display_name',
      'i.is_active',
      'i.accepts_substitutions',
      'i.max_weekly_hours',
      sql<string[]>`array(select c.club_id from instructor_clubs c
        where c.organization_id = i.organization_id and c.instructor_id = i.id order by c.club_id)`.as(
        'club_ids',
      ),
      sql<string[]>`array(select s.class_type_id from instructor_specialties s
        where s.organization_id = i.organization_id and s.instructor_id = i.id order by s.class_type_id)`.as(
        'specialties',
      ),
    ])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('instructor');
  return row;
}
