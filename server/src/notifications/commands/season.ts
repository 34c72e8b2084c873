import type { RenewalAsked, SeasonContinued } from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { renewalTextOf, seasonTextOf } from '../rules/season-texts.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Whose places go on in another season, or do not after all, hears of it once, whatever the number of groups. */
export async function tellSeasonContinued(
  scope: Scope,
  facts: readonly DeliveredFact<SeasonContinued>[],
): Promise<void> {
  const students = await recipientsOf(
    scope,
    facts.map((fact) => fact.payload.student_id),
  );
  await tell(
    scope,
    facts.flatMap(({ cause_id, payload }) =>
      (students.get(payload.student_id) ?? []).map(
        (to): Message => ({
          kind: 'place_changed',
          key: `${cause_id}:season:${payload.student_id}:${payload.undone}`,
          ...{ to, club_id: payload.club_id, classes: [] },
          text: seasonTextOf(to.locale, { ...payload, student_name: to.student_name }),
        }),
      ),
    ),
  );
}

/** Whoever holds a place in a term that asks hears of the question once, of all their groups, and once more before it is over. */
export async function tellRenewalAsked(
  scope: Scope,
  facts: readonly DeliveredFact<RenewalAsked>[],
): Promise<void> {
  const students = await recipientsOf(
    scope,
    facts.map((fact) => fact.payload.student_id),
  );
  await tell(
    scope,
    facts.flatMap(({ cause_id, payload }) =>
      (students.get(payload.student_id) ?? []).map(
        (to): Message => ({
          kind: 'place_changed',
          key: `${cause_id}:renewal:${payload.student_id}:${payload.club_id}:${payload.until}:${payload.reminder}`,
          ...{ to, club_id: payload.club_id, classes: [] },
          text: renewalTextOf(to.locale, { ...payload, student_name: to.student_name }),
        }),
      ),
    ),
  );
}
