import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { type Reply, useServer } from '../../test/server.ts';
import type { Scope } from '../kernel/scope.ts';
import { closeTill } from './commands/close-till.ts';
import type { CloseTill } from './schemas.ts';

// The club is in Madrid: its day ends at 23:00 by this clock.
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let other: Person;
let ana: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  const second = { ...place, club_id: await buildSecondClub(server.db, place) };
  other = await person(server, second, 'club_admin');
  ana = await person(server, place, 'student');
});

const paysIn = async (amount: number, payment_method = 'cash') => {
  const { status, body } = await admin.post('/api/classes/payments/', {
    ...{ payer_id: ana.profile_id, club_id: place.club_id, items: [], top_up: amount, payment_method },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const paysOut = (amount: number) =>
  admin.post(`/api/classes/accounts/${ana.profile_id}/pay_out/`, {
    ...{ club_id: place.club_id, amount, payment_method: 'cash' },
  });
const till = async (query = '', by = admin) =>
  (await by.get(`/api/classes/till/?club_id=${place.club_id}${query}`)).body;
interface Standing {
  expected_cash: number;
  number: number;
}
const close = ({ expected_cash, number }: Standing, more: object) =>
  admin.post('/api/classes/till/close/', { club_id: place.club_id, expected_cash, number, ...more });
const movements = (query: string, by = admin) =>
  by.get(`/api/classes/till/movements/?club_id=${place.club_id}&${query}`);

describe('the till of a day', () => {
  test('says what went through it by means, what should be in it, and what was counted', async () => {
    server.clock.set('2026-03-02T09:00:00Z');
    await paysIn(3000);
    await paysIn(2000, 'card_terminal');
    await paysOut(500);
    server.clock.set('2026-03-02T19:00:00Z');
    const seen = await till();
    expect(seen).toMatchObject({
      ...{ local_date: '2026-03-02', closings: [], currencies: ['EUR'] },
      money: [
        { method: 'card_terminal', taken: 2000, returned: 0, count: 1 },
        { method: 'cash', taken: 3000, returned: 500, count: 2 },
      ],
      standing: { opening_cash: 0, expected_cash: 2500, number: 0 },
      abilities: { close: true },
    });
    const { status, body } = await close(seen.standing, {
      ...{ counted_cash: 2400, left_cash: 1000, note: 'Falta 1 €' },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      closings: [{ number: 1, expected_cash: 2500, difference: -100, left_cash: 1000, note: 'Falta 1 €' }],
      standing: { opening_cash: 1000, expected_cash: 1000, number: 1 },
    });
  });

  test('what goes through it afterwards is counted with what was left, on whatever day', async () => {
    server.clock.set('2026-03-02T19:30:00Z');
    await paysIn(700);
    server.clock.set('2026-03-02T19:31:00Z');
    expect((await till()).standing).toMatchObject({ opening_cash: 1000, expected_cash: 1700 });
    server.clock.set('2026-03-03T22:59:00Z');
    await paysIn(400);
    server.clock.set('2026-03-03T23:01:00Z');
    await paysIn(600);
    server.clock.set('2026-03-05T10:00:00Z');
    const past = await till('&date=2026-03-03');
    expect(past).toMatchObject({ money: [{ taken: 400 }], closings: [], standing: null });
    expect(past.abilities).toEqual({ close: false });
    const { standing } = await till();
    expect(standing).toMatchObject({ opening_cash: 1000, expected_cash: 2700, number: 1 });
    const { body } = await close(standing, { counted_cash: 2700, left_cash: 0 });
    expect(body).toMatchObject({ closings: [{ number: 2, difference: 0 }], standing: { expected_cash: 0 } });
  });

  test('what was on its way when it was counted is in the next opening', async () => {
    server.clock.set('2026-03-05T09:59:00Z');
    await paysIn(250);
    server.clock.set('2026-03-05T10:01:00Z');
    expect((await till()).standing).toMatchObject({ opening_cash: 250, expected_cash: 250, number: 2 });
  });

  test('is refused where something has gone through it since, and with more left than counted', async () => {
    const { standing } = await till();
    await paysIn(100);
    server.clock.set('2026-03-05T10:02:00Z');
    expect(await close(standing, { counted_cash: 0, left_cash: 0 })).toMatchObject({
      ...{ status: 409, body: { code: 'payments.till_moved', expected: 350, currency: 'EUR' } },
    });
    expect(await close((await till()).standing, { counted_cash: 10, left_cash: 11 })).toMatchObject({
      ...{ status: 422, body: { errors: [{ path: '/left_cash', code: 'maximum' }] } },
    });
    expect(await admin.get(`/api/classes/till/?club_id=${place.club_id}&date=2026-03-06`)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'query.date', code: 'in_future' }] },
    });
  });

  test('is the desk’s of that club', async () => {
    const path = `/api/classes/till/?club_id=${place.club_id}`;
    expect((await other.get(path)).status).toBe(404);
    expect((await ana.get(path)).status).toBe(403);
    expect((await movements('from=2026-03-02&until=2026-03-05', other)).status).toBe(404);
  });
});

describe('the movements of a till', () => {
  test('are told a page at a time, the newest first, in the club’s time', async () => {
    const first = await movements('from=2026-03-02&until=2026-03-04&limit=4');
    const rest = await movements(
      `from=2026-03-02&until=2026-03-04&limit=4&cursor=${encodeURIComponent(first.body.next_cursor)}`,
    );
    const rows = [...first.body.results, ...rest.body.results];
    expect(rows.map((one) => [one.at.slice(0, 16), one.kind, one.method, one.amount])).toEqual([
      ['2026-03-04T00:01', 'payment', 'cash', 600],
      ['2026-03-03T23:59', 'payment', 'cash', 400],
      ...[1, 2, 3, 4].map(() => expect.anything()),
    ]);
    expect(
      rows
        .slice(2)
        .map((one) => one.amount)
        .sort(),
    ).toEqual([-500, 2000, 3000, 700]);
    expect(rest.body.next_cursor).toBeNull();
    expect(rows[0]).toMatchObject({ client_id: ana.profile_id, labels: [], currency: 'EUR' });
  });

  test('are a file for the bookkeeper, whose export is in the history', async () => {
    const path = `/api/classes/till/movements/export_file/?club_id=${place.club_id}&from=2026-03-02&until=2026-03-05`;
    const { body, status } = await admin.get(`${path}&language=es`);
    expect(status).toBe(200);
    expect(body).toContain('2026-03-04;00:01;cobro;efectivo;"6,00";EUR');
    expect(body).toContain('saldo entregado;efectivo;"-5,00";EUR');
    expect(await admin.get(`${path.replace('until=2026-03-05', 'until=2026-03-01')}`)).toMatchObject({
      status: 422,
    });
  });

  test('a refund in money is one, what goes to the account is none', async () => {
    server.clock.set('2026-03-09T09:00:00Z');
    const { body: sold } = await admin.post('/api/classes/packages/', {
      ...{
        name: 'Bono caja',
        num_classes: 5,
        validity_days: 60,
        price: 5000,
        currency: 'EUR',
        club_id: place.club_id,
      },
    });
    const { body: order } = await ana.post(`/api/classes/packages/${sold.id}/purchase/`, {});
    await admin.post('/api/classes/payments/', {
      ...{ payer_id: ana.profile_id, club_id: place.club_id, payment_method: 'card_terminal' },
      items: [{ student_package_id: order.id }],
      credit_amount: 1000,
    });
    const { body } = await movements('from=2026-03-09&until=2026-03-09');
    expect(body.results).toMatchObject([
      { kind: 'payment', method: 'card_terminal', amount: 4000, labels: ['Bono caja'] },
    ]);
  });
});

describe('two who close a till at once', () => {
  const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
    asSystem(server.db, place, server.clock.now(), work);
  const both = async () => {
    const { expected_cash, number } = (await till()).standing;
    const counted = { counted_cash: 0, left_cash: 0 };
    const wanted: CloseTill = { club_id: place.club_id, expected_cash, number, ...counted };
    const results = await atOnce<Scope, unknown, Reply>({
      ...{ owner: server.owner, open: run },
      first: (scope) => closeTill(scope, wanted),
      second: () => admin.post('/api/classes/till/close/', wanted),
    });
    await results.first;
    const answer = await results.second;
    const { rows } = await server.owner.query(
      'select count(*)::int as n from day_closings where number = $1',
      [number + 1],
    );
    return { answer, closed: rows[0].n };
  };

  test('only one of them has closed it, and the other is told', async () => {
    server.clock.set('2026-03-20T09:00:00Z');
    const { answer, closed } = await both();
    expect(answer).toMatchObject({ status: 409, body: { code: 'payments.till_moved' } });
    expect(closed).toBe(1);
  });

  test('control: without the key both have closed it', async () => {
    await server.owner.query('alter table day_closings drop constraint day_closings_once');
    await server.owner.query(
      'create index day_closings_once on day_closings (organization_id, club_id, currency, number)',
    );
    const { answer, closed } = await both();
    expect(answer.status).toBe(200);
    expect(closed).toBe(2);
  });
});

test('a till that nobody has counted for more than a year is like one that never was', async () => {
  server.clock.set('2026-04-01T09:00:00Z');
  await close((await till()).standing, { counted_cash: 900, left_cash: 900 });
  server.clock.set('2027-04-01T10:00:00Z');
  const { number } = (await till()).standing;
  expect((await till()).standing).toMatchObject({ opening_cash: 900 });
  server.clock.set('2027-04-03T09:00:00Z');
  await paysIn(100);
  server.clock.set('2027-04-03T10:00:00Z');
  const { standing } = await till();
  expect(standing).toMatchObject({ opening_cash: 0, expected_cash: 100, number });
  expect((await close(standing, { counted_cash: 100, left_cash: 0 })).status).toBe(200);
});
