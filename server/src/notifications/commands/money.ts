import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { MoneyKept } from '../../online/facts.ts';
import { listClubs } from '../../organizations/public.ts';
import { moneyKeptOf } from '../rules/money-texts.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Who paid online for what was not to be paid any more hears where the money is, with their guardians: once of each payment. */
export async function tellMoneyKept(scope: Scope, facts: readonly DeliveredFact<MoneyKept>[]): Promise<void> {
  const clubs = new Map((await listClubs(scope)).map((club) => [club.id, club.name]));
  const recipients = await recipientsOf(
    scope,
    facts.map(({ payload }) => payload.payer_id),
  );
  const messages = facts.flatMap(({ payload: { payment_id, payer_id, club_id, amount, currency } }) =>
    (recipients.get(payer_id) ?? []).map((to): Message => {
      const { student_name, locale } = to;
      const club_name = clubs.get(club_id) ?? '';
      return {
        ...{ kind: 'money_kept', key: payment_id, to, classes: [], club_id, link: '/my-payments' },
        text: moneyKeptOf(locale, { student_name, club_name, amount, currency }),
      };
    }),
  );
  await tell(scope, messages);
}
