import { type Insertable, sql, type Updateable } from 'kysely';
import type { Courts } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** @returns its id */
export async function insertCourt(
  scope: Scope,
  court: Omit<Insertable<Courts>, 'id' | 'organization_id'>,
): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('courts')
    .values({ ...court, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

/** In one statement. @returns their ids, in the order of the courts */
export async function insertCourts(
  scope: Scope,
  courts: readonly Omit<Insertable<Courts>, 'id' | 'organization_id'>[],
): Promise<string[]> {
  const rows = courts.map((court) => ({ ...court, organization_id: organizationOf(scope), id: newId() }));
  await scope.tx.insertInto('courts').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Which of the names a court of the club has, in use or not. */
export async function takenNames({ tx }: Scope, club_id: string, names: readonly string[]) {
  const rows = await tx
    .selectFrom('courts')
    .select('name')
    .where('club_id', '=', club_id)
    .where('name', 'in', [...names])
    .execute();
  return new Set(rows.map(({ name }) => name));
}

export async function updateCourt({ tx, now }: Scope, id: string, fields: Updateable<Courts>): Promise<void> {
  await tx
    .updateTable('courts')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** To change the court: reserving takes a share lock on it, so nobody books it between a count and the write. */
export const lockCourt = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('courts')
    .select(['club_id', 'is_active'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();

/** To reserve the court: it stays in use until the end of the transaction. */
export const shareCourt = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('courts')
    .select(['club_id', 'name', 'is_active'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();

export const findCourts = ({ tx }: Scope, ids: readonly string[]) =>
  tx
    .selectFrom('courts')
    .select(['id', 'name', 'is_active'])
    .where('id', 'in', [...ids])
    .execute();

/**
 * Which of these courts are out of use. Held, they stay as they are until the end of the transaction: whoever takes one
 * out of use waits, and sees what was reserved meanwhile. In the order of their ids.
 */
export async function courtsOutOfUse(
  { tx }: Scope,
  ids: readonly string[],
  { hold }: { hold: boolean },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('courts')
    .select(['id', 'is_active'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .$if(hold, (query) => query.forShare())
    .execute();
  return new Set(rows.filter((row) => !row.is_active).map((row) => row.id));
}
