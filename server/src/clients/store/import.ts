import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Change, Profile } from '../rules/import/plan.ts';
import type { ImportedPerson } from '../rules/import/row.ts';
import { updateProfile } from './profiles.ts';

const perStatement = 1_000;

/** One import at a time: the next one waits here, and finds what this one makes. */
export const importAlone = async (scope: Scope): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('client import ' || ${organizationOf(scope)}, 0))`.execute(
    scope.tx,
  );

/** Every profile that is somebody's still, as far as an import compares it; in pieces, each by the primary key. */
export async function loadEverybody({ tx }: Scope): Promise<Profile[]> {
  const all: Profile[] = [];
  for (let after: string | undefined; ; after = all.at(-1)?.id) {
    const rows = await tx
      .selectFrom('client_profiles')
      .select(['id', 'user_id', 'display_name', 'email', 'phone', 'birth_date', 'level', 'is_club_member'])
      .select('desk_notes')
      .where('merged_into', 'is', null)
      .where('erased_at', 'is', null)
      .$if(after !== undefined, (query) => query.where('id', '>', after as string))
      .orderBy('id')
      .limit(perStatement)
      .execute();
    all.push(...rows);
    if (rows.length < perStatement) return all;
  }
}

/** Who is in whose care, as `guardian_id dependant_id`. */
export async function loadGuardians({ tx }: Scope): Promise<Set<string>> {
  const pairs = new Set<string>();
  for (let after: string | undefined; ; ) {
    const rows = await tx
      .selectFrom('guardians')
      .select(['id', 'guardian_id', 'dependant_id'])
      .$if(after !== undefined, (query) => query.where('id', '>', after as string))
      .orderBy('id')
      .limit(perStatement)
      .execute();
    for (const one of rows) pairs.add(`${one.guardian_id} ${one.dependant_id}`);
    if (rows.length < perStatement) return pairs;
    after = rows.at(-1)?.id;
  }
}

export async function insertProfiles(
  scope: Scope,
  people: readonly (ImportedPerson & { id: string })[],
): Promise<void> {
  const organization_id = organizationOf(scope);
  for (let at = 0; at < people.length; at += perStatement)
    await scope.tx
      .insertInto('client_profiles')
      .values(people.slice(at, at + perStatement).map((one) => ({ ...blank, ...one, organization_id })))
      .execute();
}

/** One after the other for the database, many in one trip. */
export async function updateProfiles(
  scope: Scope,
  changed: readonly { id: string; change: Change }[],
): Promise<void> {
  for (let at = 0; at < changed.length; at += perStatement)
    await Promise.all(
      changed.slice(at, at + perStatement).map(({ id, change }) => updateProfile(scope, id, change)),
    );
}

/** All rows of a statement say the same columns. */
const blank = {
  ...{ email: null, phone: '', birth_date: null, level: null },
  ...{ is_club_member: false, desk_notes: '' },
};

export async function insertGuardians(
  scope: Scope,
  rows: readonly { guardian_id: string; dependant_id: string; relationship: string }[],
): Promise<void> {
  const organization_id = organizationOf(scope);
  for (let at = 0; at < rows.length; at += perStatement)
    await scope.tx
      .insertInto('guardians')
      .values(rows.slice(at, at + perStatement).map((one) => ({ ...one, organization_id, id: newId() })))
      .onConflict((on) => on.columns(['organization_id', 'guardian_id', 'dependant_id']).doNothing())
      .execute();
}
