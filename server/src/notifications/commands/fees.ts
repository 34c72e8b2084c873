import type { FeesFollowed } from '../../fees/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listClubs } from '../../organizations/public.ts';
import { feeTextOf } from '../rules/fee-texts.ts';
import { namesOfPlaces } from '../store/places.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Whose charge has changed with the days of their place hears it, with their guardians: once of each change. */
export async function tellFeesFollowed(
  scope: Scope,
  facts: readonly DeliveredFact<FeesFollowed>[],
): Promise<void> {
  const clubs = new Map((await listClubs(scope)).map((club) => [club.id, club.name]));
  const names = await namesOfPlaces(
    scope,
    facts.map(({ payload }) => payload.place_id),
  );
  const recipients = await recipientsOf(
    scope,
    facts.map(({ payload }) => payload.student_id),
  );
  const messages = facts.flatMap(({ cause_id, payload }) =>
    (recipients.get(payload.student_id) ?? []).map((to): Message => {
      const group = names.get(payload.place_id)?.group_name ?? '';
      const { club_id, charge_id } = payload;
      const about = { student_name: to.student_name, club_name: clubs.get(club_id) ?? '', group };
      return {
        ...{ kind: 'fee_changed', key: `${cause_id}:${charge_id}`, to, classes: [], club_id },
        ...{ link: '/my-payments', text: feeTextOf(to.locale, { ...payload, ...about }) },
      };
    }),
  );
  await tell(scope, messages);
}
