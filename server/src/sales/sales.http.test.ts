import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, buildSecondClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { takePayment } from '../payments/public.ts';
import { takeTogether } from './commands/take.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let other: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  const second = { ...place, club_id: await buildSecondClub(server.db, place) };
  other = await person(server, second, 'club_admin');
});

/** A booking of a class that costs 15 €; begun, where it began in February. */
async function booking(student_id: string, starts_at: string): Promise<string> {
  const { session_id } = await buildSession(server.db, place, { price: 1500, starts_at });
  const id = newId();
  await server.db.tenant(place.scope, (tx) =>
    tx
      .insertInto('class_enrollments')
      .values({
        ...{ organization_id: place.organization_id, id, session_id, student_id, status: 'enrolled' },
        ...{ enrolled_at: new Date(0), price: 1500, currency: 'EUR' },
        ...{ session_starts_at: starts_at, session_ends_at: new Date(+new Date(starts_at) + 3_600_000) },
      })
      .execute(),
  );
  return id;
}

/** A parent with a child who owes a class, has another one coming, and an order of a package. */
async function family() {
  const parent = await person(server, place, 'student');
  const child = await buildClient(server.db, place, { name: 'Leo' });
  const { club_id } = place;
  await lookAfter(server.db, place, parent.profile_id, child);
  const { body: sold } = await admin.post('/api/classes/packages/', {
    ...{ name: `Bono ${child}`, num_classes: 5, validity_days: 60, price: 5000, currency: 'EUR', club_id },
  });
  const { body: order } = await parent.post(`/api/classes/packages/${sold.id}/purchase/`, {});
  const due = await booking(child, '2026-02-26T17:00:00Z');
  const coming = await booking(parent.profile_id, '2026-03-12T17:00:00Z');
  return { parent, child, due, coming, order: order.id as string };
}

const account = async (id: string, by = admin) => (await by.get(`/api/classes/accounts/${id}/`)).body;
const grant = (id: string, delta: number) =>
  admin.post(`/api/classes/accounts/${id}/adjust/`, { club_id: place.club_id, delta, reason: 'regalo' });
const take = (payer_id: string, more: object, by = admin) =>
  by.post('/api/classes/payments/', { payer_id, club_id: place.club_id, payment_method: 'cash', ...more });
const refund = (payment: { id: string }, body: object, by = admin) =>
  by.post(`/api/classes/payments/${payment.id}/refund/`, { reason: 'llovió', to: 'same', ...body });

describe('a family', () => {
  test('that owes more than is listed owes all of it', async () => {
    const { parent, order } = await family();
    const before = await account(parent.profile_id);
    await server.owner.query(
      `insert into student_packages
       select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).*
         from student_packages p, generate_series(1, 203) where p.id = $1`,
      [order],
    );
    const { open, unlisted, owed } = await account(parent.profile_id);
    expect([before.unlisted, open.length, unlisted]).toEqual([0, before.open.length + 199, 4]);
    expect(owed).toEqual([{ ...before.owed[0], coming: before.owed[0].coming + 203 * 5000 }]);
  });

  test('pays two classes and a package with credit and cash, with a discount and something for the account', async () => {
    const { parent, child, due, coming, order } = await family();
    const id = parent.profile_id;
    expect((await grant(id, 2000)).status).toBe(200);
    const seen = await account(id, parent);
    expect(seen).toMatchObject({
      credit: [{ currency: 'EUR', balance: 2000 }],
      owed: [{ currency: 'EUR', due: 1500, coming: 6500 }],
      entries: [{ kind: 'granted', delta: 2000, reason: 'regalo', by: null }],
      abilities: { take_payment: false, adjust: false },
    });
    expect(seen.open.map((one: { student_name: string; due: boolean }) => one.due)).toEqual([
      false,
      true,
      false,
    ]);
    expect((await take(id, { items: [{ enrollment_id: due }] }, parent)).status).toBe(403);

    const { status, body } = await take(id, {
      items: [
        { enrollment_id: due },
        { enrollment_id: coming, amount: 1000, discount_reason: 'hermanos' },
        { student_package_id: order },
      ],
      ...{ credit_amount: 2000, top_up: 500, payment_reference: 'T-1' },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      ...{ amount: 8000, credit_amount: 2000, method: 'cash', status: 'captured', reference: 'T-1' },
      abilities: { refund: true },
    });
    expect(body.lines.map((one: { kind: string; amount: number; discount: number }) => one)).toMatchObject([
      { kind: 'booking', amount: 1500, student_name: 'Leo' },
      { kind: 'booking', amount: 1000, discount: 500, discount_reason: 'hermanos' },
      { kind: 'package', amount: 5000, label: expect.stringMatching(/^Bono/) },
      { kind: 'top_up', amount: 500 },
    ]);
    expect(await account(id)).toMatchObject({ credit: [{ balance: 500 }], open: [], owed: [] });
    const { body: bought } = await parent.get(`/api/classes/student_packages/${order}/`);
    expect(bought).toMatchObject({ state: 'open', classes_remaining: 5, payment_amount: 5000 });
    // Who pays, their guardians, and the desk of that till read it; another desk knows nothing of it.
    const list = async (by: Person, query = '') => {
      const { status: answered, body: page } = await by.get(`/api/classes/payments/${query}`);
      return answered === 200 ? page.results.map((one: { id: string }) => one.id) : answered;
    };
    expect(await list(parent)).toEqual([body.id]);
    expect(await list(admin, `?client_id=${id}&limit=1`)).toEqual([body.id]);
    expect(await list(admin, `?client_id=${child}`)).toEqual([]);
    expect(await list(admin, `?club_id=${place.club_id}&date=2026-03-02`)).toContain(body.id);
    expect(await list(admin, `?club_id=${place.club_id}&date=2026-03-03`)).toEqual([]);
    expect(await list(other, `?client_id=${id}`)).toEqual([]);
    expect(await list(other, `?club_id=${place.club_id}`)).toBe(404);
    expect((await other.get(`/api/classes/payments/${body.id}/`)).status).toBe(404);
    expect((await parent.get(`/api/classes/payments/${body.id}/`)).body.by).toBeNull();
  });

  test('pays nothing where one thing is paid meanwhile, and is told which', async () => {
    const { parent, due, coming, order } = await family();
    await admin.post(`/api/classes/enrollments/${coming}/record_payment/`, { payment_method: 'cash' });
    const items = [{ enrollment_id: due }, { enrollment_id: coming }];
    const refused = await take(parent.profile_id, { items });
    expect(refused.body).toMatchObject({
      ...{ status: 409, code: 'payments.not_open', errors: [{ path: '/items/1', code: 'not_open' }] },
    });
    expect((await take(parent.profile_id, { items: [{ student_package_id: due }] })).status).toBe(404);
    expect((await take(parent.profile_id, { items: [{}] })).status).toBe(422);
    expect((await take(parent.profile_id, { items: [] })).status).toBe(422);
    const dear = { items: [{ student_package_id: order }], credit_amount: 1 };
    expect((await take(parent.profile_id, dear)).body.code).toBe('payments.credit_too_low');
    expect((await account(parent.profile_id)).owed).toMatchObject([{ due: 1500, coming: 5000 }]);
    const elsewhere = { items: [{ enrollment_id: due }] };
    expect((await take(parent.profile_id, elsewhere, other)).status).toBe(403);
  });
});

describe('what goes back', () => {
  test('is shown first; to the account or by its means, and a booking owes again only where that is said', async () => {
    const { parent, due, coming, order } = await family();
    const id = parent.profile_id;
    await grant(id, 1000);
    const { body: paid } = await take(id, {
      items: [{ enrollment_id: due }, { enrollment_id: coming }, { student_package_id: order }],
      credit_amount: 1000,
    });
    const [first, second, sold] = paid.lines;
    const { body: effect } = await admin.get(
      `/api/classes/payments/${paid.id}/refund/?line_id=${first.id}&amount=1500&to=same`,
    );
    expect(effect).toEqual({ money: 1500, method: 'cash', credit: 0, left: 0, can_reopen: true });
    expect(
      (await refund(paid, { line_id: first.id, amount: 1500, to: 'account_credit' })).body,
    ).toMatchObject({
      ...{ status: 'partially_refunded', refunded_amount: 1500 },
      refunds: [{ line_id: first.id, method: 'account_credit', amount: 1500, reason: 'llovió' }],
    });
    expect(await account(id)).toMatchObject({
      ...{ credit: [{ balance: 1500 }], owed: [] },
      entries: [{ kind: 'returned', delta: 1500, reason: 'llovió' }, { kind: 'used' }, { kind: 'granted' }],
    });
    const again = (body: object) => refund(paid, { line_id: second.id, ...body });
    expect((await again({ amount: 500, reopen: true })).status).toBe(422);
    expect((await again({ amount: 1501 })).body.errors).toMatchObject([
      { path: '/amount', params: { max: 1500 } },
    ]);
    expect((await again({ amount: 1500, reopen: true })).status).toBe(200);
    expect((await account(id)).owed).toMatchObject([{ due: 0, coming: 1500 }]);
    expect((await take(id, { items: [{ enrollment_id: coming }] })).status).toBe(201);
    expect((await refund(paid, { line_id: sold.id, amount: 1 })).body.code).toBe('payments.of_package');
    expect((await refund(paid, { line_id: newId(), amount: 1 })).status).toBe(404);
    expect((await refund(paid, { line_id: sold.id, amount: 1 }, other)).status).toBe(404);
    expect((await refund(paid, { line_id: sold.id, amount: 1 }, parent)).status).toBe(403);
  });

  test('credit is granted, taken and paid out by the desk, never more than there is', async () => {
    const client = await buildClient(server.db, place);
    const { body: paid } = await take(client, { items: [], top_up: 3000 });
    expect((await refund(paid, { line_id: paid.lines[0].id, amount: 1 })).body.code).toBe(
      'payments.of_account',
    );
    const out = (amount: number) =>
      admin.post(`/api/classes/accounts/${client}/pay_out/`, {
        ...{ club_id: place.club_id, amount, payment_method: 'cash' },
      });
    expect((await out(3001)).body).toMatchObject({ code: 'payments.credit_too_low', credit: 3000 });
    expect((await out(1000)).body).toMatchObject({
      credit: [{ balance: 2000 }],
      entries: [{ kind: 'paid_out', delta: -1000, method: 'cash' }, { kind: 'paid_in' }],
    });
    expect((await grant(client, -2001)).status).toBe(409);
    expect((await grant(client, 0)).status).toBe(422);
    expect((await grant(client, -2000)).body.credit).toMatchObject([{ balance: 0 }]);
  });
});

describe('who has credit', () => {
  const use = (by: Person, items: object[], account = by.profile_id) =>
    by.post(`/api/classes/accounts/${account}/use_credit/`, { club_id: place.club_id, items });

  test('pays with it what they and those in their care owe, once, and nothing of others', async () => {
    const { parent, child, due, coming, order } = await family();
    await grant(parent.profile_id, 4000);
    expect((await account(parent.profile_id, parent)).abilities).toMatchObject({ use_credit: true });
    expect((await account(parent.profile_id)).abilities).toMatchObject({ use_credit: false });
    const { status, body } = await use(parent, [{ enrollment_id: due }, { enrollment_id: coming }]);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ amount: 3000, credit_amount: 3000, method: 'account_credit' });
    expect(await account(parent.profile_id, parent)).toMatchObject({
      credit: [{ balance: 1000 }],
      open: [{ student_package_id: order }],
    });
    expect(await use(parent, [{ enrollment_id: due }])).toMatchObject({
      ...{ status: 409, body: { code: 'payments.not_open', errors: [{ path: '/items/0' }] } },
    });
    expect(await use(parent, [{ student_package_id: order }])).toMatchObject({
      ...{ status: 409, body: { code: 'payments.credit_too_low', credit: 1000 } },
    });
    const stranger = await person(server, place, 'student');
    const theirs = await booking(stranger.profile_id, '2026-03-12T17:00:00Z');
    expect((await use(parent, [{ enrollment_id: theirs }])).status).toBe(404);
    expect((await use(stranger, [{ enrollment_id: theirs }], parent.profile_id)).status).toBe(404);
    expect((await use(parent, [])).status).toBe(400);
    // Who is blocked by now cannot be sold a package.
    const client = `/api/clients/${parent.profile_id}/`;
    const commitments = { bookings: 'keep', places: 'keep' };
    expect((await admin.post(`${client}block/`, { reason: 'x', commitments })).status).toBe(200);
    expect((await account(parent.profile_id, parent)).open).toMatchObject([{ can_pay: false }]);
    expect((await account(parent.profile_id)).open).toMatchObject([{ can_take: false }]);
    await admin.post(`${client}unblock/`);
    // The child’s own account has nothing, and who looks after them may say so.
    expect((await use(parent, [{ enrollment_id: due }], child)).status).toBe(409);
  });
});

test('who ordered a package at another price than they saw is asked again', async () => {
  const ana = await person(server, place, 'student');
  const { body: sold } = await admin.post('/api/classes/packages/', {
    ...{ name: 'Bono caro', num_classes: 5, validity_days: 60, price: 6000, currency: 'EUR' },
    club_id: place.club_id,
  });
  const order = (expected_price: number) =>
    ana.post(`/api/classes/packages/${sold.id}/purchase/`, { expected_price });
  expect(await order(5000)).toMatchObject({
    ...{ status: 409, body: { code: 'packages.price_changed', price: 6000, currency: 'EUR' } },
  });
  expect((await order(6000)).status).toBe(201);
});

describe('two desks take the money for the same booking', () => {
  const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
    asSystem(server.db, place, server.clock.now(), work);

  /** One takes it, in a transaction that stays open until the other, who saw the same, does. @returns how often it was paid */
  async function both(second: (asked: { client: string; enrollment_id: string }) => Promise<unknown>) {
    const client = await buildClient(server.db, place);
    const enrollment_id = await booking(client, '2026-03-12T17:00:00Z');
    const input = { payer_id: client, club_id: place.club_id, items: [{ enrollment_id }] };
    const results = await atOnce<Scope, unknown, unknown>({
      ...{ owner: server.owner, open: run },
      first: (scope) => takeTogether(scope, { ...input, payment_method: 'cash' }),
      second: () => second({ client, enrollment_id }),
    });
    await results.first;
    const answer = await results.second;
    const { rows } = await server.owner.query(
      'select count(*)::int as n from payment_lines where enrollment_id = $1',
      [enrollment_id],
    );
    expect(results.waited).toBe(true);
    return { answer, lines: rows[0].n };
  }

  test('one gets it, the other is told so', async () => {
    const together = await both(async ({ client, enrollment_id }) => {
      const { body } = await take(client, { items: [{ enrollment_id }] });
      return [body.code, body.errors[0].path];
    });
    expect(together).toEqual({ answer: ['payments.not_open', '/items/0'], lines: 1 });
    const alone = await both(async ({ enrollment_id }) => {
      const path = `/api/classes/enrollments/${enrollment_id}/record_payment/`;
      return (await admin.post(path, { payment_method: 'cash' })).body.code;
    });
    expect(alone).toEqual({ answer: 'enrollment.already_paid', lines: 1 });
  });

  test('control: without looking again in the write, it is paid twice', async () => {
    const { lines } = await both(({ client, enrollment_id }) =>
      run(async (scope) => {
        const line = {
          enrollment_id,
          student_package_id: null,
          amount: 1500,
          discount: 0,
          discount_reason: '',
        };
        const till = { club_id: place.club_id, payer_id: client, method: 'cash' as const, currency: 'EUR' };
        const payment_id = await takePayment(scope, { ...till, lines: [line] });
        await scope.tx
          .updateTable('class_enrollments')
          .set({ paid: true, payment_id, payment_method: 'cash', paid_at: scope.now })
          .where('id', '=', enrollment_id)
          .execute();
      }),
    );
    expect(lines).toBe(2);
  });
});
