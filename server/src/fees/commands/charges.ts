import { lockPeople } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { leftOf, lockLines, onAccountOf, refundLine } from '../../payments/public.ts';
import { getCharge } from '../queries/charges.ts';
import type { Charge, CorrectCharge, GiveBack, UndoChargePayment } from '../schemas.ts';
import {
  addLine,
  followEarly,
  lockCharge,
  markPaid,
  markUnpaid,
  owedAnew,
  setCancelled,
  setOpen,
} from '../store/charges.ts';
import { countAgain, countPaid, lookAtOwed, uncountDeposits } from '../store/deposits.ts';
import { changeToReturn } from '../store/follow.ts';
import { togetherOff } from '../store/together.ts';
import { followFees } from './follow.ts';

type Ability = keyof Charge['abilities'];

/** As it is while nobody else changes it. Throws 403, 404, 409 `fees.charge_changed` where it may not be any more. */
export async function held(scope: Scope, id: string, ability: Ability): Promise<Charge> {
  const before = await getCharge(scope, id);
  authorize(managed(before));
  await lockPeople(scope.tx, [before.student_id]);
  await lockCharge(scope.tx, id);
  const now = await getCharge(scope, id);
  if (!now.abilities[ability])
    throw conflict('fees.charge_changed', 'This charge is paid or cancelled by now.');
  return now;
}

/** Whoever may do one thing with it, or has just done another, runs the club. */
const managed = ({ abilities }: Charge): boolean => Object.values(abilities).some(Boolean);

export function told(scope: Scope, { id, student_id }: Charge): Promise<Charge> {
  announce(scope.tx, 'charges', [student_id]);
  return getCharge(scope, id);
}

/** What a charge can come to, in minor units. */
const most = 1_000_000_000;

/** The desk adds something, or lets something off, and says why. Throws 403, 404, 409, 422. */
export async function correctCharge(scope: Scope, id: string, input: CorrectCharge): Promise<Charge> {
  const { delta, reason } = input;
  if (delta === 0) throw invalid([{ path: '/delta', code: 'invalid', message: 'must not be 0' }]);
  const charge = await held(scope, id, 'correct');
  if (charge.amount + delta < 0)
    throw invalid([
      {
        ...{ path: '/delta', code: 'minimum', params: { min: -charge.amount } },
        message: `must not be below ${-charge.amount}`,
      },
    ]);
  if (charge.amount + delta > most)
    throw invalid([
      {
        ...{ path: '/delta', code: 'maximum', params: { max: most - charge.amount } },
        message: `must not be above ${most - charge.amount}`,
      },
    ]);
  await addLine(scope, id, { kind: 'correction', amount: delta, reason });
  await followEarly(scope.tx, [id]);
  if (charge.amount === 0) await owedAnew(scope, [id]);
  return told(scope, charge);
}

/** Nothing is to be paid for that period any more. Throws 403, 404, 409. */
export async function cancelCharge(scope: Scope, id: string, input: { reason: string }): Promise<Charge> {
  const charge = await held(scope, id, 'cancel');
  await setCancelled(scope, id, input);
  await uncountDeposits(scope, [id]);
  return told(scope, charge);
}

export async function reopenCharge(scope: Scope, id: string): Promise<Charge> {
  const charge = await held(scope, id, 'reopen');
  await setOpen(scope, id);
  await owedAnew(scope, [id]);
  await countAgain(scope, [id]);
  // Its place may have left meanwhile.
  await followFees(scope, [charge.place_id]);
  return told(scope, charge);
}

/**
 * It was not paid, or not so: what was noted is taken back within 31 days, and it is owed again. Throws 403, 404, 409, also
 * where another payment is noted by now.
 */
export async function undoPayment(scope: Scope, id: string, input: UndoChargePayment): Promise<Charge> {
  const { reason } = input;
  const charge = await held(scope, id, 'undo_payment');
  const lines = await lockLines(scope.tx, { charge_id: id });
  const line = lines.find(({ payment_id }) => payment_id === input.payment_id);
  if (line && (await onAccountOf(scope.tx, line)) > 0)
    throw conflict('fees.on_account', 'Some of this payment is on the account: it goes out from there.');
  if (!line || !(await markUnpaid(scope, id, line.payment_id)))
    throw conflict('fees.charge_changed', 'This charge is paid or cancelled by now.');
  await refundLine(scope, line, { kind: 'mistake', amount: leftOf(line), to: 'same', reason });
  await followFees(scope, [charge.place_id]);
  return told(scope, charge);
}

/** What was paid too much, by the means by which it came or to the account of who paid. Throws 403, 404, 409. */
export async function giveBack(scope: Scope, id: string, { to }: GiveBack): Promise<Charge> {
  const charge = await held(scope, id, 'give_back');
  const lines = await lockLines(scope.tx, { charge_id: id });
  const line = lines.find(({ payment_id }) => payment_id === charge.payment_id);
  if (!line) throw conflict('fees.charge_changed', 'This charge is paid or cancelled by now.');
  await changeToReturn(scope, [{ charge_id: id, delta: -charge.to_return }]);
  const amount = Math.min(charge.to_return, leftOf(line));
  await refundLine(scope, line, { kind: 'refund', amount, to, reason: '' });
  return told(scope, charge);
}

/**
 * Charges are paid by a payment that was taken for them, and authorized, by whoever calls: each at the price at which it
 * was seen, that of `priced_at`, all of `together_with` at once. @returns those that are not open any more, or cost something else by now
 */
export async function settleCharges(
  scope: Scope,
  charges: readonly { id: string; price: number }[],
  paid: { payment_id: string; priced_at: Date; together_with?: readonly string[] | undefined },
): Promise<string[]> {
  const gone: string[] = [];
  const asked = paid.together_with ?? charges.map(({ id }) => id);
  const less = await togetherOff(scope, asked, paid.priced_at);
  for (const { id, price } of charges.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    if (!(await markPaid(scope, id, { ...paid, price, together: less.get(id) }))) gone.push(id);
  await countPaid(
    scope,
    charges.map(({ id }) => id).filter((id) => !gone.includes(id)),
  );
  return gone;
}

/** What was paid for it went back, and it is owed again. @returns false where another payment pays it */
export async function oweAgain(scope: Scope, id: string, payment_id: string): Promise<boolean> {
  if (!(await markUnpaid(scope, id, payment_id))) return false;
  await owedAnew(scope, [id]);
  await lookAtOwed(scope, id);
  const { place_id } = await getCharge(scope, id);
  // Its place may have left meanwhile.
  await followFees(scope, [place_id]);
  return true;
}
