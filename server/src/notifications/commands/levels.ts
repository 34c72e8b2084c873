import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listClubs } from '../../organizations/public.ts';
import type { LevelConfirmed } from '../../progress/facts.ts';
import { levelTextOf } from '../rules/level-texts.ts';
import { confirmedLevels } from '../store/levels.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Students, and their guardians, whose level was confirmed, unless that was taken back meanwhile. */
export async function tellLevelConfirmed(
  scope: Scope,
  facts: readonly DeliveredFact<LevelConfirmed>[],
): Promise<void> {
  const entries = await confirmedLevels(
    scope,
    facts.map(({ payload }) => payload.entry_id),
  );
  const clubs = await listClubs(scope);
  const readers = await recipientsOf(
    scope,
    entries.map(({ student_id }) => student_id),
  );
  const messages = entries.flatMap(({ id, student_id, club_id, ...entry }) => {
    const club = clubs.find((one) => one.id === club_id) ?? clubs[0];
    return (readers.get(student_id) ?? []).map(
      (to): Message => ({
        ...{ kind: 'level_confirmed', key: id, to, classes: [], link: `/my-progress?for=${student_id}` },
        ...(club && { club_id: club.id }),
        text: levelTextOf(to.locale, {
          ...entry,
          student_name: to.student_name,
          club_name: club?.name ?? '',
        }),
      }),
    );
  });
  await tell(scope, messages);
}
