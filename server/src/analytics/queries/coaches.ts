import { sql } from 'kysely';
import { timeOf } from '../../instructors/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { availableMinutes, weeksByZone } from '../rules/available.ts';
import type { Asked } from './asked.ts';
import { classesOf } from './classes.ts';

/** How many minutes somebody has taught, and could have taught. */
export interface CoachTime {
  instructor_id: string;
  name: string;
  taught: number;
  available: number;
}

/** Who teaches at these clubs, and who has taught there in the period, by name. */
export async function coachTimes(
  scope: Scope,
  asked: Asked,
  taught: ReadonlyMap<string, number>,
): Promise<CoachTime[]> {
  const weeks = weeksByZone(asked);
  const hours = await timeOf(scope, await whoTeaches(scope, asked, [...taught.keys()]));
  return [...hours]
    .map(([instructor_id, { display_name: name, club_ids, ...time }]) => {
      // Who names no club teaches at all of them.
      const clubs = asked.clubs.filter(
        ({ id }) => club_ids.length === 0 || club_ids.includes(id) || taught.has(instructor_id),
      );
      const available = availableMinutes(time, clubs, weeks, scope.now);
      return { instructor_id, name, taught: taught.get(instructor_id) ?? 0, available };
    })
    .sort((a, b) => a.name.localeCompare(b.name) || (a.instructor_id < b.instructor_id ? -1 : 1));
}

/** Minutes given, by instructor. */
export async function taughtMinutes(scope: Scope, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ instructor_id: string; minutes: number }>`
    with c as (${classesOf(asked, scope)})
    select instructor_id, sum(duration_minutes)::int as minutes from c
     where status <> 'cancelled' and instructor_id is not null group by instructor_id`.execute(scope.tx);
  return new Map(rows.map(({ instructor_id, minutes }) => [instructor_id, minutes]));
}

async function whoTeaches({ tx }: Scope, asked: Asked, taught: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from instructors i
     where ${asked.instructor_id === undefined ? sql`true` : sql`i.id = ${asked.instructor_id}::uuid`}
       and (i.id = any(${[...taught]}::uuid[]) or i.is_active and (
         exists (select from instructor_clubs k where k.instructor_id = i.id and k.club_id = any(${asked.club_ids}::uuid[]))
         or not exists (select from instructor_clubs k where k.instructor_id = i.id)))
     order by i.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Minutes beside whoever gave the class, by instructor. */
export async function assistedMinutes(scope: Scope, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { instructor_id: _, ...anybody } = asked;
  const { rows } = await sql<{ instructor_id: string; minutes: number }>`
    with c as (${classesOf(anybody, scope)})
    select a.id as instructor_id, sum(c.duration_minutes)::int as minutes
      from c cross join lateral unnest(c.assistant_instructor_ids) as a(id)
     where c.status <> 'cancelled'
     group by a.id`.execute(scope.tx);
  return new Map(
    rows
      .filter(
        ({ instructor_id }) => asked.instructor_id === undefined || instructor_id === asked.instructor_id,
      )
      .map(({ instructor_id, minutes }) => [instructor_id, minutes]),
  );
}
