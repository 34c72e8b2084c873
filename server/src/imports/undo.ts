import { sql } from 'kysely';
import { takeBackPlaces } from '../enrollments/public.ts';
import { authorize } from '../kernel/actor.ts';
import { announce } from '../kernel/live.ts';
import { conflict } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { administers } from '../organizations/public.ts';
import { getImport, lockImport } from './list.ts';
import {
  classesThatStay,
  editedSince,
  idsByEntity,
  neededWithin,
  stillTeaching,
  usedFromOutside,
} from './needs.ts';
import { lockPlacesOf, placesThatStay, placesWrittenBy } from './places.ts';
import { writtenBy } from './rows.ts';
import { type Reason, tellUndo, type Written, whatStays } from './rules.ts';
import type { Import, ImportUndo } from './schemas.ts';
import { holdersOf, tellUndone } from './seasons.ts';
import { takeBack } from './take.ts';

/** What taking an import back would do now. Throws 404. */
export async function previewUndo(scope: Scope, id: string): Promise<ImportUndo> {
  const told = await getImport(scope, id);
  const { written, stays } = await decide(scope, told, false);
  return { import: told, ...tellUndo(written, stays) };
}

/**
 * Takes back what an import wrote, but for what something depends on by now, in one transaction: rows are locked before
 * they are looked at, so nobody comes to depend on one in between. What stays can be taken back later.
 * (`lock: false`: what a test shows to go wrong then.) Throws 404, 403 for another club's, 409 `imports.undone | imports.nothing_to_undo`.
 */
export async function undoImport(scope: Scope, id: string, { lock } = { lock: true }): Promise<ImportUndo> {
  await lockImport(scope, id);
  const told = await getImport(scope, id);
  if (told.left_count === 0) throw conflict('imports.undone', 'This import was taken back already.');
  const { written, stays } = await decide(scope, told, lock);
  const going = written.filter((one) => !stays.has(one.id));
  if (going.length === 0 && written.length > 0)
    throw conflict('imports.nothing_to_undo', 'Something depends on all that it made.');
  if (told.kind === 'places') await takeBackPlaces(scope, placeIds(going));
  else if (told.kind === 'season') await takeBackTold(scope, id, going);
  else await takeBack(scope, id, going);
  await markUndone(scope, id, [...stays.keys()]);
  announce(scope.tx, 'imports', [id]);
  return { import: await getImport(scope, id), ...tellUndo(written, stays) };
}

/** Who had a place in a season that is taken back hears of it. */
async function takeBackTold(scope: Scope, id: string, going: readonly Written[]): Promise<void> {
  const lost = await holdersOf(scope, going);
  await takeBack(scope, id, going);
  await tellUndone(scope, lost);
}

const placeIds = (going: readonly Written[]): string[] => going.map((one) => one.id);

interface Decided {
  written: Written[];
  stays: Map<string, Reason>;
}

async function decide(scope: Scope, { id, kind }: Import, lock: boolean): Promise<Decided> {
  if (kind === 'places') return decidePlaces(scope, id, lock);
  const written = await writtenBy(scope, id, lock);
  const ids = idsByEntity(written);
  await authorizeClubs(scope, ids);
  const made = idsByEntity(written.filter((one) => !one.is_changed));
  const first = new Map([
    ...(await usedFromOutside(scope, made)),
    ...(await stillTeaching(scope, ids)),
    ...(await editedSince(scope, id, ids)),
    ...(await classesThatStay(scope, ids)),
    ...(kind === 'season' ? await placesThatStay(scope, ids) : []),
  ]);
  return { written, stays: whatStays(written, await neededWithin(scope, ids), first) };
}

/** Whoever imports runs the clubs of the file; by now it may be others. */
async function authorizeClubs({ tx, actor }: Scope, ids: ReturnType<typeof idsByEntity>): Promise<void> {
  const { rows } = await sql<{ club_id: string }>`
    select distinct club_id from class_schedules where id = any(${[...(ids.get('class_schedules') ?? [])]}::uuid[])
    union
    select t.club_id from wishes x join wish_windows w on w.id = x.window_id join terms t on t.id = w.term_id
     where x.id = any(${[...(ids.get('wishes') ?? [])]}::uuid[])`.execute(tx);
  authorize(rows.every(({ club_id }) => administers(actor, club_id)));
}

async function decidePlaces(scope: Scope, id: string, lock: boolean): Promise<Decided> {
  if (lock) await lockPlacesOf(scope, id);
  const written = await placesWrittenBy(scope, id);
  const ids = idsByEntity(written);
  const first = new Map([...(await placesThatStay(scope, ids)), ...(await editedSince(scope, id, ids))]);
  return { written, stays: first };
}

/** All but what stays; what is gone since counts as taken back. */
async function markUndone({ tx, actor, now }: Scope, id: string, stays: readonly string[]): Promise<void> {
  await sql`
    update import_rows set undone_at = ${now}::timestamptz
     where import_id = ${id}::uuid and undone_at is null and subject <> all(${[...stays]}::uuid[])`.execute(
    tx,
  );
  await tx
    .updateTable('imports')
    .set({ undone_at: now, undone_by: actor.user_id })
    .where('id', '=', id)
    .execute();
}
