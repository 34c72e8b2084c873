import type { Fact } from '../kernel/facts.ts';

/** It is time to remind of a charge: before it is due, or some days after. */
export type PaymentWaitedFor = Fact<
  'fees.payment_waited_for',
  { charge_id: string; student_id: string; club_id: string; when: 'before' | 'after' }
>;

export const paymentWaitedFor = (payload: PaymentWaitedFor['payload']): PaymentWaitedFor => ({
  ...{ type: 'fees.payment_waited_for', payload },
});
