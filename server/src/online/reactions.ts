import { type Reaction, reaction } from '../kernel/facts.ts';
import type { MoneyRefunded } from '../payments/facts.ts';
import { askRefunds, sendAsked } from './commands/refunds.ts';
import type { RefundAsked } from './facts.ts';

export const onlineReactions: readonly Reaction[] = [
  reaction<MoneyRefunded>({ name: 'ask_online_refunds', on: 'payments.money_refunded', now: askRefunds }),
];

/** What talks to Stripe; not inside a transaction. */
export const sendRefunds = (checkout: Parameters<typeof sendAsked>[0]): Reaction =>
  reaction<RefundAsked>({
    name: 'send_online_refund',
    on: 'online.refund_asked',
    alone: sendAsked(checkout),
  });
