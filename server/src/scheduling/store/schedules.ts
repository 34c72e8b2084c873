import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { forgetSettings } from '../../kernel/change-settings.ts';
import type { DB } from '../../kernel/db/types.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Recurrence } from '../rules/recurrence.ts';

/** A schedule as the table has it, with its club's zone. */
export type ScheduleRow = Selectable<DB['class_schedules']> & { timezone: string };
export type NewScheduleRow = Insertable<DB['class_schedules']>;
export type ScheduleChange = Updateable<DB['class_schedules']>;

const rows = ({ tx }: Scope) =>
  tx
    .selectFrom('class_schedules as c')
    .innerJoin('clubs as k', (on) =>
      on.onRef('k.organization_id', '=', 'c.organization_id').onRef('k.id', '=', 'c.club_id'),
    )
    .selectAll('c')
    .select('k.timezone');

/**
 * For deciding about a schedule: nobody changes it, or generates for it, meanwhile; nor closes its club, who would
 * then ask for its sessions. Throws 404.
 */
export async function lockSchedule(scope: Scope, id: string): Promise<ScheduleRow> {
  const locked = rows(scope).where('c.id', '=', id).forNoKeyUpdate('c').forKeyShare('k');
  return found(await locked.executeTakeFirst(), 'schedule');
}

/** For deciding about several, as `lockSchedule`; one that is not there is left out. In the order of their ids. */
export function lockSchedules(scope: Scope, ids: readonly string[]): Promise<ScheduleRow[]> {
  return rows(scope)
    .where('c.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('c.id')
    .forNoKeyUpdate('c')
    .execute();
}

/** For generating: others may generate too, nobody changes the schedule meanwhile. In the order of their ids. */
export function shareSchedules(scope: Scope, ids: readonly string[]): Promise<ScheduleRow[]> {
  return rows(scope)
    .where('c.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('c.id')
    .forShare('c')
    .execute();
}

export async function loadSchedule(scope: Scope, id: string): Promise<ScheduleRow> {
  return found(await rows(scope).where('c.id', '=', id).executeTakeFirst(), 'schedule');
}

/** Published schedules that may still have sessions to come. */
export async function generatingSchedules({ tx }: Scope, club_ids: readonly string[]): Promise<string[]> {
  if (club_ids.length === 0) return [];
  const found = await tx
    .selectFrom('class_schedules')
    .select('id')
    .where('status', '=', 'published')
    .where('club_id', 'in', club_ids)
    .where((where) =>
      where.or([where('end_date', 'is', null), where('end_date', '>=', sql<string>`now()::date - 2`)]),
    )
    .orderBy('id')
    .execute();
  return found.map((row) => row.id);
}

const perStatement = 500;

export async function insertSchedules({ tx }: Scope, schedules: readonly NewScheduleRow[]): Promise<void> {
  for (let at = 0; at < schedules.length; at += perStatement)
    await tx
      .insertInto('class_schedules')
      .values(schedules.slice(at, at + perStatement))
      .execute();
}

export async function updateSchedule({ tx, now }: Scope, id: string, change: ScheduleChange): Promise<void> {
  await tx
    .updateTable('class_schedules')
    .set({ ...change, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function publishDrafts({ tx, now }: Scope, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('class_schedules')
    .set({ status: 'published', published_at: now, updated_at: sql`now()` })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export async function deleteSchedule({ tx }: Scope, id: string): Promise<void> {
  await forgetSettings(tx, { schedule_id: id });
  await tx.deleteFrom('class_schedules').where('id', '=', id).execute();
}

export const recurrenceOf = (row: Omit<Recurrence, 'recurrence'> & { recurrence: string }): Recurrence => ({
  recurrence: row.recurrence as Recurrence['recurrence'],
  recurrence_days: row.recurrence_days,
  start_date: row.start_date,
  end_date: row.end_date,
  start_time: row.start_time,
  duration_minutes: row.duration_minutes,
  timezone: row.timezone,
  rrule: row.rrule,
  exdates: row.exdates,
});

/** The schedule that a session belongs to at this moment, without a lock. */
export async function scheduleOfSession({ tx }: Scope, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('class_sessions')
    .select('schedule_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.schedule_id;
}
