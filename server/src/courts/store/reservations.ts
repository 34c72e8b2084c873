import { sql } from 'kysely';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import { earliestStart } from '../rules.ts';

export type Wish = Interval & {
  court_id: string;
  booking_type: 'class' | 'match' | 'event' | 'maintenance';
  class_session_id: string | null;
  title: string;
};

/** Reservations with their court and the club's zone. */
export const withClub = ({ tx }: Scope) =>
  tx
    .selectFrom('reservations as r')
    .innerJoin('courts as c', (on) =>
      on.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.court_id'),
    )
    .innerJoin('clubs as k', (on) =>
      on.onRef('k.organization_id', '=', 'c.organization_id').onRef('k.id', '=', 'c.club_id'),
    )
    .select([
      'r.id',
      'r.court_id',
      'c.name as court_name',
      'c.club_id',
      'k.timezone',
      'r.starts_at',
      'r.ends_at',
      'r.status',
      'r.booking_type',
      'r.class_session_id',
      'r.title',
    ]);
/** The reservation, locked. */
export const lockReservation = (scope: Scope, id: string) =>
  withClub(scope).where('r.id', '=', id).forUpdate('r').executeTakeFirst();

/** What overlaps any of these times on their courts, by time, except the reservation `exceptId` itself. */
export function overlapping(
  scope: Scope,
  wishes: readonly (Interval & { court_id: string })[],
  exceptId?: string,
) {
  const asked = wishes.map(({ court_id, starts_at, ends_at }) => ({ court_id, starts_at, ends_at }));
  const span = spanOf(wishes);
  // Courts and span find them in the index; which wish each one meets is seen among those.
  return withClub(scope)
    .where('r.status', '=', 'confirmed')
    .where('r.court_id', '=', sql<string>`any(${[...new Set(wishes.map((wish) => wish.court_id))]}::uuid[])`)
    .where('r.starts_at', '<', span.ends_at)
    .where('r.starts_at', '>=', earliestStart(span.starts_at))
    .where(
      sql<boolean>`exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
                   as a(court_id uuid, starts_at timestamptz, ends_at timestamptz)
         where a.court_id = r.court_id and tstzrange(a.starts_at, a.ends_at) && tstzrange(r.starts_at, r.ends_at))`,
    )
    .$if(exceptId !== undefined, (query) => query.where('r.id', '<>', exceptId as string))
    .orderBy('r.starts_at')
    .limit(50)
    .execute();
}

/**
 * Writes those that find their court free and in use, in one statement, and returns their ids: the exclusion
 * constraint decides (G7). In one order for everybody, so that two batches wait for each other instead of deadlocking.
 */
export async function insertReservations(
  scope: Scope,
  asked: readonly (Wish & { id: string })[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(
        id uuid, court_id uuid, starts_at timestamptz, ends_at timestamptz, booking_type text,
        class_session_id uuid, title text)),
    open as (select id from courts where id in (select court_id from asked) and is_active order by id for share)
    insert into reservations (organization_id, id, court_id, starts_at, ends_at, booking_type, class_session_id,
                              title, created_by)
    select ${organizationOf(scope)}::uuid, a.id, a.court_id, a.starts_at, a.ends_at, a.booking_type,
           a.class_session_id, a.title, ${scope.actor.user_id}::uuid
      from asked a join open o on o.id = a.court_id
     order by a.court_id, a.starts_at, a.id
    on conflict do nothing
    returning id`.execute(scope.tx);
  return new Set(rows.map((row) => row.id));
}

/** Not onto a court that is closed then. @returns whether it was done */
export async function updateReservation(
  { tx }: Scope,
  id: string,
  to: Interval & { court_id: string; title: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reservations')
    .set({ ...to, updated_at: sql`now()` })
    .where('id', '=', id)
    .where(
      sql<boolean>`not exists (
        select from reservations c
         where c.court_id = ${to.court_id}::uuid and c.booking_type = 'closed' and c.status = 'confirmed'
           and c.ends_at > ${to.starts_at}::timestamptz and c.starts_at < ${to.ends_at}::timestamptz)`,
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lies over what is there. */
export async function insertClosure(
  scope: Scope,
  closure: Interval & { id: string; court_id: string; title: string },
): Promise<void> {
  const by = { organization_id: organizationOf(scope), created_by: scope.actor.user_id };
  await scope.tx
    .insertInto('reservations')
    .values({ ...by, ...closure, booking_type: 'closed' })
    .execute();
}

/** What others than classes have on a court at that time, by start. */
export const othersOn = (scope: Scope, court_id: string, { starts_at, ends_at }: Interval) =>
  withClub(scope)
    .where('r.court_id', '=', court_id)
    .where('r.status', '=', 'confirmed')
    .where('r.booking_type', '<>', 'class')
    .where('r.starts_at', '<', ends_at)
    .where('r.starts_at', '>=', earliestStart(starts_at))
    .where('r.ends_at', '>', starts_at)
    .orderBy('r.starts_at')
    .limit(200)
    .execute();

export async function markCancelled({ tx }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('reservations')
    .set({ status: 'cancelled', updated_at: sql`now()` })
    .where('id', '=', id)
    .where('status', '=', 'confirmed')
    .execute();
}

/** How many reservations of a court that are no classes are still to end. */
export async function countComing({ tx, now }: Scope, court_id: string): Promise<number> {
  const { count } = await tx
    .selectFrom('reservations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('court_id', '=', court_id)
    .where('status', '=', 'confirmed')
    .where('booking_type', 'not in', ['class', 'closed'])
    .where('starts_at', '>=', earliestStart(now))
    .where('ends_at', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

/** Those of the sessions that have a court. */
export async function sessionsWithCourt(
  { tx }: Scope,
  session_ids: readonly string[],
): Promise<(string | null)[]> {
  const held = await tx
    .selectFrom('reservations')
    .select('class_session_id')
    .where('class_session_id', 'in', [...session_ids])
    .where('status', '=', 'confirmed')
    .execute();
  return held.map((row) => row.class_session_id);
}

/** Cancels what these sessions have on courts, in one statement, and returns the ids. */
export async function cancelOfSessions({ tx }: Scope, session_ids: readonly string[]): Promise<string[]> {
  const freed = await tx
    .updateTable('reservations')
    .set({ status: 'cancelled', updated_at: sql`now()` })
    .where('class_session_id', '=', sql<string>`any(${[...session_ids]}::uuid[])`)
    .where('status', '=', 'confirmed')
    .returning('id')
    .execute();
  return freed.map((row) => row.id);
}

/** Deletes all that these sessions ever had on courts, and returns the ids. */
export async function deleteOfSessions({ tx }: Scope, session_ids: readonly string[]): Promise<string[]> {
  const gone = await tx
    .deleteFrom('reservations')
    .where('class_session_id', '=', sql<string>`any(${[...session_ids]}::uuid[])`)
    .returning('id')
    .execute();
  return gone.map((row) => row.id);
}

/** From the first start to the last end. */
function spanOf(wishes: readonly Interval[]): Interval {
  return {
    starts_at: wishes.reduce((first, wish) => (wish.starts_at < first.starts_at ? wish : first)).starts_at,
    ends_at: wishes.reduce((last, wish) => (wish.ends_at > last.ends_at ? wish : last)).ends_at,
  };
}
