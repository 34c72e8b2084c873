import { type Insertable, sql, type Updateable } from 'kysely';
import type { Instructors } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** Locks a profile: every write to it and its week takes this first, so that two of them do not mix. */
export const lockProfile = ({ tx }: Scope, id: string): Promise<{ id: string } | undefined> =>
  tx.selectFrom('instructors').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();

/** Waits for whoever is making classes for them, who would not be seen else. */
export async function holdLeaving({ tx }: Scope, id: string): Promise<void> {
  await tx.selectFrom('instructors').select('id').where('id', '=', id).forUpdate().execute();
}

/** Their profile, while it is in service. */
export async function activeCoachOf({ tx }: Scope, userId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('instructors')
    .select('id')
    .where('user_id', '=', userId)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return row?.id;
}

/** @returns its id */
export async function insertProfile(
  scope: Scope,
  profile: Omit<Insertable<Instructors>, 'id' | 'organization_id'>,
): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('instructors')
    .values({ ...profile, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

export async function updateProfile(
  { tx, now }: Scope,
  id: string,
  fields: Updateable<Instructors>,
): Promise<void> {
  await tx
    .updateTable('instructors')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** The profile of an account, back in service if it was put away. */
export async function reviveProfileOf(
  { tx }: Scope,
  userId: string,
): Promise<{ id: string; was_away: boolean } | undefined> {
  const { numUpdatedRows } = await tx
    .updateTable('instructors')
    .set({ is_active: true, updated_at: sql`now()` })
    .where('user_id', '=', userId)
    .where('is_active', '=', false)
    .executeTakeFirst();
  const own = await tx
    .selectFrom('instructors')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return own && { id: own.id, was_away: numUpdatedRows > 0n };
}

/** A profile of their own, or the one that somebody made between a look and this write. Returns its id. */
export async function addProfileOf(
  scope: Scope,
  { user_id, display_name }: { user_id: string; display_name: string },
): Promise<string> {
  await scope.tx
    .insertInto('instructors')
    .values({ organization_id: organizationOf(scope), id: newId(), user_id, display_name })
    .onConflict((on) => on.columns(['organization_id', 'user_id']).doNothing())
    .execute();
  const { id } = await scope.tx
    .selectFrom('instructors')
    .select('id')
    .where('user_id', '=', user_id)
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts the profile of somebody who is an instructor nowhere any more out of service. Returns its id, if any. */
export async function retireProfileOf({ tx }: Scope, userId: string): Promise<string[]> {
  const retired = await tx
    .updateTable('instructors')
    .set({ is_active: false, updated_at: sql`now()` })
    .where('user_id', '=', userId)
    .where('is_active', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('memberships')
            .select('memberships.id')
            .where('memberships.user_id', '=', userId)
            .where('memberships.role', '=', 'instructor'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return retired.map((row) => row.id);
}

export async function isMember({ tx }: Scope, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('memberships')
    .select('id')
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The profile that an account is joined with, locked. */
export const lockProfileOf = ({ tx }: Scope, userId: string): Promise<{ id: string } | undefined> =>
  tx.selectFrom('instructors').select('id').where('user_id', '=', userId).forUpdate().executeTakeFirst();

/** Takes the account from a profile, which stays in service only if it has classes. */
export async function takeAccount({ tx }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('instructors')
    .set({
      user_id: null,
      is_active: sql<boolean>`is_active and exists (
        select 1 from class_sessions s where s.instructor_id = ${id}
        union all select 1 from class_sessions s where s.substitute_instructor_id = ${id}
        union all select 1 from session_instructors a where a.instructor_id = ${id}
        union all select 1 from class_schedules p
                   where p.instructor_id = ${id} or ${id}::uuid = any(p.assistant_instructor_ids))`,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute();
}
