import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { violates } from '../../kernel/db/errors.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import { getCourt } from '../queries/courts.ts';
import type { AddCourt, ChangeCourt, Court } from '../schemas.ts';
import { insertCourt, lockCourt, updateCourt } from '../store/courts.ts';
import { countComing } from '../store/reservations.ts';

export async function addCourt(scope: Scope, input: AddCourt): Promise<Court> {
  const club = await clubOf(scope, input.club_id);
  authorize(administers(scope.actor, club.id));
  const id = await insertCourt(scope, input).catch(nameTaken);
  return told(scope, id);
}

/** Throws 409 `courts.court_has_reservations` with `count` when a court that is still booked would be closed. */
export async function changeCourt(scope: Scope, id: string, input: ChangeCourt): Promise<Court> {
  const before = found(await lockCourt(scope, id), 'court');
  authorize(administers(scope.actor, before.club_id));
  if (input.is_active === false && before.is_active) await refuseWhileBooked(scope, id);
  await updateCourt(scope, id, input).catch(nameTaken);
  return told(scope, id);
}

async function refuseWhileBooked(scope: Scope, court_id: string): Promise<void> {
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

function nameTaken(error: unknown): never {
  if (violates(error, 'courts_organization_id_club_id_name_key'))
    throw invalid([
      { path: '/name', code: 'taken', message: 'is already the name of another court of this club' },
    ]);
  throw error;
}
