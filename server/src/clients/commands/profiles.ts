import { sql } from 'kysely';
import { touch } from '../../kernel/cache.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { type Person, profilesWaitingFor } from '../store.ts';

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
  const own = await ownProfile(scope, person.id);
  if (own !== undefined && meant !== null && own !== meant)
    throw conflict('clients.has_profile', 'This person already has another profile here.');
  if (own !== undefined) return own;
  const taken = meant ?? (await waitingProfile(scope, person));
  const id = taken === null ? await newProfile(scope, person, input) : await takeOver(scope, person, taken);
  touch(scope.tx, 'client_profiles');
  announce(scope.tx, 'clients', [id]);
  return id;
}

async function ownProfile({ tx }: Scope, userId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('client_profiles')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.id;
}

/** Only an address that its owner has proved counts, and only when it leads to one profile. */
async function waitingProfile(scope: Scope, person: Person): Promise<string | null> {
  if (!person.email_verified) return null;
  const [only, another] = await profilesWaitingFor(scope, person.email);
  return only && !another ? only.id : null;
}

async function takeOver({ tx }: Scope, person: Person, id: string): Promise<string> {
  const { numUpdatedRows } = await tx
    .updateTable('client_profiles')
    .set({ user_id: person.id, email: person.email, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('user_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw conflict('clients.profile_taken', 'This profile belongs to somebody already.');
  return id;
}

async function newProfile(
  scope: Scope,
  person: Person,
  input: { home_club_id?: string | null },
): Promise<string> {
  const id = newId();
  const { numInsertedOrUpdatedRows } = await scope.tx
    .insertInto('client_profiles')
    .values({
      organization_id: organizationOf(scope),
      id,
      user_id: person.id,
      display_name: person.name.trim().slice(0, 200) || person.email.slice(0, 200),
      email: person.email,
      locale: person.locale,
      home_club_id: input.home_club_id ?? null,
    })
    .onConflict((on) => on.columns(['organization_id', 'user_id']).doNothing())
    .executeTakeFirst();
  // Somebody made it between our look and our write: then that is the one.
  return numInsertedOrUpdatedRows === 1n ? id : ((await ownProfile(scope, person.id)) as string);
}
