import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf, isDesk } from '../../organizations/public.ts';
import { changeableFields } from '../access.ts';
import { clientsAdded, standingChanged } from '../facts.ts';
import { getClient } from '../queries/clients.ts';
import { checkBirthDate, fieldsBeyond, latestToday } from '../rules/profiles.ts';
import type { AddClient, BlockClient, ChangeClient, Client } from '../schemas.ts';
import { heldProfiles, insertProfile, updateProfile } from '../store/profiles.ts';

/** The desk adds somebody who has no account (yet). */
export async function addClient(scope: Scope, input: AddClient): Promise<Client> {
  return getClient(scope, await addNewcomer(scope, input));
}

/** Somebody who walks in gets a profile. Returns its id; throws 422 for a date of birth to come. */
export async function addNewcomer(scope: Scope, input: AddClient): Promise<string> {
  await checkProfile(scope, input);
  return newClient(scope, input);
}

/** Writes a profile that has been checked, and tells the screens. Returns its id. */
export async function newClient(scope: Scope, input: AddClient): Promise<string> {
  const id = await insertProfile(scope, input);
  changed(scope, id);
  await append(scope, clientsAdded([id]));
  return id;
}

/** Changes the fields that the actor may set; asking for any other refuses the whole. */
export async function changeClient(scope: Scope, id: string, input: ChangeClient): Promise<Client> {
  await getClient(scope, id);
  const beyond = fieldsBeyond(input, changeableFields(scope.actor, id));
  if (beyond.length > 0) throw forbidden(`You may not change ${beyond.join(', ')}.`);
  await checkProfile(scope, input);
  return update(scope, id, input);
}

export async function blockClient(scope: Scope, id: string, { reason }: BlockClient): Promise<Client> {
  await getClient(scope, id);
  authorize(isDesk(scope.actor));
  return update(scope, id, { blocked_at: scope.now, blocked_reason: reason });
}

export async function unblockClient(scope: Scope, id: string): Promise<Client> {
  await getClient(scope, id);
  authorize(isDesk(scope.actor));
  return update(scope, id, { blocked_at: null, blocked_reason: '' });
}

/** Fields on which it hangs whether somebody may take a place. */
const standing = ['level', 'birth_date', 'certificate_until', 'is_active', 'blocked_at'] as const;

async function update(
  scope: Scope,
  id: string,
  fields: ChangeClient | { blocked_at: Date | null; blocked_reason: string },
): Promise<Client> {
  if (!(await updateProfile(scope, id, fields))) refuseGone(await getClient(scope, id));
  changed(scope, id);
  if (standing.some((field) => field in fields)) await append(scope, [standingChanged(id)]);
  return getClient(scope, id);
}

/**
 * What is done to a profile that has become another one goes to nobody, and one that says nobody takes nothing. For every
 * write about somebody, after the lock that whoever makes them another one or erases them takes, too. Throws 409
 * `clients.merged`, `clients.erased`.
 */
export function refuseGone({ merged_into, erased_at }: Gone): void {
  if (merged_into !== null) throw conflict('clients.merged', 'This profile has become another one.');
  if (erased_at !== null) throw conflict('clients.erased', 'This person was erased.');
}

interface Gone {
  merged_into: string | null;
  erased_at: Date | string | null;
}

/** Keeps profiles what they are until the end: whoever makes them another one, or erases them, waits. Throws 404, 409. */
export async function holdClients(scope: Scope, ids: readonly string[]): Promise<void> {
  const rows = await heldProfiles(scope, ids);
  if (rows.length < new Set(ids).size) throw notFound('client');
  for (const row of rows) refuseGone(row);
}

/** The desk notes what somebody has signed on paper: of whom, and when. Throws 403, 404, 409, 422 for a day that is still to come. */
export async function holdForPaper(scope: Scope, client_id: string, on_paper: string): Promise<void> {
  authorize(isDesk(scope.actor));
  await holdClients(scope, [client_id]);
  if (on_paper > latestToday(scope.now))
    throw invalid([{ path: '/on_paper', code: 'in_future', message: 'must not be in the future' }]);
}

/** 422 for a date of birth to come, 404 for a home club that is not here. */
export async function checkProfile(
  scope: Scope,
  input: { birth_date?: string | null; home_club_id?: string | null },
): Promise<void> {
  const errors = checkBirthDate(input.birth_date, latestToday(scope.now));
  if (errors.length > 0) throw invalid(errors);
  if (input.home_club_id) await clubOf(scope, input.home_club_id);
}

function changed({ tx }: Scope, id: string): void {
  touch(tx, 'client_profiles');
  announce(tx, 'clients', [id]);
}
