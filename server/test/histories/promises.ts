import type { TestServer } from '../server.ts';

/* Fixed places as docs/domain/fixed-places.md says them, in other words than the code. */

export interface Promised {
  id: string;
  schedule_id: string;
  student_id: string;
  starts_on: string;
  ends_on: string;
  pauses: { id: string; starts_on: string; ends_on: string }[];
  released: Set<string>;
}
export interface Row {
  id: string;
  schedule_id: string;
  date: string;
  status: string;
  free: number;
}

/** Numbers that look random and are the same for a seed. */
export function dice(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, of: <T>(list: readonly T[]): T | undefined => list[next(list.length)] };
}

export const forever = '9999-12-31';
export const addDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Whether a class is a date of theirs. */
export function isTheirs(one: Promised, row: Row): boolean {
  const inside = row.date >= one.starts_on && row.date <= one.ends_on;
  const away = one.pauses.some((pause) => row.date >= pause.starts_on && row.date <= pause.ends_on);
  return (
    row.schedule_id === one.schedule_id &&
    row.status !== 'cancelled' &&
    inside &&
    !away &&
    !one.released.has(row.id)
  );
}

export async function classesOf(
  { owner }: TestServer,
  { schedules }: { schedules: readonly string[] },
): Promise<Row[]> {
  const { rows } = await owner.query(
    `select id, schedule_id, local_date::text as date, status, max_participants - enrolled_count as free
       from class_sessions where schedule_id = any($1) order by scheduled_datetime, id`,
    [schedules],
  );
  return rows;
}
