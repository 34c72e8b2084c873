import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import type { WishWanted } from '../../planning/facts.ts';
import { wishTextOf } from '../rules/wish-texts.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Whoever has not said what they want of a term, or their guardians, once for the term. */
export async function tellWishWanted(
  scope: Scope,
  facts: readonly DeliveredFact<WishWanted>[],
): Promise<void> {
  const students = await recipientsOf(
    scope,
    facts.map(({ payload }) => payload.student_id),
  );
  const messages: Message[] = [];
  for (const { payload } of facts) {
    const { student_id, club_id, term_id, term_name, until } = payload;
    const { name: club_name } = await clubOf(scope, club_id);
    for (const to of students.get(student_id) ?? [])
      messages.push({
        ...{ kind: 'wish_wanted', key: `${term_id}:${student_id}`, to, classes: [] },
        ...{ club_id, link: `/my-classes/wishes/${term_id}?for=${student_id}` },
        text: wishTextOf(to.locale, {
          ...{ term_name, club_name, until, student_name: to.student_name },
          has_account: to.user_id !== null,
        }),
      });
  }
  await tell(scope, messages);
}
