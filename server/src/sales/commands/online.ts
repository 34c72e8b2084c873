import { actsFor, lockPeople } from '../../clients/public.ts';
import { announce } from '../../kernel/live.ts';
import { invalid, notFound, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { refuseHolder } from '../../packages/public.ts';
import {
  capturePending,
  lockLines,
  type PendingPayment,
  pendPayment,
  readPending,
  refundLine,
} from '../../payments/public.ts';
import { familyOf } from '../queries/account.ts';
import { itemsById } from '../queries/open.ts';
import { type Item, linesOf } from '../rules/sale.ts';
import type { PayWithCredit } from '../schemas.ts';
import { openItems, settle } from './take.ts';

/** What somebody is about to pay. */
export interface PendingSale {
  payment_id: string;
  currency: string;
  amount: number;
}

/**
 * A client, or who looks after them, is about to pay what they and those in their care owe, each at its price: it is
 * written down before anybody is asked for money. Throws 404, 409 `payments.not_open`, `clients.merged`,
 * `packages.client_blocked`, 422.
 */
export async function pendSale(scope: Scope, payer_id: string, input: PayWithCredit): Promise<PendingSale> {
  if (!actsFor(scope.actor, payer_id)) throw notFound('client');
  const family = await familyOf(scope.tx, [payer_id]);
  const sale = { ...input, payer_id };
  // What costs nothing is given by the desk.
  const items = await openItems(
    scope,
    sale,
    ({ student_id, price }) => price > 0 && family.includes(student_id),
  );
  await refuseHolders(scope, items);
  const lines = linesOf(input.items, items, 0);
  const [first] = items;
  if (!first) throw invalid([{ path: '/items', code: 'required', message: 'says what is paid' }]);
  const { currency } = first;
  const taken = { club_id: input.club_id, payer_id, method: 'online' as const, currency, lines };
  const payment_id = await pendPayment(scope, taken);
  return { payment_id, currency, amount: lines.reduce((sum, line) => sum + line.amount, 0) };
}

/** What became of the money of a pending sale: undefined where that was known already. */
export interface CapturedSale {
  payer_id: string;
  club_id: string;
  currency: string;
  /** What was not to be paid any more, and went to the payer's account. */
  late_amount: number;
}

/** Whether all that a pending sale is for is still to be paid, at that price. */
export async function isOwed(scope: Scope, payment_id: string): Promise<boolean> {
  const payment = await readPending(scope.tx, payment_id);
  if (!payment) return false;
  const items = await itemsOf(scope, payment);
  if (!payment.lines.every((line) => owes(items.get(namedIn(line) ?? ''), line))) return false;
  return unlessRefused(async () => {
    await refuseHolders(scope, [...items.values()]);
    return true;
  });
}

/** Nobody is asked for the money of a package that its holder cannot get. Throws 409 `packages.client_blocked`. */
async function refuseHolders(scope: Scope, items: readonly Item[]): Promise<void> {
  for (const { kind, student_id } of items) if (kind === 'package') await refuseHolder(scope, student_id);
}

async function unlessRefused(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

const owes = (item: Item | undefined, line: Line): item is Item =>
  item?.open === true && item.price === line.amount;

/**
 * The money of a pending sale is there. What is still to be paid at that price is paid by it; the rest goes to the
 * account of the payer. Never refuses: the money was taken.
 */
export async function captureSale(scope: Scope, payment_id: string): Promise<CapturedSale | undefined> {
  const before = await readPending(scope.tx, payment_id);
  if (before?.status !== 'pending') return undefined;
  const students = [...(await itemsOf(scope, before)).values()].map((item) => item.student_id);
  await lockPeople(scope.tx, [before.payer_id, ...students]);
  // Who pays may have become another profile meanwhile.
  const payment = (await readPending(scope.tx, payment_id)) as PendingPayment;
  if (!(await capturePending(scope, payment))) return undefined;
  const items = await itemsOf(scope, payment);
  const unpaid = await pay(scope, payment, items);
  for (const line_id of unpaid) await toAccount(scope, line_id);
  announce(scope.tx, 'sessions', [
    ...new Set([...items.values()].flatMap(({ session_id }) => session_id ?? [])),
  ]);
  announce(scope.tx, 'student_packages', [...new Set([payment.payer_id, ...students])]);
  const late = payment.lines.filter(({ id }) => unpaid.includes(id));
  const { payer_id, club_id, currency } = payment;
  return { payer_id, club_id, currency, late_amount: late.reduce((sum, { amount }) => sum + amount, 0) };
}

type Line = PendingPayment['lines'][number];

const namedIn = (line: Line): string | null =>
  line.enrollment_id ?? line.student_package_id ?? line.charge_id;

/** At the prices of when they were asked for: whoever paid in time is heard of later, of a debit days later. */
const itemsOf = (scope: Scope, { lines, asked_at }: PendingPayment): Promise<ReadonlyMap<string, Item>> =>
  itemsById(
    scope,
    lines.flatMap((line) => namedIn(line) ?? []),
    asked_at,
  );

/** @returns the lines whose thing is not to be paid any more */
async function pay(
  scope: Scope,
  { id, lines, asked_at }: PendingPayment,
  items: ReadonlyMap<string, Item>,
): Promise<string[]> {
  const paid = { payment_id: id, payment_method: 'online', payment_reference: '' };
  const owed: Owed[] = [];
  const unpaid: string[] = [];
  for (const line of lines) {
    const item = items.get(namedIn(line) ?? '');
    if (owes(item, line)) owed.push({ item, line });
    else if (namedIn(line) !== null) unpaid.push(line.id);
  }
  const together_with = lines.flatMap(({ charge_id }) => charge_id ?? []);
  for (const some of apart(owed)) {
    const open = await settles(scope, some, { paid, priced_at: asked_at, together_with });
    unpaid.push(...some.filter((_, at) => !open[at]).map(({ line }) => line.id));
  }
  return unpaid;
}

interface Owed {
  item: Item;
  line: Line;
}

/** Each by itself, so that one that is refused takes nothing along; charges at once, as they were priced. */
function apart(owed: readonly Owed[]): Owed[][] {
  const charges = owed.filter(({ item }) => item.kind === 'charge');
  const others = owed.filter(({ item }) => item.kind !== 'charge').map((one) => [one]);
  return charges.length > 0 ? [...others, charges] : others;
}

interface Settling {
  paid: { payment_id: string; payment_method: string; payment_reference: string };
  priced_at: Date;
  together_with: readonly string[];
}

/** A package of somebody who may have none any more is one that is not to be paid. @returns which of them were to be paid */
async function settles(scope: Scope, owed: readonly Owed[], how: Settling): Promise<boolean[]> {
  const lines = owed.map(({ line: { enrollment_id, student_package_id, charge_id, amount } }) => ({
    ...{ enrollment_id, student_package_id, charge_id, amount, discount: 0, discount_reason: '' },
  }));
  let open: boolean[] = [];
  await unlessRefused(async () => {
    open = await settle(scope, { items: owed.map(({ item }) => item), lines, ...how });
    return true;
  });
  return open;
}

async function toAccount(scope: Scope, line_id: string): Promise<void> {
  const [line] = await lockLines(scope.tx, { line_id });
  if (!line) throw new Error(`the line ${line_id} of a captured payment is gone`);
  await refundLine(scope, line, {
    ...{ kind: 'refund', amount: line.amount, to: 'account_credit', reason: '' },
  });
}
