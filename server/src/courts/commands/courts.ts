import { sql } from 'kysely';
import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, invalid } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { administers, clubOf } from '../../organizations/public.ts';
import { getCourt } from '../queries/courts.ts';
import type { AddCourt, ChangeCourt, Court } from '../schemas.ts';

export async function addCourt(scope: Scope, input: AddCourt): Promise<Court> {
  const club = await clubOf(scope, input.club_id);
  authorize(administers(scope.actor, club.id));
  const id = newId();
  await scope.tx
    .insertInto('courts')
    .values({ ...input, organization_id: organizationOf(scope), id })
    .execute()
    .catch(nameTaken);
  return told(scope, id);
}

/** Throws 409 `courts.court_has_reservations` with `count` when a court that is still booked would be closed. */
export async function changeCourt(scope: Scope, id: string, input: ChangeCourt): Promise<Court> {
  const { tx, actor } = scope;
  // Reserving takes a share lock on the court, so nobody books it between our count and our write.
  const row = await tx
    .selectFrom('courts')
    .select(['club_id', 'is_active'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const before = found(row, 'court');
  authorize(administers(actor, before.club_id));
  if (input.is_active === false && before.is_active) await refuseWhileBooked(scope, id);
  await tx
    .updateTable('courts')
    .set({ ...input, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute()
    .catch(nameTaken);
  return told(scope, id);
}

async function refuseWhileBooked({ tx, now }: Scope, court_id: string): Promise<void> {
  const { count } = await tx
    .selectFrom('reservations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('court_id', '=', court_id)
    .where('status', '=', 'confirmed')
    .where('ends_at', '>', now)
    .executeTakeFirstOrThrow();
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
