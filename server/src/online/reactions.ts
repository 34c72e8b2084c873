import { type Reaction, reaction } from '../kernel/facts.ts';
import type { MoneyRefunded, PaymentTaken } from '../payments/facts.ts';
import { askRefunds, sendAsked } from './commands/refunds.ts';
import { endBeside } from './commands/waiting.ts';
import type { RefundAsked } from './facts.ts';

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
