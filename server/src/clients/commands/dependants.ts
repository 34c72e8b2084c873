import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isDesk } from '../../organizations/public.ts';
import { mayAddDependant, ownClientId } from '../access.ts';
import { getClient, listDependants } from '../queries/clients.ts';
import { checkDependant } from '../rules/profiles.ts';
import type { AddDependant, Dependant } from '../schemas.ts';
import { deleteGuardian, isGuardian, saveGuardian } from '../store/profiles.ts';
import { checkProfile, holdClients, newClient } from './clients.ts';

/** Puts somebody in this client's care: a new profile, or (the desk only) one that exists. */
export async function addDependant(
  scope: Scope,
  guardianId: string,
  input: AddDependant,
): Promise<Dependant> {
  await getClient(scope, guardianId);
  authorize(mayAddDependant(scope.actor, guardianId));
  await holdClients(scope, [guardianId, ...(input.client_id ? [input.client_id] : [])]);
  const errors = checkDependant(input);
  if (errors.length > 0) throw invalid(errors);
  const { client_id, relationship = '', ...profile } = input;
  const dependant_id = client_id ? await existing(scope, guardianId, client_id) : await added(scope, profile);
  await saveGuardian(scope, { guardian_id: guardianId, dependant_id, relationship });
  changed(scope, [guardianId, dependant_id]);
  const all = await listDependants(scope, guardianId);
  return all.find(({ client }) => client.id === dependant_id) as Dependant;
}

/** The desk, or the guardian, ends the care; the profile stays. */
export async function removeDependant(scope: Scope, guardianId: string, dependantId: string): Promise<void> {
  await getClient(scope, guardianId);
  authorize(isDesk(scope.actor) || ownClientId(scope.actor) === guardianId);
  if (!(await deleteGuardian(scope, guardianId, dependantId))) throw notFound('dependant');
  changed(scope, [guardianId, dependantId]);
}

async function added(
  scope: Scope,
  profile: { display_name?: string; birth_date?: string; locale?: 'es' | 'en' },
): Promise<string> {
  await checkProfile(scope, profile);
  return newClient(scope, { ...profile, display_name: profile.display_name as string });
}

/** Nobody is in their own care, nor in the care of somebody who is in theirs. */
async function existing(scope: Scope, guardianId: string, clientId: string): Promise<string> {
  authorize(isDesk(scope.actor), 'Only the desk links a profile that exists.');
  if (clientId === guardianId || (await isGuardian(scope, clientId, guardianId)))
    throw conflict('clients.guardian_circle', 'Two people cannot be in each other’s care.');
  return clientId;
}

function changed({ tx }: Scope, ids: string[]): void {
  touch(tx, 'guardians');
  announce(tx, 'clients', ids);
}
