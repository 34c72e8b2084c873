import { foundBySaved } from '../../discovery/public.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf, localTimeOf } from '../../kernel/time/index.ts';
import type { SessionsGenerated } from '../../scheduling/facts.ts';
import { newClassesText } from '../rules/found-texts.ts';
import type { Locale } from '../rules/phrases.ts';
import { classesOf } from '../store/classes.ts';
import { type Message, tell } from './tell.ts';

/** Whose saved search finds new classes hears of them: once of all that came about together. */
export async function tellNewSessions(
  scope: Scope,
  facts: readonly DeliveredFact<SessionsGenerated>[],
): Promise<void> {
  for (const [cause_id, ofCause] of Map.groupBy(facts, (fact) => fact.cause_id)) {
    const ids = ofCause.flatMap(({ payload }) => payload.session_ids);
    const found = await foundBySaved(scope, ids);
    if (found.length === 0) continue;
    const classes = await classesOf(scope, [...new Set(found.flatMap(({ session_ids }) => session_ids))]);
    const messages = found.map(({ user_id, email, locale, names, session_ids }): Message => {
      const mine = classes.filter(({ session_id }) => session_ids.includes(session_id));
      const to = { client_id: null, user_id, email, locale: locale as Locale, student_name: null };
      return {
        ...{ kind: 'new_sessions', key: cause_id, to, classes: mine, link: '/find' },
        text: newClassesText(to.locale, {
          searches: names,
          classes: mine.map(({ class_name, club_name, starts_at, timezone }) => ({
            ...{ class_name, club_name },
            ...{ local_date: localDateOf(starts_at, timezone), local_time: localTimeOf(starts_at, timezone) },
          })),
        }),
      };
    });
    await tell(scope, messages);
  }
}
