import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listClubs } from '../../organizations/public.ts';
import type { LevelConfirmed, LevelTakenBack } from '../../progress/facts.ts';
import { levelTakenBackOf, levelTextOf } from '../rules/level-texts.ts';
import { entriesOf } from '../store/levels.ts';
import { toldAlready } from '../store/messages.ts';
import { recipientsOf } from '../store/recipients.ts';
import { keyOf, type Message, tell } from './tell.ts';

/**
 * Students, and their guardians, whose level was confirmed, unless that was taken back meanwhile; and whoever was told of a
 * confirmation, that it was taken back.
 */
export async function tellLevels(
  scope: Scope,
  facts: readonly DeliveredFact<LevelConfirmed | LevelTakenBack>[],
): Promise<void> {
  await tell(scope, await messagesOf(scope, idsOf(facts, 'progress.level_confirmed'), 'confirmed'));
  const back = await messagesOf(scope, idsOf(facts, 'progress.level_taken_back'), 'withdrawn');
  const told = await toldAlready(
    scope,
    back.map(({ kind, key, to }) => keyOf(kind, key, to)),
  );
  await tell(
    scope,
    back
      .filter(({ kind, key, to }) => told.has(keyOf(kind, key, to)))
      .map((one) => ({ ...one, once: 'level_taken_back' })),
  );
}

const idsOf = (facts: readonly DeliveredFact<LevelConfirmed | LevelTakenBack>[], of: string): string[] =>
  facts.filter(({ type }) => type === of).map(({ payload }) => payload.entry_id);

async function messagesOf(
  scope: Scope,
  ids: readonly string[],
  kind: 'confirmed' | 'withdrawn',
): Promise<Message[]> {
  if (ids.length === 0) return [];
  const entries = await entriesOf(scope, ids, kind);
  const clubs = await listClubs(scope);
  const readers = await recipientsOf(
    scope,
    entries.map(({ student_id }) => student_id),
  );
  const textOf = kind === 'confirmed' ? levelTextOf : levelTakenBackOf;
  return entries.flatMap(({ id, student_id, club_id, ...entry }) => {
    const club = clubs.find((one) => one.id === club_id) ?? clubs[0];
    return (readers.get(student_id) ?? []).map(
      (to): Message => ({
        ...{ kind: 'level_confirmed', key: id, to, classes: [], link: `/my-progress?for=${student_id}` },
        ...(club && { club_id: club.id }),
        text: textOf(to.locale, { ...entry, student_name: to.student_name, club_name: club?.name ?? '' }),
      }),
    );
  });
}
