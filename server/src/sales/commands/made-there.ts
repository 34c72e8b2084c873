import { lockPeople } from '../../clients/public.ts';
import { reopenBooking } from '../../enrollments/public.ts';
import { lockDeposits, oweAgain, wentBack } from '../../fees/public.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { endRefunded, noteRefunded } from '../../packages/public.ts';
import {
  type AccountMove,
  creditOf,
  creditOfPayment,
  insertAccountMoves,
  leftOf,
  lockLines,
  type PendingPayment,
  readPending,
  refundLine,
} from '../../payments/public.ts';
import { itemsById } from '../queries/open.ts';
import { spreadMadeThere } from '../rules/made-there.ts';

/** What was booked of a refund that somebody made outside of here. */
interface BookedThere {
  payer_id: string;
  club_id: string;
  currency: string;
  /** The refunds, one of each thing of which something went back. */
  refunds: string[];
  /** What came out of the account of who paid. */
  credit: number;
  unbooked: number;
}

type Line = PendingPayment['lines'][number];
const namedIn = ({ enrollment_id, student_package_id, charge_id }: Line): string[] =>
  [enrollment_id ?? student_package_id ?? charge_id].filter((id) => id !== null);

/**
 * Money that went back at Stripe without us is booked as it went: what it paid stays as it is, paid, until the desk says
 * something else. Never refuses; undefined where nothing was ever paid with this payment.
 */
export async function bookMadeThere(
  scope: Scope,
  payment_id: string,
  { amount, reason }: { amount: number; reason: string },
): Promise<BookedThere | undefined> {
  const { tx } = scope;
  const before = await readPending(tx, payment_id);
  if (!before || !isPaid(before.status)) return undefined;
  const items = await itemsById(scope, before.lines.flatMap(namedIn));
  const students = [...items.values()].map((item) => item.student_id);
  await lockPeople(tx, [before.payer_id, ...students]);
  const payment = (await readPending(tx, payment_id)) as PendingPayment;
  const things = new Map(payment.lines.map((line) => [line.id, line]));
  const paid = await lockLines(tx, { payment_id });
  const spread = spreadMadeThere({
    ...{ amount, on_account: await creditOfPayment(tx, payment_id) },
    balance: await creditOf(tx, payment.payer_id, payment.currency),
    lines: paid
      .filter(({ line_id }) => namedIn(things.get(line_id) as Line).length > 0)
      .map((line) => ({ line_id: line.line_id, left: leftOf(line) })),
  });
  const refunds: string[] = [];
  for (const { line_id, amount: part } of spread.lines) {
    const [line] = await lockLines(tx, { line_id });
    if (!line) throw new Error(`the line ${line_id} of a captured payment is gone`);
    const { charge_id, student_package_id } = things.get(line_id) as Line;
    if (charge_id !== null) await lockDeposits(scope, [charge_id]);
    const id = await refundLine(scope, line, { kind: 'refund', amount: part, to: 'same', reason });
    if (id !== undefined) refunds.push(id);
    if (charge_id !== null) await wentBack(scope, charge_id, part);
    if (student_package_id !== null) await noteRefunded(scope, student_package_id, part);
  }
  if (spread.credit > 0) await payOutThere(scope, payment, { amount: spread.credit, reason });
  announce(tx, 'sessions', [...new Set([...items.values()].flatMap(({ session_id }) => session_id ?? []))]);
  announce(tx, 'student_packages', [...new Set([payment.payer_id, ...students])]);
  const { payer_id, club_id, currency } = payment;
  return { payer_id, club_id, currency, refunds, credit: spread.credit, unbooked: spread.unbooked };
}

const isPaid = (status: string): boolean =>
  status === 'captured' || status === 'partially_refunded' || status === 'refunded';

async function payOutThere(
  scope: Scope,
  { id: payment_id, payer_id, club_id, currency }: PendingPayment,
  { amount, reason }: { amount: number; reason: string },
): Promise<void> {
  const entry: AccountMove = {
    ...{ id: newId(), client_id: payer_id, currency, kind: 'paid_out', delta: -amount, club_id },
    ...{ payment_id, method: 'online', reason, created_by: scope.actor.user_id },
  };
  await insertAccountMoves(scope.tx, [entry], scope.now).execute(scope.tx);
}

/**
 * What becomes of what was paid, where money of it went back already: a booking or a charge owes its price again, a
 * package ends. Throws 403, 404, 409 `packages.nothing_left`. @returns false where another payment pays it by now
 */
export async function endPaidThere(
  scope: Scope,
  payment_id: string,
  { line, reason }: { line: Line; reason: string },
): Promise<boolean> {
  const { enrollment_id, student_package_id, charge_id } = line;
  if (student_package_id !== null) {
    await endRefunded(scope, student_package_id, reason);
    return true;
  }
  const items = await itemsById(scope, namedIn(line));
  await lockPeople(
    scope.tx,
    [...items.values()].map((item) => item.student_id),
  );
  announce(
    scope.tx,
    'sessions',
    [...items.values()].flatMap(({ session_id }) => session_id ?? []),
  );
  if (charge_id !== null) return oweAgain(scope, charge_id, payment_id);
  return enrollment_id === null ? false : reopenBooking(scope, enrollment_id, { payment_id, reason });
}
