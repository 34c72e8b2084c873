import {
  addReturnedFee,
  allowTime,
  lockDeposits,
  oweAgain,
  settleCharges,
  wentBack,
} from '../../fees/public.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import {
  creditOf,
  creditOfPayment,
  endPending,
  insertAccountMoves,
  leftOf,
  lockLines,
  pendPayments,
  refundLine,
  takePayment,
} from '../../payments/public.ts';
import { settings } from '../../settings.ts';
import type { DebitReturned } from '../facts.ts';
import { type ItemRow, itemOf, readItem } from '../queries/collections.ts';
import { debitCurrency } from '../rules/creditor.ts';
import { paymentOf, peopleOf } from '../rules/payment.ts';
import type { DebitItem, ReturnDebit } from '../schemas.ts';
import { returnItemRow, takeReturnBack } from '../store/items.ts';
import { heldItem } from './collections.ts';

/**
 * The bank could not collect it, or had to give it back: it is owed again, with what the club asks for that. Throws 403,
 * 404, 409 `debits.changed | given_back | credit_used`.
 */
export async function returnDebit(scope: Scope, id: string, input: ReturnDebit): Promise<DebitItem> {
  const { code, with_fee = true } = input;
  const item = await heldItem(scope, id, 'return');
  if (item.status === 'booked') await giveMoneyBack(scope, item, code);
  else await endPending(scope.tx, item.payment_id, { status: 'failed', at: scope.now });
  await allowTime(scope, [item.charge_id]);
  const rules = await settingsOf(scope.tx, settings, { club_id: item.club_id });
  const isOwed = (await readItem(scope, id)).charge_status === 'open';
  const fee_amount = with_fee && isOwed ? rules.returned_debit_fee : 0;
  if (fee_amount > 0) await addReturnedFee(scope, item.charge_id, { amount: fee_amount, reason: code });
  await returnItemRow(scope, id, { code, fee_amount });
  await append(scope, [returned(item, { code, fee_amount })]);
  return told(scope, id);
}

const returned = (
  { id: item_id, charge_id, payer_id, club_id, amount, label }: ItemRow,
  how: { code: string; fee_amount: number },
): DebitReturned => ({
  type: 'debits.returned',
  payload: { item_id, charge_id, payer_id, club_id, amount, label, ...how },
});

/** What was paid by it goes back, as money; what had become credit of the account since, from there. */
async function giveMoneyBack(scope: Scope, item: ItemRow, reason: string): Promise<void> {
  const { payment_id, charge_id, amount } = item;
  const lines = await lockLines(scope.tx, { charge_id });
  const line = lines.find((one) => one.payment_id === payment_id);
  if (!line) throw conflict('debits.given_back', 'Something of this was given back already.');
  const left = Math.min(leftOf(line), amount);
  if (left < amount) await takeFromAccount(scope, item, { amount: amount - left, reason });
  await lockDeposits(scope, [charge_id]);
  await refundLine(scope, line, { kind: 'refund', amount: left, to: 'same', reason });
  await wentBack(scope, charge_id, left);
  await oweAgain(scope, charge_id, payment_id);
}

async function takeFromAccount(
  scope: Scope,
  { payer_id: client_id, club_id, payment_id }: ItemRow,
  { amount, reason }: { amount: number; reason: string },
): Promise<void> {
  if ((await creditOfPayment(scope.tx, payment_id)) < amount)
    throw conflict('debits.given_back', 'Something of this was given back already.');
  if ((await creditOf(scope.tx, client_id, debitCurrency)) < amount)
    throw conflict('debits.credit_used', 'It had become credit of the account, which was used since.');
  const move = {
    ...{ id: newId(), client_id, club_id, currency: debitCurrency, kind: 'paid_out' as const, reason },
    ...{ delta: -amount, method: 'direct_debit' as const, created_by: scope.actor.user_id },
  };
  await insertAccountMoves(scope.tx, [move], scope.now).execute(scope.tx);
}

/** It had not come back: it is paid as before, or waits for its day. Throws 403, 404, 409 `debits.changed`. */
export async function undoReturn(scope: Scope, id: string): Promise<DebitItem> {
  const item = await heldItem(scope, id, 'undo_return');
  const { charge_id, fee_amount, return_code } = item;
  if (fee_amount > 0) await addReturnedFee(scope, charge_id, { amount: -fee_amount, reason: return_code });
  // A bank that was not to collect it has done so with the others, where those are booked by now.
  const isBooked = item.booked_at !== null || item.collection_status === 'booked';
  const payment_id = isBooked ? await payAgain(scope, item) : await pendAgain(scope, item);
  await takeReturnBack(scope, id, { payment_id, status: isBooked ? 'booked' : 'waiting' });
  return told(scope, id);
}

async function payAgain(scope: Scope, item: ItemRow): Promise<string> {
  const payment_id = await takePayment(scope, paymentOf(item));
  const { charge_id: id, amount: price, created_at: priced_at } = item;
  if ((await settleCharges(scope, [{ id, price }], { payment_id, priced_at })).length > 0)
    throw conflict('debits.changed', 'The charge is another one by now.');
  return payment_id;
}

async function pendAgain(scope: Scope, item: ItemRow): Promise<string> {
  // At the price of when it was collected: it is asked for since then.
  const [payment_id] = await pendPayments({ ...scope, now: item.created_at }, [paymentOf(item)]);
  return payment_id!;
}

async function told(scope: Scope, id: string): Promise<DebitItem> {
  const item = await readItem(scope, id);
  announce(scope.tx, 'charges', peopleOf([item]));
  return itemOf(scope, item);
}
