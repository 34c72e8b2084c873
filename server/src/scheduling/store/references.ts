import type { Scope } from '../../kernel/scope.ts';

export interface Wishes {
  club_id: string;
  class_type_id: string;
  level_id?: string;
  instructor_id?: string | null;
  assistant_instructor_ids?: readonly string[];
  court_id?: string | null;
  term_id?: string | null;
}

/** What schedules refer to, by id; what is missing here does not exist in this organization. */
export type References = Awaited<ReturnType<typeof loadReferences>>;

/** Everything that these schedules refer to, in seven queries however many there are. */
export async function loadReferences({ tx }: Scope, wishes: readonly Wishes[]) {
  const of = (pick: (wish: Wishes) => string | null | undefined) => [
    ...new Set(wishes.map(pick).filter((id) => id !== null && id !== undefined)),
  ];
  const instructorIds = [
    ...new Set([
      ...of((wish) => wish.instructor_id),
      ...wishes.flatMap((wish) => wish.assistant_instructor_ids ?? []),
    ]),
  ];
  const courtIds = of((wish) => wish.court_id);
  const termIds = of((wish) => wish.term_id);
  const [clubs, types, levels, instructors, places, courts, terms] = await Promise.all([
    tx
      .selectFrom('clubs')
      .select(['id', 'timezone', 'currency', 'is_active'])
      .where(
        'id',
        'in',
        of((wish) => wish.club_id),
      )
      .execute(),
    tx
      .selectFrom('class_types')
      .selectAll()
      .where(
        'id',
        'in',
        of((wish) => wish.class_type_id),
      )
      .execute(),
    tx.selectFrom('class_levels').select(['id', 'name']).execute(),
    instructorIds.length === 0
      ? []
      : tx
          .selectFrom('instructors')
          .select(['id', 'is_active', 'accepts_substitutions'])
          .where('id', 'in', instructorIds)
          .execute(),
    instructorIds.length === 0
      ? []
      : tx
          .selectFrom('instructor_clubs')
          .select(['instructor_id', 'club_id'])
          .where('instructor_id', 'in', instructorIds)
          .execute(),
    courtIds.length === 0
      ? []
      : tx.selectFrom('courts').select(['id', 'club_id', 'is_active']).where('id', 'in', courtIds).execute(),
    termIds.length === 0
      ? []
      : tx.selectFrom('terms').select(['id', 'club_id', 'ends_on']).where('id', 'in', termIds).execute(),
  ]);
  const clubsOf = Map.groupBy(places, (place) => place.instructor_id);
  return {
    clubs: byId(clubs),
    types: byId(types),
    levels: byId(levels),
    all_levels_id: levels.find((level) => level.name === 'all_levels')?.id,
    instructors: byId(
      instructors.map((one) => ({ ...one, club_ids: (clubsOf.get(one.id) ?? []).map((at) => at.club_id) })),
    ),
    courts: byId(courts),
    terms: byId(terms),
  };
}

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
