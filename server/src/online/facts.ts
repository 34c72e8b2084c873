import type { Fact } from '../kernel/facts.ts';

/** A refund is to go back through Stripe. */
export type RefundAsked = Fact<'online.refund_asked', { refund_id: string }>;

export const refundAsked = (payload: RefundAsked['payload']): RefundAsked => ({
  ...{ type: 'online.refund_asked', payload },
});
