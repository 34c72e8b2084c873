import { sql } from 'kysely';
import { busyCourts } from '../../courts/public.ts';
import { timeOf } from '../../instructors/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type Interval, laterOf, overlaps } from '../../kernel/time/index.ts';
import { closuresOf } from '../../organizations/public.ts';
import { hardOf, type Obstacle, obstaclesIn } from '../rules/obstacles.ts';
import { coachesOf, teacherOf } from '../rules/session-state.ts';
import { busyInstructors } from '../store/busy.ts';
import { holdsItsDate } from '../store/sessions.ts';
import type { SessionRow } from './present.ts';

export interface Obstacles {
  problems: Obstacle[];
  /** Those of them that nobody can overlook. */
  hard: Obstacle[];
  /** Where one of the coaches is, or what is on the court, at that time. */
  busy_with: string | null;
}

/** What is against each of these classes taking place again, or being given by somebody else (`substitute_…` of its row). */
export async function obstaclesTo(
  scope: Scope,
  rows: readonly SessionRow[],
): Promise<Map<string, Obstacles>> {
  if (rows.length === 0) return new Map();
  const around = await surroundings(scope, rows);
  return new Map(rows.map((row) => [row.id, obstaclesToOne(scope, row, around)]));
}

type Around = Awaited<ReturnType<typeof surroundings>>;

function obstaclesToOne({ now }: Scope, row: SessionRow, around: Around): Obstacles {
  const time = timeOfClass(row);
  const teacher = teacherOf(row);
  const coach = around.coaches.get(teacher ?? '');
  const class_ = coachesOf(row)
    .flatMap((id) => around.taught.get(id) ?? [])
    .find((other) => other.session_id !== row.id && overlaps(other, time));
  const onCourt = around.held.filter(
    (other) => other.court_id === row.court_id && other.class_session_id !== row.id && overlaps(other, time),
  );
  const [closed, taken] = partition(onCourt, (one) => one.booking_type === 'closed');
  const problems = obstaclesIn({
    begun: row.scheduled_datetime <= now,
    group_published: around.published.has(row.schedule_id),
    date_taken: around.replaced.has(row.id),
    coach_busy: class_ !== undefined,
    coach_away: coach?.exceptions.some((one) => one.kind !== 'extra' && overlaps(one, time)) ?? false,
    coach_active: coach?.is_active ?? true,
    court_busy: taken.length > 0,
    court_closed: closed.length > 0,
    court_active: row.court_id === null || around.courts.has(row.court_id),
    club_closed: around.closed.some(
      (one) =>
        one.club_id === row.club_id && one.starts_on <= row.local_date && row.local_date <= one.ends_on,
    ),
  });
  return { problems, hard: hardOf(problems), busy_with: class_?.title ?? taken[0]?.title ?? null };
}

const partition = <T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] => [
  all.filter(is),
  all.filter((one) => !is(one)),
];

const timeOfClass = ({ scheduled_datetime, ends_at }: SessionRow): Interval => ({
  starts_at: scheduled_datetime,
  ends_at,
});

async function surroundings(scope: Scope, rows: readonly SessionRow[]) {
  const coach_ids = [...new Set(rows.flatMap(coachesOf))];
  const court_ids = unique(rows.map((row) => row.court_id));
  const range = {
    from: rows.map((row) => row.scheduled_datetime).sort((a, b) => a.getTime() - b.getTime())[0]!,
    until: rows.map((row) => row.ends_at).reduce(laterOf),
  };
  const [coaches, taught, held, published, replaced, courts, closed] = await Promise.all([
    timeOf(scope, coach_ids),
    busyInstructors(scope, { instructor_ids: coach_ids, ...range }),
    busyCourts(scope, { court_ids, ...range }),
    publishedAmong(scope, unique(rows.map((row) => row.schedule_id))),
    replacedAmong(
      scope,
      rows.map((row) => row.id),
    ),
    activeAmong(scope, court_ids),
    closedDays(scope, rows),
  ]);
  return { coaches, taught, held, published, replaced, courts, closed };
}

const unique = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

async function publishedAmong({ tx }: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('class_schedules')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('status', '=', 'published')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Those whose date of the plan another class of their group holds by now (G14). */
async function replacedAmong({ tx }: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('class_sessions as s')
    .innerJoin('class_sessions as other', (join) =>
      join
        .onRef('other.schedule_id', '=', 's.schedule_id')
        .onRef('other.occurrence_date', '=', 's.occurrence_date')
        .onRef('other.occurrence_time', '=', 's.occurrence_time')
        .onRef('other.id', '<>', 's.id'),
    )
    .select('s.id')
    .where('s.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(holdsItsDate('other'))
    .execute();
  return new Set(rows.map((row) => row.id));
}

async function activeAmong({ tx }: Scope, courtIds: readonly string[]): Promise<Set<string>> {
  if (courtIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('courts')
    .select('id')
    .where('id', '=', sql<string>`any(${[...courtIds]}::uuid[])`)
    .where('is_active', '=', true)
    .execute();
  return new Set(rows.map((row) => row.id));
}

async function closedDays(scope: Scope, rows: readonly SessionRow[]) {
  const dates = rows.map((row) => row.local_date).sort();
  const clubs = unique(rows.map((row) => row.club_id));
  const closures = await Promise.all(
    clubs.map(async (club_id) =>
      (await closuresOf(scope, club_id, dates[0]!, dates.at(-1)!)).map((one) => ({ ...one, club_id })),
    ),
  );
  return closures.flat();
}
