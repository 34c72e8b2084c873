import { beforeAll, describe, expect, test } from 'vitest';
import { buildSecondClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useOnline } from '../../test/online.ts';
import { startBeside } from '../../test/server.ts';
import type { FakeStripe } from '../../test/stripe.ts';
import { work } from '../../test/worker.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addMinutes, fixedClock } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';
import { compareOnline, settleOnline } from './jobs.ts';

const now = '2026-03-02T09:00:00Z';
const online = useOnline(now);
const { server, packages, buyer, payOnline, takeCash, asking, hook } = online;
const { payment, bought, account } = online;
type Person = Awaited<ReturnType<typeof person>>;
let stripe: FakeStripe;
let place: Place;
let owner: Person;
beforeAll(() => {
  ({ stripe, place, owner } = online.made);
});

describe('somebody pays a package online', () => {
  test('on a page of Stripe, and has it when Stripe says so', async () => {
    const { who, order, payment_id, url } = await asking();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1/);
    expect(await payment(who, payment_id)).toMatchObject({
      status: 'pending',
      method: 'online',
      amount: 5000,
    });
    expect(await bought(who, order)).toMatchObject({ state: 'ordered' });
    expect(stripe.session(payment_id)).toMatchObject({ amount_total: 5000, currency: 'eur' });
    expect(stripe.session(payment_id).payment_method_types).toBeUndefined();

    const event = stripe.event('checkout.session.completed', stripe.pay(payment_id));
    expect((await hook(event)).status).toBe(200);
    expect(await payment(who, payment_id)).toMatchObject({
      status: 'captured',
      lines: [{ refunded_amount: 0 }],
    });
    expect(await bought(who, order)).toMatchObject({
      state: 'open',
      classes_remaining: 5,
      payment_amount: 5000,
    });
    expect(await account(who)).toMatchObject({ open: [], credit: [] });
  });
});

/** What the duty does, some minutes later. */
const settle = (minutes = 6) =>
  settleOnline({
    ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
    clock: fixedClock(addMinutes(new Date(now), minutes).toISOString()),
  });

const pending = async (who: Person) =>
  (await who.get('/api/classes/payments/')).body.results as { id: string; status: string }[];

test('a parent pays the class of a child and a package at once; what cannot be said to Stripe is refused', async () => {
  const { who, order } = await buyer();
  const child = await packages.student();
  await lookAfter(server.db, place, who.profile_id, child.profile_id);
  const { session_id } = await packages.group();
  const { body: booking } = await packages.enroll(child, session_id);
  const both = [{ student_package_id: order }, { enrollment_id: booking.id }];
  const { body } = await payOnline(who, both);
  const paid = stripe.pay(body.payment_id);
  expect(paid.amount_total).toBe(6500);
  await hook(stripe.event('checkout.session.completed', paid));
  expect(await payment(who, body.payment_id)).toMatchObject({ status: 'captured', amount: 6500 });
  expect(await account(who)).toMatchObject({ open: [], credit: [] });

  const { id } = await packages.add({ currency: 'KWD', price: 5124 });
  const { body: dinars } = await who.post(`/api/classes/packages/${id}/purchase/`, {});
  const refused = await payOnline(who, [{ student_package_id: dinars.id }]);
  expect(refused).toMatchObject({ status: 409, body: { code: 'online.amount' } });
  expect((await who.get('/api/classes/payments/')).body.results).toHaveLength(1);
});

describe('what is cut off', () => {
  test('before Stripe has the wish: the same key finds no page, and the one it makes is ended', async () => {
    const { who, order } = await buyer();
    stripe.state.faults.push('before', 'before');
    const first = await payOnline(who, [{ student_package_id: order }]);
    expect(first).toMatchObject({ status: 503, body: { code: 'online.unreachable' } });
    const [{ id } = { id: '' }] = await pending(who);
    expect(await payment(who, id)).toMatchObject({ status: 'pending' });
    await settle();
    expect(await payment(who, id)).toMatchObject({ status: 'cancelled' });
    expect(stripe.session(id)).toMatchObject({ status: 'expired' });
    // And the wish can be made anew.
    expect((await payOnline(who, [{ student_package_id: order }])).status).toBe(201);
  });

  test('after Stripe has it: whoever asks again gets the page that is there, once', async () => {
    const { who, order } = await buyer();
    stripe.state.faults.push('after', 'after');
    expect((await payOnline(who, [{ student_package_id: order }])).status).toBe(503);
    const [{ id } = { id: '' }] = await pending(who);
    const again = await payOnline(who, [{ student_package_id: order }]);
    expect(again).toMatchObject({ status: 201, body: { payment_id: id, url: stripe.session(id).url } });
    const made = [...stripe.state.sessions.values()].filter((one) => one.metadata.payment_id === id);
    expect(made).toHaveLength(1);
  });

  test('between the charge and the commit: the duty finds the money, once', async () => {
    const { who, order, payment_id } = await asking();
    const event = stripe.event('checkout.session.completed', stripe.pay(payment_id));
    await server.owner.query(`
      create function app.cut() returns trigger language plpgsql as 'begin raise exception ''cut''; end';
      create trigger cut before insert on package_entries for each row execute function app.cut()`);
    expect((await hook(event)).status).toBe(500);
    await server.owner.query('drop trigger cut on package_entries; drop function app.cut()');
    expect(await payment(who, payment_id)).toMatchObject({ status: 'pending' });
    expect(await bought(who, order)).toMatchObject({ state: 'ordered' });
    await Promise.all([settle(), settle()]);
    expect(await payment(who, payment_id)).toMatchObject({ status: 'captured' });
    expect(await bought(who, order)).toMatchObject({ classes_remaining: 5 });
    // Stripe tells again, because nobody had said yes.
    expect((await hook(event)).status).toBe(200);
    expect(await bought(who, order)).toMatchObject({ classes_remaining: 5 });
    expect((await account(who)).credit).toEqual([]);
  });

  test('by a key that does not fit: it is asked for again when one does', async () => {
    const { who, order } = await buyer();
    stripe.state.faults.push('key');
    expect((await payOnline(who, [{ student_package_id: order }])).status).toBe(503);
    expect(await pending(who)).toMatchObject([{ status: 'pending' }]);
    expect((await payOnline(who, [{ student_package_id: order }])).status).toBe(201);
  });

  test('by silence: the duty asks about none of the others then', async () => {
    stripe.state.faults.push('before', 'before', 'before', 'before');
    const wishes = [await buyer(), await buyer()];
    for (const { who, order } of wishes)
      expect((await payOnline(who, [{ student_package_id: order }])).status).toBe(503);
    const asked = () => stripe.state.asked.filter(({ method }) => method === 'POST').length;
    const before = asked();
    stripe.state.faults.push('before', 'before');
    await expect(settle()).rejects.toThrow('did not answer');
    expect(asked() - before).toBe(2);
    await settle();
    for (const { who } of wishes) expect(await pending(who)).toMatchObject([{ status: 'cancelled' }]);
  });

  test('a page that is not known there any more is over when it would have ended', async () => {
    const { who, payment_id } = await asking();
    stripe.state.sessions.delete(stripe.session(payment_id).id);
    await expect(settle(20)).rejects.toThrow(payment_id);
    expect(await payment(who, payment_id)).toMatchObject({ status: 'pending' });
    await settle(61);
    expect(await payment(who, payment_id)).toMatchObject({ status: 'failed' });
  });

  test('what Stripe refuses is over, and can be paid at the desk', async () => {
    const { who, order } = await buyer();
    stripe.state.faults.push('refuse');
    expect(await payOnline(who, [{ student_package_id: order }])).toMatchObject({
      ...{ status: 409, body: { code: 'online.refused' } },
    });
    expect(await pending(who)).toMatchObject([{ status: 'failed' }]);
  });
});

describe('notices', () => {
  const state = async (who: Person, payment_id: string, order: string) => [
    (await payment(who, payment_id)).status,
    (await bought(who, order)).classes_remaining,
    (await account(who)).credit.map((one: { balance: number }) => one.balance),
  ];

  test('two at once, and the same again, do it once', async () => {
    const { who, order, payment_id } = await asking();
    const paid = stripe.pay(payment_id);
    const events = ['checkout.session.completed', 'payment_intent.succeeded'].map((type) =>
      stripe.event(type, type.startsWith('checkout') ? paid : (paid.payment_intent ?? {})),
    );
    const [one, other] = events as [(typeof events)[0], (typeof events)[0]];
    const replies = await Promise.all([hook(one), hook(other), hook(one), hook(other)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await state(who, payment_id, order)).toEqual(['captured', 5, []]);
  });

  test('forged, too old, from the future or unsigned are refused, and change nothing', async () => {
    const { who, order, payment_id } = await asking();
    const event = stripe.event('checkout.session.completed', { ...stripe.pay(payment_id) });
    const at = (seconds: number) => new Date(+server.clock.now() + seconds * 1000);
    const refused = [
      await hook(event, at(0), 'whsec_another'),
      await hook(event, at(-400)),
      await hook(event, at(400)),
      await hook({ body: `${event.body} `, headers: () => event.headers(at(0)) }),
      await server.as().post('/api/public/online/stripe/webhook/', event.body),
    ];
    for (const reply of refused)
      expect(reply).toMatchObject({ status: 400, body: { code: 'online.not_genuine' } });
    expect(await state(who, payment_id, order)).toEqual(['pending', 0, []]);
    expect((await hook(event, at(-200))).status).toBe(200);
    expect(await state(who, payment_id, order)).toEqual(['captured', 5, []]);
  });

  test('of something else that is sold by the same account is heard, and nothing follows', async () => {
    const metadata = { organization_id: 'shop-7', payment_id: '42' };
    const other = { object: 'payment_intent', id: 'pi_other', metadata };
    expect((await hook(stripe.event('payment_intent.succeeded', other))).status).toBe(200);
  });

  test('a decline and an action that is asked for leave it open; another card may pay', async () => {
    const { who, order, payment_id } = await asking();
    const intent = { object: 'payment_intent', id: 'pi_0', metadata: stripe.session(payment_id).metadata };
    expect((await hook(stripe.event('payment_intent.payment_failed', intent))).status).toBe(200);
    expect((await hook(stripe.event('payment_intent.requires_action', intent))).status).toBe(200);
    expect(await state(who, payment_id, order)).toEqual(['pending', 0, []]);
    await hook(stripe.event('checkout.session.completed', stripe.pay(payment_id)));
    expect(await state(who, payment_id, order)).toEqual(['captured', 5, []]);
  });

  test('late, of what the desk has been paid for: the money is on the account', async () => {
    const { who, order, payment_id } = await asking();
    const paid = stripe.pay(payment_id);
    await takeCash(who, [{ student_package_id: order }]);
    expect((await hook(stripe.event('checkout.session.completed', paid))).status).toBe(200);
    expect(await state(who, payment_id, order)).toEqual(['refunded', 5, [5000]]);
    await work(server, reactions, server.clock.now());
    const { body: news } = await who.get('/api/notifications/');
    expect(news.results.map((one: { kind: string }) => one.kind)).toContain('money_kept');
  });

  test('of money for a page that was given up here: it is on the account, once', async () => {
    const { who, order, payment_id } = await asking();
    await server.owner.query(`update payments set status = 'cancelled' where id = $1`, [payment_id]);
    const event = stripe.event('checkout.session.completed', stripe.pay(payment_id));
    await hook(event);
    await settle(60);
    expect(await state(who, payment_id, order)).toEqual(['cancelled', 0, [5000]]);
  });
});

test('what was paid at Stripe and is lost here is on the account, once; what waits is settled', async () => {
  const [lost, waits] = [await asking(), await asking()];
  stripe.pay(lost.payment_id);
  stripe.pay(waits.payment_id);
  // As in the backup of a moment before.
  await server.owner.query('delete from online_payments where payment_id = $1', [lost.payment_id]);
  await server.owner.query('delete from payment_lines where payment_id = $1', [lost.payment_id]);
  await server.owner.query('delete from payments where id = $1', [lost.payment_id]);
  const compare = () =>
    compareOnline({
      ...{ db: server.db, checkout: stripe.checkout, retention: usualRetention },
      clock: fixedClock(now),
    });
  await compare();
  await compare();
  expect(await account(lost.who)).toMatchObject({ credit: [{ balance: 5000 }], open: [{ amount: 5000 }] });
  expect(await bought(waits.who, waits.order)).toMatchObject({ classes_remaining: 5 });
  const { body } = await owner.get('/api/classes/online/findings/');
  expect(body.results).toContainEqual(
    expect.objectContaining({ kind: 'lost_here', payer_id: lost.who.profile_id, amount: 5000 }),
  );
});

test('what the desk of a club has to look at is not hidden by what another one has', async () => {
  const second = { ...place, club_id: await buildSecondClub(server.db, place) };
  const desk = await person(server, second, 'club_admin');
  const { payment_id } = await asking();
  await server.owner.query(
    `update online_payments set problem = 'x', created_at = $2 where payment_id = $1`,
    [payment_id, '2020-01-01T00:00:00Z'],
  );
  const kinds = async (by: Person) =>
    (await by.get('/api/classes/online/findings/')).body.results.map(
      (one: { payment_id: string }) => one.payment_id === payment_id,
    );
  expect(await kinds(owner)).toContain(true);
  expect(await kinds(desk)).toEqual([]);
  // As many, and newer, of the other club.
  await server.owner.query(
    `with copies as (
       insert into payments select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'club_id', $2::uuid))).*
         from payments p, generate_series(1, 101) where p.id = $1 returning id)
     insert into online_payments
     select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'payment_id', c.id, 'session_id', '', 'request_key', c.id, 'created_at', now()))).*
       from online_payments o, copies c where o.payment_id = $1`,
    [payment_id, second.club_id],
  );
  const here = await person(server, place, 'club_admin');
  expect([(await kinds(here)).includes(true), (await kinds(desk)).length]).toEqual([true, 100]);
});

test('a page that asks for what was given up takes no money from the next look on', async () => {
  const { who, order, payment_id } = await asking();
  await settle();
  expect(await payment(who, payment_id)).toMatchObject({ status: 'pending' });
  expect((await who.post(`/api/classes/student_packages/${order}/cancel/`, {})).status).toBe(200);
  await settle();
  expect(await payment(who, payment_id)).toMatchObject({ status: 'cancelled' });
  expect(stripe.session(payment_id).status).toBe('expired');
});

test('nobody is asked for the money of a package that a blocked client cannot get', async () => {
  const { who, order, payment_id } = await asking();
  const client = `/api/clients/${who.profile_id}/`;
  expect((await owner.post(`${client}block/`, { reason: 'x' })).status).toBe(200);
  expect(await payOnline(who, [{ student_package_id: order }])).toMatchObject({
    ...{ status: 409, body: { code: 'packages.client_blocked' } },
  });
  await settle();
  expect(await payment(who, payment_id)).toMatchObject({ status: 'cancelled' });
  expect((await account(who)).open).toMatchObject([{ can_pay: false }]);
});

test('a wish that changes ends its page; the desk and others are told', async () => {
  const { who, order, payment_id } = await asking();
  const second = await buyer();
  expect((await payOnline(second.who, [{ student_package_id: order }])).status).toBe(404);
  const { id } = await packages.add();
  const { body: more } = await who.post(`/api/classes/packages/${id}/purchase/`, {});
  const both = [{ student_package_id: order }, { student_package_id: more.id }];
  const { status, body } = await payOnline(who, both);
  expect(status, JSON.stringify(body)).toBe(201);
  expect(await payment(who, payment_id)).toMatchObject({ status: 'cancelled' });
  expect(stripe.session(payment_id).status).toBe('expired');
  const path = `/api/classes/payments/${body.payment_id}/online/`;
  expect((await who.get(path)).body).toMatchObject({ status: 'pending', url: body.url, confirming: false });
  expect((await who.post(`${path}give_up/`)).body).toMatchObject({ status: 'cancelled', url: null });
  expect((await second.who.get(path)).status).toBe(404);
});

test('without keys it is off', async () => {
  const plain = await startBeside(server);
  const { who, order } = await buyer();
  const there = plain.as(who.headers);
  expect((await there.get('/api/classes/online/')).body).toEqual({ available: false });
  const { status, body } = await there.post(`/api/classes/accounts/${who.profile_id}/pay_online/`, {
    ...{ club_id: place.club_id, items: [{ student_package_id: order }] },
  });
  expect([status, body.code]).toEqual([409, 'online.off']);
  await plain.close();
});
