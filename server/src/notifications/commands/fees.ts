import type { FeesFollowed, PriceChanged } from '../../fees/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { feeTextOf, priceTextOf } from '../rules/fee-texts.ts';
import type { Text } from '../rules/texts.ts';
import { namesOfPlaces } from '../store/places.ts';
import { type Recipient, recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Whose charge has changed with the days of their place hears it, with their guardians: once of each change. */
export async function tellFeesFollowed(
  scope: Scope,
  facts: readonly DeliveredFact<FeesFollowed>[],
): Promise<void> {
  const messages = await messagesOf(scope, facts, ({ payload }, about, locale) => ({
    key: payload.charge_id,
    text: feeTextOf(locale, { ...payload, ...about }),
  }));
  await tell(scope, messages);
}

/** Who pays another price from a period on hears it before: once of each change of the plan. */
export async function tellPriceChanged(
  scope: Scope,
  facts: readonly DeliveredFact<PriceChanged>[],
): Promise<void> {
  const messages = await messagesOf(scope, facts, ({ payload }, about, locale) => ({
    key: payload.place_id,
    text: priceTextOf(locale, { ...payload, ...about }),
  }));
  await tell(scope, messages);
}

type Of = DeliveredFact<FeesFollowed | PriceChanged>;

async function messagesOf<F extends Of>(
  scope: Scope,
  facts: readonly F[],
  said: (
    fact: F,
    about: { student_name: string | null; club_name: string; group: string },
    locale: Recipient['locale'],
  ) => { key: string; text: Text },
): Promise<Message[]> {
  const places = facts.map(({ payload }) => payload.place_id);
  const names = await namesOfPlaces(scope, places);
  const recipients = await recipientsOf(
    scope,
    facts.map(({ payload }) => payload.student_id),
  );
  return facts.flatMap((fact) => {
    const { student_id, place_id, club_id } = fact.payload;
    const named = names.get(place_id);
    return (recipients.get(student_id) ?? []).map((to): Message => {
      const about = { club_name: named?.club_name ?? '', group: named?.group_name ?? '' };
      const { key, text } = said(fact, { student_name: to.student_name, ...about }, to.locale);
      return {
        ...{ kind: 'fee_changed', key: `${fact.cause_id}:${key}`, to, classes: [], club_id, text },
        link: '/my-payments',
      };
    });
  });
}
