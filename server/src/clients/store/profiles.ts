import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely';
import type { ClientProfiles } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

type Profile = Omit<Insertable<ClientProfiles>, 'id' | 'organization_id'>;

/** @returns its id */
export async function insertProfile(scope: Scope, profile: Profile): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('client_profiles')
    .values({ ...profile, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

/** In one order. */
export const heldProfiles = ({ tx }: Scope, ids: readonly string[]) =>
  tx
    .selectFrom('client_profiles')
    .select(['merged_into', 'erased_at'])
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forKeyShare()
    .execute();

/** False when the profile has become another one, or says nobody any more. */
export async function updateProfile(
  { tx }: Scope,
  id: string,
  fields: Updateable<ClientProfiles>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('client_profiles')
    .set({ ...fields, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A user, as far as a profile needs them. */
export interface Person {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  locale: string;
}

/**
 * Profiles without a user that carry this address: the ones that a person with that (verified) address may take
 * over. A child's profile often carries a parent's address, so dependants are left out.
 */
export const profilesWaitingFor = (
  { tx }: Scope,
  email: string,
): Promise<{ id: string; display_name: string; created_at: Date }[]> =>
  tx
    .selectFrom('client_profiles as c')
    .select(['c.id', 'c.display_name', 'c.created_at'])
    .where('c.user_id', 'is', null)
    .where('c.is_active', '=', true)
    .where((where) => where(where.fn<string>('lower', ['c.email']), '=', email.toLowerCase()))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('guardians as g').select('g.id').whereRef('g.dependant_id', '=', 'c.id'))),
    )
    .limit(2)
    .execute();

/** The profile of a user, if they have one here. */
export async function profileOf({ tx }: Scope, userId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('client_profiles')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.id;
}

/** Gives a profile without a user to this person; false when somebody has it already. */
export async function giveProfileTo({ tx }: Scope, id: string, person: Person): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('client_profiles')
    .set({ user_id: person.id, email: person.email, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('user_id', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A profile of their own, or the one that somebody made between a look and this write. Returns its id. */
export async function addProfileOf(
  scope: Scope,
  person: Person,
  home_club_id: string | null,
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
      home_club_id,
    })
    .onConflict((on) => on.columns(['organization_id', 'user_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : ((await profileOf(scope, person.id)) as string);
}

/** Puts somebody in somebody's care, or says anew what they are to each other. */
export async function saveGuardian(
  scope: Scope,
  row: { guardian_id: string; dependant_id: string; relationship: string },
): Promise<void> {
  await scope.tx
    .insertInto('guardians')
    .values({ ...row, organization_id: organizationOf(scope), id: newId() })
    .onConflict((on) =>
      on
        .columns(['organization_id', 'guardian_id', 'dependant_id'])
        .doUpdateSet({ relationship: row.relationship }),
    )
    .execute();
}

/** False when there was no such care. */
export async function deleteGuardian(
  { tx }: Scope,
  guardianId: string,
  dependantId: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('guardians')
    .where('guardian_id', '=', guardianId)
    .where('dependant_id', '=', dependantId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function isGuardian({ tx }: Scope, guardianId: string, dependantId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('guardians')
    .select('id')
    .where('guardian_id', '=', guardianId)
    .where('dependant_id', '=', dependantId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody is in somebody's care, in SQL. */
export const looksAfter = (guardian: RawBuilder<unknown>, dependant: RawBuilder<unknown>) => sql<boolean>`
  exists (select from guardians g where g.guardian_id = ${guardian} and g.dependant_id = ${dependant})`;
