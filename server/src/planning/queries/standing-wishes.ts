import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { WishTime } from '../rules/wishes.ts';
import { partsOfWishes } from '../store/wish-parts.ts';

/** A wish that counts, as a plan is made from it. */
export interface StandingWish {
  id: string;
  student_id: string;
  display_name: string;
  birth_date: LocalDate | null;
  /** That they wish for, or as they are judged; null: nobody has judged them, or they ask for a test. */
  level: number | null;
  wants_test: boolean;
  classes_a_week: number;
  /** Sorted; none meets another. Club wall time of the term’s club. */
  times: WishTime[];
  /** Clients by id; names that nobody has linked are left out, and counted. */
  with: string[];
  not_with: string[];
  back_to_back: string[];
  unlinked: number;
  /** Who is in use still. */
  instructor_ids: string[];
  /** Besides the club of the term. */
  club_ids: string[];
}

/**
 * All wishes of a term that count, by student: those that stand, of clients who are active and not blocked, without friends who have left.
 * Four statements, however many they are.
 */
export async function wishesOf(scope: Scope, term_id: string): Promise<StandingWish[]> {
  const { rows } = await sql<
    Pick<
      StandingWish,
      'id' | 'student_id' | 'display_name' | 'birth_date' | 'level' | 'wants_test' | 'classes_a_week'
    >
  >`
    select x.id, x.student_id, c.display_name, c.birth_date, case when x.wants_test then null else coalesce(x.level, c.level) end as level,
           x.wants_test, x.classes_a_week
      from wish_windows w
      join wishes x on x.window_id = w.id and x.status = 'standing'
      join client_profiles c on c.id = x.student_id and c.is_active and c.blocked_at is null
     where w.term_id = ${term_id}::uuid order by x.student_id`.execute(scope.tx);
  const parts = await partsOfWishes(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { times, people, instructors, clubs } = parts.get(row.id)!;
    const clients = (kind: string) =>
      people.flatMap((one) => (one.kind === kind && one.is_client ? (one.client_id ?? []) : []));
    return {
      ...row,
      times,
      ...{ with: clients('with'), not_with: clients('not_with'), back_to_back: clients('back_to_back') },
      unlinked: people.filter(({ client_id }) => client_id === null).length,
      instructor_ids: instructors.flatMap(({ id, is_active }) => (is_active ? id : [])),
      club_ids: clubs.flatMap(({ id, is_active }) => (is_active ? id : [])),
    };
  });
}
