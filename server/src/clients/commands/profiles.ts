import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clientsAdded } from '../facts.ts';
import {
  addProfileOf,
  giveProfileTo,
  type Person,
  profileOf,
  profilesWaitingFor,
} from '../store/profiles.ts';

/**
 * Gives a user their client profile: the one they have, else the one that is meant for them, else the only one
 * that waits for their verified address, else a new one.
 * @returns its id
 * @throws 409 when the profile that is meant for them has a user already, or they have another one
 */
export async function attachClient(
  scope: Scope,
  person: Person,
  input: { client_id?: string | null; home_club_id?: string | null },
): Promise<string> {
  const meant = input.client_id ?? null;
  const own = await profileOf(scope, person.id);
  if (own !== undefined && meant !== null && own !== meant)
    throw conflict('clients.has_profile', 'This person already has another profile here.');
  if (own !== undefined) return own;
  const taken = meant ?? (await waitingProfile(scope, person));
  const id =
    taken === null
      ? await addProfileOf(scope, person, input.home_club_id ?? null)
      : await takeOver(scope, person, taken);
  touch(scope.tx, 'client_profiles');
  announce(scope.tx, 'clients', [id]);
  if (taken === null) await append(scope, clientsAdded([id]));
  return id;
}

/** Only an address that its owner has proved counts, and only when it leads to one profile. */
async function waitingProfile(scope: Scope, person: Person): Promise<string | null> {
  if (!person.email_verified) return null;
  const [only, another] = await profilesWaitingFor(scope, person.email);
  return only && !another ? only.id : null;
}

async function takeOver(scope: Scope, person: Person, id: string): Promise<string> {
  if (!(await giveProfileTo(scope, id, person)))
    throw conflict('clients.profile_taken', 'This profile belongs to somebody already.');
  return id;
}
