import { lockPeople } from '../../clients/public.ts';
import type { PageState, RefundState } from '../../kernel/checkout.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { takePayment } from '../../payments/public.ts';
import { bookMadeThere } from '../../sales/public.ts';
import { moneyBack } from '../facts.ts';
import { refundNews } from '../rules/refunds.ts';
import {
  insertMadeThere,
  type MadeThere,
  madeThereOf,
  noteMadeThere,
  notePartsThere,
} from '../store/made-there.ts';
import type { OnlineRow } from '../store/online.ts';
import { noteRefund, noteRefundedThere, ownRefunds } from '../store/refunds.ts';

/** What a page says of its refunds: what became of ours, and what somebody gave back at Stripe without us, which is booked. */
export async function hearOfRefunds(
  scope: Scope,
  { payment_id, late_payment_id, refunded_there }: OnlineRow,
  { refunds, currency }: PageState,
): Promise<void> {
  const { tx } = scope;
  const paid = late_payment_id ?? payment_id;
  const known = await madeThereOf(tx, paid);
  const own = await ownRefunds(tx, payment_id);
  const news = refundNews(refunds, { own, there: known, settled: refunded_there });
  for (const { refund_id, ...said } of news.changed) await noteRefund(tx, refund_id, said);
  for (const { id, status } of news.changedThere)
    await follow(scope, known.find(({ reference }) => reference === id) as MadeThere, status);
  const unknown: RefundState[] = [];
  for (const one of news.strange) if (!(await book(scope, paid, one))) unknown.push(one);
  const more = unknown.reduce((sum, one) => sum + one.amount, 0);
  if (more > 0) await noteRefundedThere(tx, payment_id, { amount: refunded_there + more, currency });
}

/** @returns false where nothing was ever paid here with that money */
async function book(
  scope: Scope,
  payment_id: string,
  { id: reference, amount, status: state }: RefundState,
): Promise<boolean> {
  const { tx, now } = scope;
  const booked = await bookMadeThere(scope, payment_id, { amount, reason: `Stripe ${reference}` });
  if (!booked) return false;
  const id = await insertMadeThere(tx, { payment_id, reference, amount, state }, now);
  if (id === undefined) throw new Error(`the refund ${reference} is booked already`);
  const { refunds, credit: credit_amount, unbooked: unbooked_amount, ...of } = booked;
  await notePartsThere(tx, { id, reference, state, refunds });
  await noteMadeThere(tx, id, { credit_amount, unbooked_amount });
  await append(scope, [moneyBack({ ...of, refund_id: id, payment_id, amount })]);
  return true;
}

/** One that failed after all: what had come out of the account is paid in again; its parts are shown, and asked for anew. */
async function follow(
  scope: Scope,
  { id, state: before, credit_amount, club_id, payer_id, currency }: MadeThere,
  state: RefundState['status'],
): Promise<void> {
  await noteMadeThere(scope.tx, id, { state });
  if (state !== 'failed' || before === 'failed' || credit_amount === 0) return;
  await lockPeople(scope.tx, [payer_id]);
  const none = { enrollment_id: null, student_package_id: null, discount: 0, discount_reason: '' };
  await takePayment(scope, {
    ...{ club_id, payer_id, currency, method: 'online', lines: [{ ...none, amount: credit_amount }] },
    reference: 'Stripe: failed',
  });
}
