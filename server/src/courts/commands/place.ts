import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import { earliestStart } from '../queries/courts.ts';
import { withPlace } from '../queries/reservations.ts';
import { courtBusy } from '../rules.ts';

export type Wish = Interval & {
  court_id: string;
  booking_type: 'class' | 'match' | 'event' | 'maintenance';
  class_session_id: string | null;
  title: string;
};

/**
 * Puts reservations on their courts, all or none, in one statement, and returns their ids in the order of the
 * wishes. The exclusion constraint decides (G7): what it turns away comes back missing, and is then explained.
 * Throws 404 for an unknown court, 409 `courts.court_inactive`, `courts.session_has_court`, `courts.court_busy`.
 */
export async function place(scope: Scope, wishes: readonly Wish[]): Promise<string[]> {
  if (wishes.length === 0) return [];
  const asked = wishes.map((wish) => ({ ...wish, id: newId() }));
  // In one order for everybody, so that two batches wait for each other instead of deadlocking.
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
  if (rows.length < asked.length) {
    const placed = new Set(rows.map((row) => row.id));
    await explain(
      scope,
      asked.filter((wish) => !placed.has(wish.id)),
    );
  }
  const ids = asked.map((wish) => wish.id);
  announce(scope.tx, 'reservations', ids);
  return ids;
}

/** Says why wishes were turned away. The transaction is rolled back by the Problem. */
async function explain(scope: Scope, missing: readonly Wish[]): Promise<never> {
  await refuseClosedCourts(scope, missing);
  await refuseSecondCourts(scope, missing);
  throw await busyProblem(scope, missing);
}

async function refuseClosedCourts({ tx }: Scope, wishes: readonly Wish[]): Promise<void> {
  const ids = [...new Set(wishes.map((wish) => wish.court_id))];
  const courts = await tx
    .selectFrom('courts')
    .select(['id', 'name', 'is_active'])
    .where('id', 'in', ids)
    .execute();
  if (courts.length < ids.length) throw notFound('court');
  const closed = courts.find((court) => !court.is_active);
  if (closed)
    throw conflict('courts.court_inactive', `${closed.name} is not in use.`, { court_id: closed.id });
}

async function refuseSecondCourts({ tx }: Scope, wishes: readonly Wish[]): Promise<void> {
  const session_ids = wishes.flatMap((wish) => wish.class_session_id ?? []);
  if (session_ids.length === 0) return;
  const held = await tx
    .selectFrom('reservations')
    .select('class_session_id')
    .where('class_session_id', 'in', session_ids)
    .where('status', '=', 'confirmed')
    .execute();
  if (held.length > 0)
    throw conflict('courts.session_has_court', 'A session already has a court. Release it first.', {
      class_session_ids: held.map((row) => row.class_session_id),
    });
}

/** The 409 for wishes that overlap something: names what is there, except the reservation `exceptId` itself. */
export async function busyProblem(
  scope: Scope,
  wishes: readonly (Interval & { court_id: string })[],
  exceptId?: string,
) {
  const asked = wishes.map(({ court_id, starts_at, ends_at }) => ({ court_id, starts_at, ends_at }));
  const span = spanOf(wishes);
  // Courts and span find them in the index; which wish each one meets is seen among those.
  const conflicts = await withPlace(scope)
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
  return courtBusy(conflicts.map(({ id, club_id, status, ...busy }) => busy));
}

/** From the first start to the last end. */
function spanOf(wishes: readonly Interval[]): Interval {
  return {
    starts_at: wishes.reduce((first, wish) => (wish.starts_at < first.starts_at ? wish : first)).starts_at,
    ends_at: wishes.reduce((last, wish) => (wish.ends_at > last.ends_at ? wish : last)).ends_at,
  };
}
