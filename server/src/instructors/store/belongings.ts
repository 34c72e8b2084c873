import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { WeeklyWindow } from '../rules/windows.ts';

/** Takes an instructor from clubs, their windows there first: the caller writes the week that is left. */
export async function leaveClubs(
  { tx }: Scope,
  instructor_id: string,
  clubs: readonly string[],
): Promise<void> {
  if (clubs.length === 0) return;
  await tx
    .deleteFrom('instructor_windows')
    .where('instructor_id', '=', instructor_id)
    .where('club_id', 'in', [...clubs])
    .execute();
  await tx
    .deleteFrom('instructor_clubs')
    .where('instructor_id', '=', instructor_id)
    .where('club_id', 'in', [...clubs])
    .execute();
}

/** Twice changes nothing. */
export async function enterClubs(
  scope: Scope,
  instructor_id: string,
  clubs: readonly string[],
): Promise<void> {
  if (clubs.length === 0) return;
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('instructor_clubs')
    .values(clubs.map((club_id) => ({ organization_id, id: newId(), instructor_id, club_id })))
    .onConflict((on) => on.columns(['organization_id', 'instructor_id', 'club_id']).doNothing())
    .execute();
}

/** The active clubs that a role is for: one, or all. */
export async function clubsOfRole({ tx }: Scope, club_id: string | null): Promise<string[]> {
  const clubs = await tx
    .selectFrom('clubs')
    .select('id')
    .where('is_active', '=', true)
    .$if(club_id !== null, (query) => query.where('id', '=', club_id as string))
    .execute();
  return clubs.map((club) => club.id);
}

export async function saveSpecialties(
  scope: Scope,
  instructor_id: string,
  specialties: readonly string[],
): Promise<void> {
  await scope.tx
    .deleteFrom('instructor_specialties')
    .where('instructor_id', '=', instructor_id)
    .where('class_type_id', '<>', sql<string>`all(${[...specialties]}::uuid[])`)
    .execute();
  if (specialties.length === 0) return;
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('instructor_specialties')
    .values(
      specialties.map((class_type_id) => ({ organization_id, id: newId(), instructor_id, class_type_id })),
    )
    .onConflict((on) => on.columns(['organization_id', 'instructor_id', 'class_type_id']).doNothing())
    .execute();
}

export async function saveWeek(
  scope: Scope,
  instructor_id: string,
  windows: readonly WeeklyWindow[],
): Promise<void> {
  await scope.tx.deleteFrom('instructor_windows').where('instructor_id', '=', instructor_id).execute();
  if (windows.length === 0) return;
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('instructor_windows')
    .values(windows.map((one) => ({ ...one, organization_id, id: newId(), instructor_id })))
    .execute();
}

/** Those of the ids that are clubs. */
export async function knownClubs({ tx }: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('clubs')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Those of the ids that are class types. */
export async function knownTypes({ tx }: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('class_types')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}
