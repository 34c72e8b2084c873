import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { violates } from '../../kernel/db/errors.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, type InputError, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import { courtsByIds, getCourt } from '../queries/courts.ts';
import type { AddCourt, AddCourts, ChangeCourt, Court } from '../schemas.ts';
import { insertCourt, insertCourts, lockCourt, takenNames, updateCourt } from '../store/courts.ts';
import { countComing } from '../store/reservations.ts';

export async function addCourt(scope: Scope, input: AddCourt): Promise<Court> {
  const club = await clubOf(scope, input.club_id);
  authorize(administers(scope.actor, club.id));
  const id = await insertCourt(scope, input).catch((error) => nameTaken(error));
  return told(scope, id);
}

/**
 * Several courts of one kind, all or none; answers in the order of the names.
 * @throws 422 with `/names/n` for each name that the club or the list has already
 */
export async function addCourts(scope: Scope, { club_id, names, ...details }: AddCourts): Promise<Court[]> {
  const club = await clubOf(scope, club_id);
  authorize(administers(scope.actor, club.id));
  const taken = await takenNames(scope, club.id, names);
  const twice = names.flatMap((name, at) => (taken.has(name) || names.indexOf(name) < at ? [at] : []));
  if (twice.length > 0) throw invalid(twice.map((at) => takenAt(`/names/${at}`)));
  const courts = names.map((name) => ({ ...details, club_id: club.id, name }));
  const ids = await insertCourts(scope, courts).catch((error) => nameTaken(error, '/names'));
  touch(scope.tx, 'courts');
  announce(scope.tx, 'courts', ids);
  return courtsByIds(scope, ids);
}

/**
 * What becomes of the classes on a court that goes out of use is for the caller. Throws 409
 * `courts.court_has_reservations` with `count` when others than classes still have it.
 */
export async function changeCourt(scope: Scope, id: string, input: ChangeCourt): Promise<Court> {
  const before = found(await lockCourt(scope, id), 'court');
  authorize(administers(scope.actor, before.club_id));
  if (input.is_active === false && before.is_active) await refuseWhileOthersHaveIt(scope, id);
  await updateCourt(scope, id, input).catch((error) => nameTaken(error));
  return told(scope, id);
}

async function refuseWhileOthersHaveIt(scope: Scope, court_id: string): Promise<void> {
  const count = await countComing(scope, court_id);
  if (count > 0)
    throw conflict(
      'courts.court_has_reservations',
      `The court still has ${count} reservations to come. Move or cancel them first.`,
      { count },
    );
}

function told(scope: Scope, id: string): Promise<Court> {
  touch(scope.tx, 'courts');
  announce(scope.tx, 'courts', [id]);
  return getCourt(scope, id);
}

function nameTaken(error: unknown, path = '/name'): never {
  if (violates(error, 'courts_organization_id_club_id_name_key')) throw invalid([takenAt(path)]);
  throw error;
}

const takenAt = (path: string): InputError => ({
  ...{ path, code: 'taken', message: 'is already the name of another court of this club' },
});
