import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, type InputError, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../access.ts';
import type { ClosuresChanged } from '../facts.ts';
import { getClub } from '../queries/clubs.ts';
import { checkClosure, checkOpeningHours, checkPlace } from '../rules/clubs.ts';
import { checkOrigins, originsOf } from '../rules/origins.ts';
import { slugAttempt, slugOf } from '../rules/slugs.ts';
import type { AddClosure, AddClub, ChangeClub, Closure, Club, SetOpeningHours } from '../schemas/clubs.ts';
import {
  deleteClosure,
  insertClosure,
  insertIfFree,
  isSlugTaken,
  lockClub,
  replaceOpeningHours,
  updateClub,
} from '../store/clubs.ts';

/** Adds a club. Without a slug, one is derived from the name and made unique in the organization. */
export async function addClub(scope: Scope, input: AddClub): Promise<Club> {
  refuse(checkPlace(input));
  const id = newId();
  const { slug: wanted, ...fields } = input;
  const base = wanted ?? slugOf(input.name);
  for (let n = 1; n <= 1_000; n++) {
    if (await insertIfFree(scope, { ...fields, id, slug: slugAttempt(base, n) })) return changed(scope, id);
    if (wanted !== undefined) throw slugTaken();
  }
  throw conflict('tenancy.no_slug', 'No free short name was found: give one.');
}

export async function changeClub(scope: Scope, id: string, input: ChangeClub): Promise<Club> {
  await ownClub(scope, id);
  refuse([...checkPlace(input), ...checkOrigins(input.embed_origins)]);
  const { timezone } = await getClub(scope, id);
  const moves = input.timezone !== undefined && input.timezone !== timezone;
  const fields = {
    ...input,
    ...(input.embed_origins && { embed_origins: originsOf(input.embed_origins) }),
    ...(moves && { timezone_since: scope.now }),
  };
  await updateClub(scope, id, fields).catch((error: unknown) => {
    throw isSlugTaken(error) ? slugTaken() : error;
  });
  return changed(scope, id);
}

/** Replaces the whole week. */
export async function setOpeningHours(scope: Scope, id: string, input: SetOpeningHours): Promise<Club> {
  await checkHours(scope, id, input);
  await replaceOpeningHours(scope, id, input.opening_hours);
  return changed(scope, id);
}

/** Throws what `setOpeningHours` would, and writes nothing: 404, 403, 422. */
export async function checkHours(scope: Scope, id: string, input: SetOpeningHours): Promise<void> {
  await ownClub(scope, id);
  refuse(checkOpeningHours(input.opening_hours));
}

/**
 * Closes the club for a span of days. Waits for whoever is making or moving sessions there, so that the caller sees
 * these; later ones see the closure. What becomes of sessions that exist is for a later domain.
 */
export async function addClosure(scope: Scope, clubId: string, input: AddClosure): Promise<Closure> {
  await checkAddClosure(scope, clubId, input);
  await lockClub(scope, clubId);
  const closure = { id: newId(), name: '', ...input };
  await insertClosure(scope, clubId, closure);
  await closuresChanged(scope, clubId);
  return closure;
}

/** Throws what `addClosure` would, and writes nothing: 404, 403, 422. */
export async function checkAddClosure(scope: Scope, clubId: string, input: AddClosure): Promise<void> {
  await ownClub(scope, clubId);
  refuse(checkClosure(input));
}

export async function removeClosure(scope: Scope, clubId: string, closureId: string): Promise<void> {
  await ownClub(scope, clubId);
  if (!(await deleteClosure(scope, clubId, closureId))) throw notFound('closure');
  await closuresChanged(scope, clubId);
}

async function closuresChanged(scope: Scope, club_id: string): Promise<void> {
  const fact: ClosuresChanged = { type: 'tenancy.closures_changed', payload: { club_id } };
  await append(scope, [fact]);
  touch(scope.tx, 'clubs');
  announce(scope.tx, 'clubs', [club_id]);
}

/** 404 for a club that is not here, 403 for one that somebody else runs. */
async function ownClub(scope: Scope, id: string): Promise<void> {
  await getClub(scope, id);
  authorize(administers(scope.actor, id), 'You do not run this club.');
}

function changed(scope: Scope, id: string): Promise<Club> {
  touch(scope.tx, 'clubs');
  announce(scope.tx, 'clubs', [id]);
  return getClub(scope, id);
}

function refuse(errors: InputError[]): void {
  if (errors.length > 0) throw invalid(errors);
}

const slugTaken = () =>
  invalid([{ path: '/slug', code: 'taken', message: 'is already the short name of another club' }]);
