import { actsFor, getClient, lockPeople, ownClientId } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, forbidden, found, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { takePayment } from '../../payments/public.ts';
import { getBought } from '../queries/bought.ts';
import { getPackage } from '../queries/packages.ts';
import { expiryOf } from '../rules.ts';
import type { ClassPackage, PayPackage, PurchasePackage, StudentPackage } from '../schemas.ts';
import { activate, cancelOrder, insertOrder, type Paid } from '../store/bought.ts';
import { hasBought, validityOf } from '../store/read.ts';
import { refuseHolder } from './holder.ts';
import { write } from './write.ts';

/**
 * A student orders a package, and pays at the desk; the desk takes the money at once, or gives it. Throws 403, 404,
 * 409 `packages.not_on_sale | price_changed | once_per_person | client_blocked`, 422.
 */
export async function purchasePackage(
  scope: Scope,
  id: string,
  input: PurchasePackage,
): Promise<StudentPackage> {
  const sold = await getPackage(scope, id);
  const student_id = await buyerOf(scope, sold, input);
  await lockPeople(scope.tx, [student_id]);
  await refuseHolder(scope, student_id);
  refuseSale(sold, input);
  refusePrice(sold, input);
  if (sold.once_per_person && (await hasBought(scope.tx, student_id, id)))
    throw conflict('packages.once_per_person', 'Each person can buy this package once.');
  const bought = await insertOrder(scope, { student_id, package_id: id });
  if (input.payment) await open(scope, bought, { payment: paymentOf(input.payment, sold.price) });
  else if (input.gift_reason !== undefined) await open(scope, bought, { gift_reason: input.gift_reason });
  announce(scope.tx, 'student_packages', [student_id]);
  return getBought(scope, bought);
}

/** The desk may decide against it, and says so: somebody was promised one that has gone off sale since. */
function refuseSale({ on_sale, abilities }: ClassPackage, { overrides = [] }: PurchasePackage): void {
  if (on_sale || (abilities.sell && overrides.includes('not_on_sale'))) return;
  const more = abilities.sell ? { overrides: ['not_on_sale'] } : undefined;
  throw conflict('packages.not_on_sale', 'It is not on sale.', more);
}

/** Whoever saw another price decides anew. */
function refusePrice({ price, currency }: ClassPackage, { expected_price = price }: PurchasePackage): void {
  if (expected_price === price) return;
  throw conflict('packages.price_changed', 'The price of this package has changed.', { price, currency });
}

/** For whom it is; only a desk takes money, or gives a package. */
async function buyerOf(scope: Scope, sold: ClassPackage, input: PurchasePackage): Promise<string> {
  const { payment, gift_reason } = input;
  const student_id = input.student_id ?? found(ownClientId(scope.actor), 'client profile of yours');
  if (!actsFor(scope.actor, student_id) && !sold.abilities.sell) throw notFound('client');
  if ((payment || gift_reason !== undefined) && !sold.abilities.sell)
    throw forbidden('Only the desk takes money or gives packages.');
  if (payment && gift_reason !== undefined)
    throw invalid([
      {
        path: '/gift_reason',
        code: 'not_together',
        params: { field: 'payment' },
        message: 'is for what is not paid',
      },
    ]);
  await getClient(scope, student_id);
  return student_id;
}

const paymentOf = (
  { payment_method, payment_amount, payment_reference = '' }: PayPackage,
  price: number,
): Paying => ({ payment_method, payment_amount: payment_amount ?? price, payment_reference, price });

interface Paying {
  payment_method: PayPackage['payment_method'];
  payment_amount: number;
  payment_reference: string;
  price: number;
}

/** An order is paid at the desk: it can be used from now on. Throws 403, 404, 409 `packages.not_ordered | client_blocked`. */
export async function payPackage(scope: Scope, id: string, input: PayPackage): Promise<StudentPackage> {
  const before = await getBought(scope, id);
  authorize(before.abilities.record_payment);
  await lockPeople(scope.tx, [before.student_id]);
  await refuseHolder(scope, before.student_id);
  await open(scope, id, { payment: paymentOf(input, before.price) });
  announce(scope.tx, 'student_packages', [before.student_id]);
  return getBought(scope, id);
}

/** An order is given up before it is paid. Throws 403, 404, 409 `packages.not_ordered`. */
export async function giveUpOrder(scope: Scope, id: string): Promise<StudentPackage> {
  const before = await getBought(scope, id);
  authorize(before.abilities.cancel);
  if (!(await cancelOrder(scope, id))) throw notOrdered();
  announce(scope.tx, 'student_packages', [before.student_id]);
  return getBought(scope, id);
}

const notOrdered = () => conflict('packages.not_ordered', 'This order was paid or given up.');

/**
 * An order is paid by a payment that was taken for it, and authorized, by whoever calls; its student is locked. Throws
 * 409 `clients.merged`, `packages.client_blocked`.
 * @returns false when it is no order any more
 */
export async function openPaid(scope: Scope, id: string, paid: Paid): Promise<boolean> {
  const sold = found(await validityOf(scope.tx, id), 'package');
  await refuseHolder(scope, sold.student_id);
  return begin(scope, { id, sold, gift_reason: '', paid });
}

async function open(
  scope: Scope,
  id: string,
  how: { payment?: Paying; gift_reason?: string },
): Promise<void> {
  const sold = found(await validityOf(scope.tx, id), 'package');
  const { payment, gift_reason = '' } = how;
  const paid = payment && (await take(scope, id, { ...sold, ...payment }));
  if (!(await begin(scope, { id, sold, gift_reason, paid }))) throw notOrdered();
}

interface Beginning {
  id: string;
  sold: NonNullable<Awaited<ReturnType<typeof validityOf>>>;
  gift_reason: string;
  paid: Paid | undefined;
}

/** From here on it has classes, until the end of its last local day. @returns false when it is no order any more */
async function begin(scope: Scope, { id, sold, gift_reason, paid }: Beginning): Promise<boolean> {
  const { timezone, validity_days, num_classes, student_id } = sold;
  const expires_on = expiryOf(localDateOf(scope.now, timezone), validity_days);
  if (!(await activate(scope, id, { expires_on, gift_reason, ...paid }))) return false;
  const bought = { kind: 'bought', delta: num_classes, reason: gift_reason };
  await write(scope, [{ student_package_id: id, student_id, ...bought }]);
  return true;
}

/** The money for it, into the till of its club; what is taken less than the price is a discount. */
async function take(
  scope: Scope,
  id: string,
  { price, student_id, currency, club_id, payment_amount, payment_method, payment_reference }: Paying & Sold,
) {
  const payment_id = await takePayment(scope, {
    ...{ club_id, payer_id: student_id, currency, method: payment_method, reference: payment_reference },
    lines: [
      {
        ...{ enrollment_id: null, student_package_id: id, amount: payment_amount, discount_reason: '' },
        discount: Math.max(0, price - payment_amount),
      },
    ],
  });
  return { payment_id, payment_amount, payment_method, payment_reference };
}

interface Sold {
  student_id: string;
  currency: string;
  club_id: string;
}
