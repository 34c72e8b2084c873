import type { Scope } from '../../kernel/scope.ts';
import { choicesAt } from './wish-around.ts';
import { partsOfWishes } from './wish-parts.ts';
import type { WishValues } from './wishes.ts';

export interface WishSaid extends WishValues {
  status: string;
}

/** What is said already for a term, withdrawn or not, by student. */
export async function saidOf(scope: Scope, window_id: string): Promise<Map<string, WishSaid>> {
  const rows = await scope.tx
    .selectFrom('wishes')
    .select(['id', 'student_id', 'status', 'level', 'wants_test', 'classes_a_week', 'note'])
    .where('window_id', '=', window_id)
    .execute();
  const parts = await partsOfWishes(
    scope,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, student_id, ...row }) => {
      const { times, people, instructors, clubs } = parts.get(id)!;
      return [
        student_id,
        {
          ...row,
          times,
          people: people.map(({ kind, name, client_id }) => ({ kind, name, client_id })),
          instructor_ids: instructors.map((one) => one.id),
          club_ids: clubs.map((one) => one.id),
        },
      ];
    }),
  );
}

/** The coaches and clubs that a file may name. */
export async function whomToChoose(scope: Scope, club_id: string) {
  const { instructors, clubs } = await choicesAt(scope, club_id, []);
  return { coaches: instructors.map(({ id, display_name: name }) => ({ id, name })), clubs };
}

/** Who is a client still: read in pieces, each by the primary key. */
export async function activeOf({ tx }: Scope): Promise<Set<string>> {
  const active = new Set<string>();
  for (let after: string | undefined; ; ) {
    const rows = await tx
      .selectFrom('client_profiles')
      .select(['id', 'is_active'])
      .$if(after !== undefined, (query) => query.where('id', '>', after as string))
      .orderBy('id')
      .limit(1_000)
      .execute();
    for (const { id, is_active } of rows) if (is_active) active.add(id);
    if (rows.length < 1_000) return active;
    after = rows.at(-1)?.id;
  }
}
