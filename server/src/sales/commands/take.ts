import { actsFor, getClient, lockPeople, refuseGone } from '../../clients/public.ts';
import { settleBookings } from '../../enrollments/public.ts';
import { settleCharges } from '../../fees/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { found, invalid, notFound, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import { openPaid } from '../../packages/public.ts';
import { takePayment } from '../../payments/public.ts';
import { takesMoney } from '../access.ts';
import { familyOf } from '../queries/account.ts';
import { itemsById } from '../queries/open.ts';
import { getPayment } from '../queries/payments.ts';
import { type Item, itemErrors, linesOf, meansOf, namedBy, type SaleLine } from '../rules/sale.ts';
import type { Payment, PayWithCredit, TakePayment } from '../schemas.ts';

/**
 * The desk takes money for several things at once: all of them are paid, or none. Throws 403, 404, 409
 * `payments.not_open` with the paths of what was paid or given up meanwhile, `payments.credit_too_low`,
 * `clients.merged`, `packages.client_blocked`; 422.
 */
export async function takeTogether(scope: Scope, input: TakePayment): Promise<Payment> {
  await clubOf(scope, input.club_id);
  authorize(takesMoney(scope.actor, input.club_id));
  return sell(scope, input, ({ club_id }) => takesMoney(scope.actor, club_id));
}

/**
 * A client, or who looks after them, pays what they and those in their care owe with the credit of their account, each at
 * its price. Throws 404, 409 as {@link takeTogether}, 422.
 */
export async function payWithCredit(scope: Scope, client_id: string, input: PayWithCredit): Promise<Payment> {
  if (!actsFor(scope.actor, client_id)) throw notFound('client');
  const family = await familyOf(scope.tx, [client_id]);
  const sale = { ...input, payer_id: client_id, payment_method: 'account_credit' as const };
  // What costs nothing is given by the desk.
  return sell(scope, sale, ({ student_id, price }) => price > 0 && family.includes(student_id));
}

/** Whether who pays, or takes the money, may do so for this. */
export type Judge = (item: Item) => boolean;

async function sell(scope: Scope, input: TakePayment, may: Judge): Promise<Payment> {
  const payment_id = await pay(scope, input, await openItems(scope, input, may));
  return getPayment(scope, payment_id);
}

type Wanted = Pick<TakePayment, 'payer_id' | 'club_id' | 'items'>;

/** What is to be paid together, locked: all of it open, into one till, in one currency. Throws 404, 409, 422. */
export async function openItems(scope: Scope, input: Wanted, may: Judge): Promise<Item[]> {
  const { currency } = await clubOf(scope, input.club_id);
  const items = await lockItems(scope, input, may);
  const errors = itemErrors(input.items, items, {
    ...{ club_id: input.club_id, currency: items[0]?.currency ?? currency },
  });
  if (errors.length > 0) throw invalid(errors);
  refuseClosed(items.map(({ open }) => open));
  return items;
}

/** What is to be paid, as it is under the locks of everybody whom it concerns. */
async function lockItems(scope: Scope, { payer_id, items: wanted }: Wanted, may: Judge): Promise<Item[]> {
  await getClient(scope, payer_id);
  const before = await itemsOf(scope, wanted, may);
  await lockPeople(scope.tx, [payer_id, ...before.map(({ student_id }) => student_id)]);
  refuseGone(await getClient(scope, payer_id));
  const items = await itemsOf(scope, wanted, may);
  // Somebody else's since: nobody holds their lock.
  return items.map((item, at) => ({
    ...item,
    open: item.open && item.student_id === before[at]?.student_id,
  }));
}

async function itemsOf(scope: Scope, wanted: TakePayment['items'], may: Judge): Promise<Item[]> {
  const named = wanted.map((one, at) => {
    const thing = namedBy(one);
    if (thing === undefined)
      throw invalid([
        {
          path: `/items/${at}`,
          code: 'invalid',
          message: 'names one thing: a booking, a package or a charge',
        },
      ]);
    return thing;
  });
  const all = await itemsById(
    scope,
    named.map(({ id }) => id),
  );
  return named.map(({ id, kind }) => {
    const item = all.get(id);
    const seen = item?.kind === kind && may(item);
    return found(seen ? item : undefined, kind);
  });
}

/** Throws 409 with the path of each that is not to be paid. */
function refuseClosed(open: readonly boolean[]): void {
  const errors = open.flatMap((is, at) =>
    is ? [] : [{ path: `/items/${at}`, code: 'not_open', message: 'is not to be paid any more' }],
  );
  if (errors.length > 0)
    throw new Problem(409, 'payments.not_open', 'Something of this is not to be paid any more.', { errors });
}

async function pay(scope: Scope, input: TakePayment, items: readonly Item[]): Promise<string> {
  const { payer_id, club_id, payment_reference: reference = '', top_up = 0 } = input;
  const lines = linesOf(input.items, items, top_up);
  if (lines.length === 0)
    throw invalid([{ path: '/items', code: 'too_few', params: { min: 1 }, message: 'must not be empty' }]);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0) - top_up;
  const means = meansOf({ ...input, total });
  if ('path' in means) throw invalid([means]);
  const { method, credit: credit_amount } = means;
  const currency = items[0]?.currency ?? (await clubOf(scope, club_id)).currency;
  const taken = { club_id, payer_id, method, currency, reference };
  const payment_id = await takePayment(scope, { ...taken, credit_amount, lines });
  const paid = { payment_id, payment_method: method, payment_reference: reference };
  refuseClosed(await settle(scope, { items, lines, paid, priced_at: scope.now }));
  announce(scope.tx, 'sessions', [...new Set(items.flatMap(({ session_id }) => session_id ?? []))]);
  announce(scope.tx, 'student_packages', [...new Set([payer_id, ...items.map((item) => item.student_id)])]);
  return payment_id;
}

interface Settling {
  items: readonly Item[];
  lines: readonly SaleLine[];
  paid: { payment_id: string; payment_method: string; payment_reference: string };
  /** When the prices were said. */
  priced_at: Date;
  /** The charges that were priced together, where some of them are not to be paid any more. */
  together_with?: readonly string[];
}

/** Marks each as paid by this payment, bookings in the order of their ids. @returns which of them were still to be paid */
export async function settle(scope: Scope, settling: Settling): Promise<boolean[]> {
  const { items, lines, paid, priced_at, together_with } = settling;
  const amountOf = (at: number) => (lines[at] as SaleLine).amount;
  const bookings = items.flatMap(({ id, kind }, at) =>
    kind === 'booking' ? [{ id, payment_amount: amountOf(at) }] : [],
  );
  const charges = items.filter(({ kind }) => kind === 'charge');
  const gone = [
    ...(await settleBookings(scope, bookings, paid)),
    ...(await settleCharges(scope, charges, { payment_id: paid.payment_id, priced_at, together_with })),
  ];
  const open: boolean[] = [];
  for (const [at, { id, kind }] of items.entries())
    open.push(
      kind === 'package'
        ? await openPaid(scope, id, { ...paid, payment_amount: amountOf(at) })
        : !gone.includes(id),
    );
  return open;
}
