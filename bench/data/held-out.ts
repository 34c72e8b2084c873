import { build, userIds } from '../../server/src/demo/load.ts';
import { createWorld, type Row } from '../../server/src/demo/world.ts';
import type { Had } from '../../server/src/discovery/rules/recommend.ts';
import { addDays, type LocalDate, startOfLocalDay } from '../../server/src/kernel/time/index.ts';

/** A class of the demo club, with who had a place in it. */
export interface Class extends Had {
  id: string;
  level_id: string;
  max_participants: number;
  bookings: Booking[];
}
export interface Booking {
  student_id: string;
  /** By a fixed place, not by themselves. */
  is_fixed: boolean;
  enrolled_at: Date;
}

/** One student at a moment in the past, and what they then took in the 14 days after it. */
export interface HeldOut {
  student_id: string;
  today: LocalDate;
  at: Date;
  /** What they had until then, the latest first, … */
  had: Class[];
  /** … what there was to take, in the order of time, … */
  choices: Class[];
  /** … and what they took. */
  took: Set<string>;
}

export interface Club {
  classes: Class[];
  levels: ReadonlyMap<string, readonly [number, number]>;
  students: { id: string; level: number }[];
  today: LocalDate;
  timezone: string;
}

const spans = { beginner: [0, 2.5], intermediate: [2, 4.5], advanced: [4, 7], all_levels: [0, 7] } as const;

/** The demo club as it is loaded, without a database. */
export function demoClub(seed: number, now: Date): Club {
  const world = createWorld({ seed, now });
  const ids = Object.keys(spans).map((key) => [key, world.random.id()] as const);
  build(world, userIds(world), new Map(ids));
  const of = (table: string) => world.rows.get(table) ?? [];
  return {
    classes: classesOf(of),
    levels: new Map(ids.map(([key, id]) => [id, spans[key as keyof typeof spans]])),
    students: of('client_profiles').map(({ id, level }) => ({ id: id as string, level: level as number })),
    today: world.today,
    timezone: world.timezone,
  };
}

function classesOf(of: (table: string) => Row[]): Class[] {
  const groups = new Map(of('class_schedules').map((row) => [row.id, row]));
  const bookings = Map.groupBy(
    of('class_enrollments').filter(({ status }) => status === 'enrolled' || status === 'no_show'),
    ({ session_id }) => session_id,
  );
  const classes = of('class_sessions').filter(({ status }) => status !== 'cancelled');
  return classes.map((row) => classOf(row, groups.get(row.schedule_id) as Row, bookings.get(row.id) ?? []));
}

const classOf = (row: Row, group: Row, bookings: Row[]): Class => ({
  ...(row as { id: string; schedule_id: string; club_id: string; max_participants: number }),
  ...{ local_date: row.local_date as string, local_time: (row.local_time as string).slice(0, 5) },
  ...{ class_type_id: group.class_type_id as string, level_id: group.level_id as string },
  coach_id: (row.substitute_instructor_id ?? row.instructor_id) as string,
  bookings: bookings.map((one) => ({
    student_id: one.student_id as string,
    is_fixed: one.schedule_enrollment_id !== null,
    enrolled_at: one.enrolled_at as Date,
  })),
});

const [ahead, weeks, fewest] = [13, 8, 3];

/** Each student who took something, at the beginning of each of the last eight weeks, with three classes or more before. */
export function heldOut(club: Club, counts: (booking: Booking) => boolean): HeldOut[] {
  return Array.from({ length: weeks }, (_, n) => addDays(club.today, -7 * (n + 2))).flatMap((today) =>
    club.students.flatMap((student) => heldOutOf(club, student, { today, counts }) ?? []),
  );
}

function heldOutOf(
  club: Club,
  { id, level }: Club['students'][number],
  { today, counts }: { today: LocalDate; counts: (booking: Booking) => boolean },
): HeldOut | undefined {
  const at = startOfLocalDay(today, club.timezone);
  const until = addDays(today, ahead);
  const mine = (one: Class) => one.bookings.find(({ student_id }) => student_id === id);
  const had = club.classes.filter((one) => one.local_date < today && mine(one)).reverse();
  const suits = ([least, most]: readonly [number, number]) => level >= least && level <= most;
  const open = club.classes.filter(
    (one) =>
      one.local_date >= today &&
      one.local_date <= until &&
      suits(club.levels.get(one.level_id)!) &&
      one.bookings.filter(({ student_id, enrolled_at }) => student_id !== id && enrolled_at < at).length <
        one.max_participants,
  );
  // What is booked already, here by a fixed place that does not count, is not recommended.
  const choices = open.filter((one) => !mine(one) || counts(mine(one)!));
  const took = new Set(choices.filter(mine).map((one) => one.id));
  if (had.length < fewest || took.size === 0) return undefined;
  return { student_id: id, today, at, had: had.slice(0, 200), choices, took };
}
