import type { PlaceChanged } from '../../enrollments/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { placeTextOf } from '../rules/place-texts.ts';
import { namesOfPlaces, type PlaceNames } from '../store/places.ts';
import { deskOf, type Recipient, recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/**
 * Who pauses, leaves or stays has it in writing, with their guardians; the desk hears of what it has not done itself.
 */
export async function tellPlaceChanged(
  scope: Scope,
  facts: readonly DeliveredFact<PlaceChanged>[],
): Promise<void> {
  const names = await namesOfPlaces(
    scope,
    facts.map((fact) => fact.payload.place_id),
  );
  const holders = await recipientsOf(
    scope,
    facts.map((fact) => fact.payload.student_id),
  );
  for (const fact of facts) {
    const { place_id, student_id, club_id, by, by_user, what } = fact.payload;
    const named = names.get(place_id);
    if (!named) continue;
    const own = (holders.get(student_id) ?? []).map((to) => ofHolder(fact, named, to));
    // Who stays in a term stands in the list of its answers; most do.
    const desk = by === 'desk' || what === 'renewed' ? [] : await deskOf(scope, club_id);
    const others = desk.filter((to) => to.user_id !== by_user).map((to) => forDesk(fact, named, to));
    await tell(scope, [...own, ...others]);
  }
}

type ChangedFact = DeliveredFact<PlaceChanged>;

const ofHolder = (fact: ChangedFact, named: PlaceNames, to: Recipient): Message => ({
  ...about(fact, named, to),
  kind: 'place_changed',
  text: placeTextOf(to.locale, { ...named, ...fact.payload, student_name: to.student_name }),
});

const forDesk = (fact: ChangedFact, named: PlaceNames, to: Recipient): Message => ({
  ...about(fact, named, to),
  kind: 'holder_news',
  text: placeTextOf(to.locale, { ...named, ...fact.payload }),
  link: `/admin/schedules/${fact.payload.schedule_id}?tab=places`,
});

const about = ({ cause_id, payload }: ChangedFact, { club_id }: PlaceNames, to: Recipient) => ({
  key: `${cause_id}:${payload.place_id}:${payload.what}`,
  ...{ to, club_id, classes: [] },
});
