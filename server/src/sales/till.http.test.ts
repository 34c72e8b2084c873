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
const till = async (date: string, by = admin) =>
  (await by.get(`/api/classes/till/?club_id=${place.club_id}&date=${date}`)).body;
const close = (date: string, seen: { expected_cash: number; closings: number }, more: object) =>
  admin.post('/api/classes/till/close/', {
    ...{ club_id: place.club_id, date, expected_cash: seen.expected_cash, closings: seen.closings, ...more },
  });
const movements = (query: string, by = admin) =>
  by.get(`/api/classes/till/movements/?club_id=${place.club_id}&${query}`);

describe('the till of a day', () => {
  test('says what went through it by means, what should be in it, and what was counted', async () => {
    server.clock.set('2026-03-02T09:00:00Z');
    await paysIn(3000);
    await paysIn(2000, 'card_terminal');
    await paysOut(500);
    const seen = await till('2026-03-02');
    expect(seen).toMatchObject({
      ...{ from_date: '2026-03-02', opening_cash: 0, expected_cash: 2500, closings: 0, closing: null },
      money: [
        { method: 'card_terminal', taken: 2000, returned: 0, count: 1 },
        { method: 'cash', taken: 3000, returned: 500, count: 2 },
      ],
      abilities: { close: true },
    });
    const { status, body } = await close('2026-03-02', seen, {
      ...{ counted_cash: 2400, left_cash: 1000, note: 'Falta 1 €' },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.closing).toMatchObject({
      ...{ expected_cash: 2500, counted_cash: 2400, difference: -100, left_cash: 1000, note: 'Falta 1 €' },
      moved_since: false,
    });
  });

  test('after it is closed, what goes through it is said, and it is closed anew', async () => {
    await paysIn(700);
    const seen = await till('2026-03-02');
    expect(seen).toMatchObject({ expected_cash: 3200, closings: 1, closing: { moved_since: true } });
    const again = await close('2026-03-02', seen, { counted_cash: 3200, left_cash: 1000 });
    expect(again.body).toMatchObject({ closings: 2, closing: { difference: 0, moved_since: false } });
    // By card too, and in and out again.
    await paysIn(100, 'card_terminal');
    expect((await till('2026-03-02')).closing).toMatchObject({ moved_since: true });
  });

  test('the next one begins with what was left, and counts the days on which nobody closed', async () => {
    server.clock.set('2026-03-03T22:59:00Z');
    await paysIn(400);
    server.clock.set('2026-03-03T23:01:00Z');
    await paysIn(600);
    server.clock.set('2026-03-05T10:00:00Z');
    expect(await till('2026-03-03')).toMatchObject({ opening_cash: 1000, expected_cash: 1400 });
    const seen = await till('2026-03-05');
    expect(seen).toMatchObject({ from_date: '2026-03-03', opening_cash: 1000, expected_cash: 2000 });
    expect((await close('2026-03-05', seen, { counted_cash: 2000, left_cash: 0 })).status).toBe(200);
    // A day from which a later one was counted stays.
    const before = await till('2026-03-02');
    expect(before.abilities).toEqual({ close: false });
    expect(await close('2026-03-02', before, { counted_cash: 0, left_cash: 0 })).toMatchObject({
      ...{ status: 409, body: { code: 'payments.closed_after' } },
    });
  });

  test('is refused where something has gone through it since, where it has not begun, and with more left than counted', async () => {
    const seen = await till('2026-03-05');
    await paysIn(100);
    expect(await close('2026-03-05', seen, { counted_cash: 0, left_cash: 0 })).toMatchObject({
      ...{ status: 409, body: { code: 'payments.till_moved', expected: 2100, currency: 'EUR' } },
    });
    const now = await till('2026-03-05');
    expect(await close('2026-03-05', now, { counted_cash: 10, left_cash: 11 })).toMatchObject({
      ...{ status: 422, body: { errors: [{ path: '/left_cash', code: 'maximum' }] } },
    });
    expect(await close('2026-03-06', now, { counted_cash: 0, left_cash: 0 })).toMatchObject({
      ...{ status: 422, body: { errors: [{ path: '/date', code: 'in_future' }] } },
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
      ...[1, 2, 3, 4, 5].map(() => expect.anything()),
    ]);
    expect(
      rows
        .slice(2)
        .map((one) => one.amount)
        .sort(),
    ).toEqual([-500, 100, 2000, 3000, 700]);
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
    const { expected_cash, closings } = await till('2026-03-20');
    const wanted: CloseTill = {
      ...{ club_id: place.club_id, date: '2026-03-20', expected_cash, closings },
      ...{ counted_cash: expected_cash, left_cash: 0 },
    };
    const results = await atOnce<Scope, unknown, Reply>({
      ...{ owner: server.owner, open: run },
      first: (scope) => closeTill(scope, wanted),
      second: () => admin.post('/api/classes/till/close/', wanted),
    });
    await results.first;
    const answer = await results.second;
    const { rows } = await server.owner.query(
      `select count(*)::int as n from day_closings where local_date = '2026-03-20' and number = $1`,
      [closings + 1],
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
      'create index day_closings_once on day_closings (organization_id, club_id, currency, local_date, number)',
    );
    const { answer, closed } = await both();
    expect(answer.status).toBe(200);
    expect(closed).toBe(2);
  });
});
