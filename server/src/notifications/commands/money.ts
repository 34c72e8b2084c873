import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { MoneyBack, MoneyKept } from '../../online/facts.ts';
import { listClubs } from '../../organizations/public.ts';
import { moneyBackOf, moneyKeptOf } from '../rules/money-texts.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

interface Moved {
  /** Once of each. */
  key: string;
  payer_id: string;
  club_id: string;
  amount: number;
  currency: string;
}

const texts = { money_kept: moneyKeptOf, money_back: moneyBackOf };

/** Who paid online for what was not to be paid any more hears where the money is, with their guardians: once of each payment. */
export const tellMoneyKept = (scope: Scope, facts: readonly DeliveredFact<MoneyKept>[]): Promise<void> =>
  tellMoved(
    scope,
    'money_kept',
    facts.map(({ payload }) => ({ ...payload, key: payload.payment_id })),
  );

/** What the club gave back at Stripe is said to who paid, once of each refund there. */
export const tellMoneyBack = (scope: Scope, facts: readonly DeliveredFact<MoneyBack>[]): Promise<void> =>
  tellMoved(
    scope,
    'money_back',
    facts.map(({ payload }) => ({ ...payload, key: payload.refund_id })),
  );

async function tellMoved(scope: Scope, kind: keyof typeof texts, moved: readonly Moved[]): Promise<void> {
  const clubs = new Map((await listClubs(scope)).map((club) => [club.id, club.name]));
  const recipients = await recipientsOf(
    scope,
    moved.map(({ payer_id }) => payer_id),
  );
  const messages = moved.flatMap(({ key, payer_id, club_id, amount, currency }) =>
    (recipients.get(payer_id) ?? []).map((to): Message => {
      const { student_name, locale } = to;
      const club_name = clubs.get(club_id) ?? '';
      return {
        ...{ kind, key, to, classes: [], club_id, link: '/my-payments' },
        text: texts[kind](locale, { student_name, club_name, amount, currency }),
      };
    }),
  );
  await tell(scope, messages);
}
