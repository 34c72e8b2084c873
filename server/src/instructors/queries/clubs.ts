import type { Scope } from '../../kernel/scope.ts';

/** The instructor's clubs with their zones, by name; all active clubs for one who has none. */
export async function clubsOf({ tx }: Scope, instructor_id: string) {
  const own = await tx
    .selectFrom('instructor_clubs as i')
    .innerJoin('clubs as c', (on) =>
      on.onRef('c.organization_id', '=', 'i.organization_id').onRef('c.id', '=', 'i.club_id'),
    )
    .select(['c.id', 'c.timezone'])
    .where('i.instructor_id', '=', instructor_id)
    .orderBy('c.sort_name')
    .execute();
  if (own.length > 0) return own;
  return tx
    .selectFrom('clubs')
    .select(['id', 'timezone'])
    .where('is_active', '=', true)
    .orderBy('sort_name')
    .execute();
}
