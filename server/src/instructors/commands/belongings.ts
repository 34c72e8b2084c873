import { sql } from 'kysely';
import { authorize } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { invalid } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { clubsOutOfReach } from '../access.ts';
import { checkWeek, type WeeklyWindow } from '../rules/windows.ts';

/**
 * Sets where an instructor teaches. Throws 422 for clubs that do not exist, 403 when a club that the actor does
 * not run would gain or lose them.
 */
export async function replaceClubs(
  scope: Scope,
  instructor_id: string,
  { before, after }: { before: readonly string[]; after: readonly string[] },
): Promise<void> {
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  await refuseUnknown(scope, 'clubs', added, after);
  const outOfReach = clubsOutOfReach(scope.actor, [...added, ...removed]);
  authorize(outOfReach.length === 0, 'Not all of these clubs are yours to staff.');
  if (removed.length > 0) {
    // Their windows there go first; the caller writes the week that is left.
    await scope.tx
      .deleteFrom('instructor_windows')
      .where('instructor_id', '=', instructor_id)
      .where('club_id', 'in', removed)
      .execute();
    await scope.tx
      .deleteFrom('instructor_clubs')
      .where('instructor_id', '=', instructor_id)
      .where('club_id', 'in', removed)
      .execute();
  }
  if (added.length > 0)
    await scope.tx
      .insertInto('instructor_clubs')
      .values(
        added.map((club_id) => ({
          organization_id: organizationOf(scope),
          id: newId(),
          instructor_id,
          club_id,
        })),
      )
      .execute();
}

/** Sets what an instructor teaches. Throws 422 for class types that do not exist. */
export async function replaceSpecialties(
  scope: Scope,
  instructor_id: string,
  specialties: readonly string[],
): Promise<void> {
  await refuseUnknown(scope, 'class_types', specialties, specialties);
  await scope.tx
    .deleteFrom('instructor_specialties')
    .where('instructor_id', '=', instructor_id)
    .where('class_type_id', '<>', sql<string>`all(${[...specialties]}::uuid[])`)
    .execute();
  if (specialties.length === 0) return;
  await scope.tx
    .insertInto('instructor_specialties')
    .values(
      specialties.map((class_type_id) => ({
        organization_id: organizationOf(scope),
        id: newId(),
        instructor_id,
        class_type_id,
      })),
    )
    .onConflict((on) => on.columns(['organization_id', 'instructor_id', 'class_type_id']).doNothing())
    .execute();
}

/** Writes the week; nothing when there is none to write. */
export async function writeWeek(
  scope: Scope,
  instructor: { id: string; club_ids: readonly string[] },
  windows: readonly WeeklyWindow[] | undefined,
): Promise<void> {
  if (!windows) return;
  const errors = checkWeek(windows, instructor.club_ids);
  if (errors.length > 0) throw invalid(errors);
  await scope.tx.deleteFrom('instructor_windows').where('instructor_id', '=', instructor.id).execute();
  if (windows.length === 0) return;
  await scope.tx
    .insertInto('instructor_windows')
    .values(
      windows.map((one) => ({
        ...one,
        organization_id: organizationOf(scope),
        id: newId(),
        instructor_id: instructor.id,
      })),
    )
    .execute();
}

const fieldOf = { clubs: 'club_ids', class_types: 'specialties' } as const;

async function refuseUnknown(
  { tx }: Scope,
  table: keyof typeof fieldOf,
  ids: readonly string[],
  given: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  const known = new Set(rows.map((row) => row.id));
  const errors = ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      path: `/${fieldOf[table]}/${given.indexOf(id)}`,
      code: 'unknown',
      message: 'does not exist',
    }));
  if (errors.length > 0) throw invalid(errors);
}
