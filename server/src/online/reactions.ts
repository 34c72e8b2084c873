import { type Reaction, reaction } from '../kernel/facts.ts';
import type { MoneyRefunded, PaymentTaken } from '../payments/facts.ts';
import { forgetAtStripe } from './commands/cards.ts';
import { askRefunds, sendAsked } from './commands/refunds.ts';
import { endBeside } from './commands/waiting.ts';
import type { CardRemoved, RefundAsked } from './facts.ts';

export const onlineReactions: readonly Reaction[] = [
  reaction<MoneyRefunded>({ name: 'ask_online_refunds', on: 'payments.money_refunded', now: askRefunds }),
];

/** What talks to Stripe; not inside a transaction. */
export const atStripe = (...[checkout, clock]: Parameters<typeof endBeside>): Reaction[] => [
  reaction<RefundAsked>({
    name: 'send_online_refund',
    on: 'online.refund_asked',
    alone: sendAsked(checkout),
  }),
  reaction<CardRemoved>({
    name: 'forget_card_at_stripe',
    on: 'online.card_removed',
    alone: forgetAtStripe(checkout),
  }),
  ...(checkout
    ? [
        reaction<PaymentTaken>({
          name: 'end_page_of_what_is_paid',
          on: 'payments.taken',
          alone: endBeside(checkout, clock),
        }),
      ]
    : []),
];
