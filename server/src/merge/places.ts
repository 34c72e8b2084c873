import { sql } from 'kysely';
import { lockGroups, settleClaims } from '../enrollments/public.ts';
import { newId } from '../kernel/ids.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { joinCharges } from './charges.ts';
import type { Pair } from './load.ts';
import { type Away, chainsOf, type Held, oneOf } from './one-place.ts';
import { queuedGroups } from './requests.ts';

/** What both hold, with the pauses. */
export async function placesOf({ tx }: Scope, { kept, other }: Pair): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select f.id, f.schedule_id, f.student_id, p.name, f.starts_on, f.ends_on, f.despite_overlap,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', b.starts_on, 'ends_on', b.ends_on, 'reason', b.reason) order by b.starts_on)
                       from schedule_enrollment_pauses b where b.schedule_enrollment_id = f.id), '[]') as pauses
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
     where f.student_id = any(${[kept, other]}::uuid[]) and f.status = 'active'
     order by p.sort_name, f.starts_on, f.id`.execute(tx);
  return rows;
}

/** Groups in which the two hold places at one time. */
export function sharedGroups(places: readonly Held[]): { schedule_id: string; name: string }[] {
  const shared = chainsOf(places).filter((chain) => chain.length > 1);
  return [...new Map(shared.map(([one]) => [one!.schedule_id, one!.name]))].map(([schedule_id, name]) => ({
    schedule_id,
    name,
  }));
}

/** Locks the groups of their places and queues, before any class. @returns the groups */
export async function lockPlaces(scope: Scope, pair: Pair): Promise<string[]> {
  const held = (await placesOf(scope, pair)).map((one) => one.schedule_id);
  const ids = [...new Set([...held, ...(await queuedGroups(scope, pair))])];
  await lockGroups(scope.tx, ids);
  return ids;
}

/**
 * Fixed places with their pauses and released dates; of those in one group that overlap one stays. A place given in
 * between is in a group that is not locked: then everything starts anew.
 * @returns the places that are one by now
 */
export async function movePlaces(scope: Scope, pair: Pair, locked: readonly string[]): Promise<string[]> {
  const places = await placesOf(scope, pair);
  if (places.some((one) => !locked.includes(one.schedule_id)))
    await sql`select app.lost_race()`.execute(scope.tx);
  const joined: string[] = [];
  for (const chain of chainsOf(places))
    if (chain.length > 1) joined.push(await joinPlaces(scope, chain, pair.kept));
  await sql`update schedule_enrollments set student_id = ${pair.kept}::uuid, updated_at = now()
             where student_id = ${pair.other}::uuid`.execute(scope.tx);
  return joined;
}

/** Once everything is one person's: what a place has beside the bookings that came with it. Nothing is given back. */
export async function settlePlaces(scope: Scope, pair: Pair): Promise<void> {
  const places = await placesOf(scope, pair);
  if (places.length === 0) return;
  const schedule_ids = [...new Set(places.map((one) => one.schedule_id))];
  await settleClaims(scope, { schedule_ids, place_ids: places.map((one) => one.id) });
}

async function joinPlaces(scope: Scope, chain: readonly Held[], kept: string): Promise<string> {
  const { stays, gone } = oneOf(chain, kept);
  const all = [stays.id, ...gone];
  await sql`update schedule_enrollments set status = 'ended', end_reason = 'merged', updated_at = now()
             where id = any(${gone}::uuid[])`.execute(scope.tx);
  await sql`update schedule_enrollments
               set starts_on = ${stays.starts_on}::date, ends_on = ${stays.ends_on}::date,
                   despite_overlap = ${stays.despite_overlap}::boolean, notice_given_at = null, ended_before = null,
                   updated_at = now()
             where id = ${stays.id}::uuid`.execute(scope.tx);
  await forgetReleased(scope, all);
  await sql`update class_enrollments set schedule_enrollment_id = ${stays.id}::uuid, updated_at = now()
             where schedule_enrollment_id = any(${gone}::uuid[]) and (status <> 'cancelled' or released)`.execute(
    scope.tx,
  );
  await replacePauses(scope, all, stays);
  for (const id of gone) await joinCharges(scope, stays.id, id);
  return stays.id;
}

/** A date that one of the places has is had, though it was given back by another; given back by two, it is so once. */
async function forgetReleased({ tx }: Scope, places: readonly string[]): Promise<void> {
  await sql`
    update class_enrollments r set released = false, updated_at = now()
     where r.schedule_enrollment_id = any(${places}::uuid[]) and r.released and exists (
       select from class_enrollments e
        where e.schedule_enrollment_id = any(${places}::uuid[]) and e.session_id = r.session_id
          and (e.status <> 'cancelled' or e.released and e.id < r.id))`.execute(tx);
}

async function replacePauses(scope: Scope, places: readonly string[], { id, pauses }: Held): Promise<void> {
  await scope.tx
    .deleteFrom('schedule_enrollment_pauses')
    .where('schedule_enrollment_id', 'in', places)
    .execute();
  if (pauses.length === 0) return;
  const organization_id = organizationOf(scope);
  const row = (away: Away) => ({ ...away, organization_id, id: newId(), schedule_enrollment_id: id });
  await scope.tx.insertInto('schedule_enrollment_pauses').values(pauses.map(row)).execute();
}
