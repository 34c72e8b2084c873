import { expect } from 'vitest';
import { bookings } from './money-bookings.ts';
import {
  type Act,
  answered,
  classesLeft,
  familyOf,
  key,
  type MoneyWorld,
  means,
  now,
  type Owned,
  openOf,
  pick,
  post,
  someone,
} from './money-world.ts';

/* What somebody does in a history of money, and what it should do to it. */

const at = (id: string, what: string) => `/api/classes/student_packages/${id}/${what}/`;

function paysWith(price: number, c: number): { method: string; amount: number } {
  return { method: pick(means, c) as string, amount: [price, price, price - 300, 0][c % 4] as number };
}

/** Of one thing, by the one whose it is. */
function taken(
  world: MoneyWorld,
  id: string,
  { of, payer, method, amount }: { of: string; payer: string; method: string; amount: number },
): void {
  world.money.take(id, now(world), { payer, method, credit: 0, lines: [{ of, amount }] });
}

async function paymentOf({ server }: MoneyWorld, package_id: string): Promise<string> {
  const { rows } = await server.owner.query('select payment_id from student_packages where id = $1', [
    package_id,
  ]);
  return rows[0].payment_id;
}

const orders = (world: MoneyWorld) => world.owned.filter((one) => one.ordered);
const active = (world: MoneyWorld) => world.owned.filter((one) => !one.ordered);

const packages: Record<string, Act> = {
  buy: async (world, [a, b, c]) => {
    const [student_id, sold] = [someone(world, a), pick(world.onSale, b)!];
    const { method: payment_method, amount: payment_amount } = paysWith(sold.price, c);
    const payment = { payment_method, payment_amount };
    const reply = await post(world, `/api/classes/packages/${sold.id}/purchase/`, { student_id, payment });
    answered(reply, 201);
    keep(world, reply.body.id, { ...sold, student_id, pool: sold.num_classes });
    const how = { payer: student_id, method: payment_method, amount: payment_amount };
    taken(world, await paymentOf(world, reply.body.id), { of: reply.body.id, ...how });
  },
  order: async (world, [a, b]) => {
    const [student_id, sold] = [someone(world, a), pick(world.onSale, b)!];
    const reply = await post(world, `/api/classes/packages/${sold.id}/purchase/`, { student_id });
    answered(reply, 201);
    keep(world, reply.body.id, { ...sold, student_id, pool: sold.num_classes, ordered: true });
  },
  give_up: async (world, [a]) => {
    const one = pick(orders(world), a);
    if (!one) return;
    answered(await post(world, at(one.id, 'cancel')), 200);
    world.owned = world.owned.filter((it) => it !== one);
  },
  pay_order: async (world, [a, , c]) => {
    const one = pick(orders(world), a);
    if (!one) return;
    const { method: payment_method, amount: payment_amount } = paysWith(one.price, c);
    answered(await post(world, at(one.id, 'record_payment'), { payment_method, payment_amount }), 200);
    one.ordered = false;
    const how = { payer: one.student_id, method: payment_method, amount: payment_amount };
    taken(world, await paymentOf(world, one.id), { of: one.id, ...how });
  },
  adjust_package: async (world, [a, b]) => {
    const [one, delta] = [pick(active(world), a), b % 2 ? 1 : -1];
    if (!one || classesLeft(one, world.before) + delta < 0) return;
    answered(await post(world, at(one.id, 'adjust'), { delta, reason: 'x' }), 200);
    one.pool += delta;
    if (delta > 0) one.granted += delta;
  },
  extend_package: async (world, [a, b]) => {
    const one = pick(active(world), a);
    if (!one) return;
    const expires_on = `2026-0${4 + (b % 3)}-01`;
    const { status } = await post(world, at(one.id, 'extend'), { expires_on, reason: 'x' });
    expect([200, 422]).toContain(status);
  },
  refund_package: async (world, [a, b]) => {
    const one = pick(active(world), a);
    const left = one ? classesLeft(one, world.before) : 0;
    if (!one || left === 0) return;
    const to = b % 2 ? 'same' : 'account';
    const reply = await post(world, at(one.id, 'refund'), {
      ...{ reason: 'x', to: to === 'same' ? 'same' : 'account_credit' },
    });
    answered(reply, 200);
    refundedPackage(world, one, { left, to });
  },
  transfer: async (world, [a, b]) => {
    const [one, student_id] = [pick(active(world), a), someone(world, b)];
    if (!one || one.student_id === student_id || classesLeft(one, world.before) === 0) return;
    const reply = await post(world, at(one.id, 'transfer'), { student_id, classes: 1 });
    if (reply.status === 409) return; // its last day is over
    answered(reply, 200);
    one.pool -= 1;
    const { results } = (await world.owner.get(`/api/classes/my_packages/?student_id=${student_id}`)).body;
    keep(world, results[0].id, { ...one, ...{ student_id, pool: 1, granted: 0, refunded: 0 } });
  },
};

function keep(
  world: MoneyWorld,
  id: string,
  of: Omit<Owned, 'id' | 'granted' | 'refunded' | 'ordered'> & Partial<Owned>,
) {
  world.owned.push({ granted: 0, refunded: 0, ordered: false, ...of, id });
}

/** What the classes that were bought, and are left, are worth of what was paid. */
function refundedPackage(
  { money, ...world }: MoneyWorld,
  one: Owned,
  { left, to }: { left: number; to: 'same' | 'account' },
): void {
  one.pool -= left;
  const id = money.paidBy.get(one.id);
  if (id === undefined) return;
  const bought = Math.min(one.num_classes, Math.max(0, left - one.granted));
  const paid = money.leftOf(id, one.id) + one.refunded;
  const amount = Math.min(Math.floor((paid * bought) / one.num_classes), paid - one.refunded);
  one.refunded += amount;
  money.giveBack(world.server.clock.now(), { id, of: one.id, amount, to });
}

const desk: Record<string, Act> = {
  pay: async (world, [a, , c]) => {
    const one = pick(
      world.before.filter((it) => world.money.owes(it)),
      a,
    );
    if (!one) return;
    const { method: payment_method, amount: payment_amount } = paysWith(one.price, c);
    const path = `/api/classes/enrollments/${one.id}/record_payment/`;
    const reply = await post(world, path, { payment_method, payment_amount });
    answered(reply, 200);
    const how = { payer: one.student_id, method: payment_method, amount: payment_amount };
    taken(world, reply.body.payment_id, { of: one.id, ...how });
  },
  pay_several: async (world, [a, b, c]) => {
    const payer = someone(world, a);
    const open = openOf(world, familyOf(world, payer)).slice(0, 1 + (b % 3));
    const top_up = c % 4 === 0 ? 700 : 0;
    if (open.length === 0 && top_up === 0) return;
    const items = open.map(({ item, price }, at) =>
      at === 0 && c % 3 === 0 && price > 200 ? { ...item, amount: price - 200, discount_reason: 'x' } : item,
    );
    const amounts = open.map(({ price }, at) => (items[at] as { amount?: number }).amount ?? price);
    const total = amounts.reduce((sum, one) => sum + one, 0);
    const credit = b % 2 ? Math.min(world.money.balanceOf(payer), total) : 0;
    const reply = await post(world, '/api/classes/payments/', {
      ...{ payer_id: payer, club_id: world.place.club_id, items, payment_method: pick(means, c) },
      ...(credit > 0 && { credit_amount: credit }),
      ...(top_up > 0 && { top_up }),
    });
    answered(reply, 201);
    const lines = open.map(({ id }, at) => ({ of: id as string | null, amount: amounts[at] as number }));
    sold(world, open);
    world.money.take(reply.body.id, now(world), {
      ...{ payer, credit, lines: top_up > 0 ? [...lines, { of: null, amount: top_up }] : lines },
      method: credit === total && total > 0 && top_up === 0 ? 'account_credit' : (pick(means, c) as string),
    });
  },
  use_credit: async (world, [a, b]) => {
    const self = pick([...new Set(world.speaksFor.values())], a)!;
    const payer = self.profile_id;
    const open = openOf(world, familyOf(world, payer)).slice(0, 1 + (b % 2));
    if (open.length === 0) return;
    const path = `/api/classes/accounts/${payer}/use_credit/`;
    const reply = await self.post(
      path,
      { club_id: world.place.club_id, items: open.map(({ item }) => item) },
      key(),
    );
    const total = open.reduce((sum, { price }) => sum + price, 0);
    answered(reply, world.money.balanceOf(payer) >= total ? 201 : 409);
    if (reply.status !== 201) return;
    sold(world, open);
    const lines = open.map(({ id, price }) => ({ of: id, amount: price }));
    world.money.take(reply.body.id, now(world), { payer, method: 'account_credit', credit: total, lines });
  },
  refund: async (world, [a, b, c]) => {
    const { money } = world;
    const all = [...money.payments].flatMap(([id, { lines }]) =>
      lines
        .filter((it) => world.before.some((one) => one.id === it.of) && it.back < it.amount)
        .map((it) => ({ id, it })),
    );
    const one = pick(all, a);
    if (!one) return;
    const { id, it } = one;
    const left = it.amount - it.back;
    const amount = b % 2 ? left : Math.ceil(left / 2);
    const [to, reopen] = [b % 3 ? 'same' : 'account', amount === left && c % 2 === 0] as const;
    const { lines } = (await world.owner.get(`/api/classes/payments/${id}/`)).body;
    const line = lines.find((row: { enrollment_id: string }) => row.enrollment_id === it.of);
    const reply = await post(world, `/api/classes/payments/${id}/refund/`, {
      ...{ line_id: line.id, amount, to: to === 'same' ? 'same' : 'account_credit', reason: 'x', reopen },
    });
    answered(reply, 200);
    money.giveBack(now(world), { id, of: it.of, amount, to });
    if (reopen) money.reopen(it.of as string, id);
  },
  undo: async (world, [a]) => {
    const one = pick(
      world.before.filter(({ id }) => world.money.paidBy.has(id)),
      a,
    );
    if (!one) return;
    const payment_id = world.money.paidBy.get(one.id) as string;
    const path = `/api/classes/enrollments/${one.id}/undo_payment/`;
    answered(await post(world, path, { payment_id, reason: 'x' }), 200);
    const amount = world.money.leftOf(payment_id, one.id);
    world.money.giveBack(now(world), { id: payment_id, of: one.id, amount, to: 'same' });
    world.money.reopen(one.id, payment_id);
  },
  adjust: async (world, [a, b, c]) => {
    const [id, delta] = [someone(world, a), b % 3 ? 400 + (c % 4) * 400 : -500];
    const fits = world.money.balanceOf(id) + delta >= 0;
    const body = { club_id: world.place.club_id, delta, reason: 'x' };
    answered(await post(world, `/api/classes/accounts/${id}/adjust/`, body), fits ? 200 : 409);
    if (fits) world.money.move(id, delta > 0 ? 'granted' : 'taken', delta);
  },
  pay_out: async (world, [a, b]) => {
    const [id, amount] = [someone(world, a), 100 + (b % 9) * 100];
    const fits = world.money.balanceOf(id) >= amount;
    const body = { club_id: world.place.club_id, amount, payment_method: 'cash' };
    answered(await post(world, `/api/classes/accounts/${id}/pay_out/`, body), fits ? 200 : 409);
    if (!fits) return;
    world.money.move(id, 'paid_out', -amount);
    world.money.through('cash', -amount, now(world));
  },
  close_till: async (world, [a]) => {
    const { club_id } = world.place;
    const { standing } = (await world.owner.get(`/api/classes/till/?club_id=${club_id}`)).body;
    const { expected_cash, number } = standing;
    const counted_cash = Math.max(0, expected_cash - (a % 3));
    const left_cash = Math.min(counted_cash, 5_000);
    const body = { club_id, expected_cash, number, counted_cash, left_cash };
    answered(await post(world, '/api/classes/till/close/', body), 200);
    world.closed = { at: now(world), left: left_cash };
  },
};

/** Orders that were paid can be used. */
function sold(world: MoneyWorld, open: readonly { id: string }[]): void {
  for (const one of world.owned) if (open.some(({ id }) => id === one.id)) one.ordered = false;
}

const rest: Record<string, Act> = {
  policy: async (world, [a]) => {
    world.lateReturns = a % 2 === 0;
    const values = { payment_late_cancel: world.lateReturns ? 'returned' : 'lost' };
    answered(await world.owner.patch('/api/settings/', { club_id: world.place.club_id, values }), 200);
  },
  merge: async (world, [a]) => {
    const [kept, other] = [pick([world.known, world.child], a) as string, world.twin];
    if (world.merged) return;
    const reply = await post(world, `/api/clients/${kept}/merge/`, { other_id: other });
    answered(reply, 200);
    world.merged = true;
    world.students = world.students.filter((id) => id !== other);
    for (const one of world.owned) if (one.student_id === other) one.student_id = kept;
    world.joins = { kept, other };
  },
  time_passes: async (world, [a]) => {
    world.server.clock.advance((6 + (a % 40)) * 3_600_000);
  },
};

export const acts: Record<string, Act> = { ...packages, ...bookings, ...desk, ...rest };
