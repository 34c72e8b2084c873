import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import { enrollmentReactions } from './reactions.ts';

/* docs/domain/money.md: what becomes of the money for a booking that ends, and of a class that is back on. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
const { student, group, enroll, cancel, sell } = packagesIn(server, () => ({ place, owner }));
const settle = () => work(server, enrollmentReactions, server.clock.now());
type Student = Awaited<ReturnType<typeof student>>;

const pay = (id: string, payment_amount = 1500) =>
  owner.post(`/api/classes/enrollments/${id}/record_payment/`, { payment_method: 'cash', payment_amount });
const booking = async (id: string) => (await owner.get(`/api/classes/enrollments/${id}/`)).body;
const credit = async (who: Student) =>
  (
    await server.owner.query(
      'select kind, delta, balance from account_entries where client_id = $1 order by number',
      [who.profile_id],
    )
  ).rows.map((row) => [row.kind, row.delta, row.balance]);
/** A booking that the desk was paid for. */
async function paidBooking(who: Student, starts_at = '2026-03-09T18:00:00Z', amount?: number) {
  const { session_id } = await group({ starts_at });
  const { body } = await enroll(who, session_id);
  expect((await pay(body.id, amount)).status).toBe(200);
  return { session_id, id: body.id as string };
}
/** What cancelling would do, as its student is told before. */
const before = async (who: Student, id: string) =>
  (await who.get(`/api/classes/enrollments/${id}/cancellation/`)).body;
const money = { can_cancel: true, paid_by: 'money' };
const lateStart = '2026-03-02T18:00:00Z';

describe('money that was paid for a booking', () => {
  test('goes to the account when it is cancelled in time, what was paid and no more', async () => {
    const ana = await student();
    const { id, session_id } = await paidBooking(ana, undefined, 1200);
    expect(await before(ana, id)).toMatchObject({ is_late: false, ...money, comes_back: true, amount: 1200 });
    expect((await cancel(ana, session_id)).status).toBe(200);
    expect(await credit(ana)).toEqual([['returned', 1200, 1200]]);
    expect(await booking(id)).toMatchObject({ status: 'cancelled', paid: false, payment_id: null });
    const { rows } = await server.owner.query(
      `select p.status, r.method, r.amount from payments p join refunds r on r.payment_id = p.id where p.payer_id = $1`,
      [ana.profile_id],
    );
    expect(rows).toEqual([{ status: 'refunded', method: 'account_credit', amount: 1200 }]);
  });

  test('is lost late, unless the club returns it', async () => {
    const ana = await student();
    const lost = await paidBooking(ana, lateStart);
    expect(await before(ana, lost.id)).toMatchObject({ is_late: true, ...money, comes_back: false });
    await cancel(ana, lost.session_id);
    expect(await booking(lost.id)).toMatchObject({ is_late_cancellation: true, paid: true });
    expect(await credit(ana)).toEqual([]);
    const set = (payment_late_cancel: string) =>
      owner.patch('/api/settings/', { values: { payment_late_cancel } });
    expect((await set('returned')).status).toBe(200);
    const back = await paidBooking(ana, '2026-03-02T20:00:00Z');
    expect(await before(ana, back.id)).toMatchObject({ is_late: true, ...money, comes_back: true });
    await cancel(ana, back.session_id);
    expect(await before(ana, back.id)).toMatchObject({ can_cancel: false, code: 'enrollment.not_enrolled' });
    await set('lost');
    expect(await credit(ana)).toEqual([['returned', 1500, 1500]]);
    // What has come back is not asked for again.
    const { body } = await owner.get(`/api/classes/accounts/${ana.profile_id}/`);
    expect(body.open).toEqual([]);
  });

  test('stays with a date of a fixed place, for which the compensation table speaks', async () => {
    const ana = await student();
    const { session_id, id } = await paidBooking(ana);
    const schedule_id = (
      await server.owner.query('select schedule_id from class_sessions where id = $1', [session_id])
    ).rows[0].schedule_id;
    const given = await owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
      ...{ student_id: ana.profile_id, starts_on: '2026-03-02' },
    });
    expect(given.status).toBe(201);
    expect(await booking(id)).toMatchObject({ paid: true, schedule_enrollment_id: expect.any(String) });
    await cancel(ana, session_id);
    expect(await credit(ana)).toEqual([]);
  });

  test('of several classes that are called off at once adds up, whoever ends first', async () => {
    const ana = await student();
    const starts = ['2026-03-09T08:00:00Z', '2026-03-09T10:00:00Z', '2026-03-09T12:00:00Z'];
    const booked = [];
    for (const at of starts) booked.push(await paidBooking(ana, at));
    await Promise.all(
      booked.map(({ session_id }) =>
        owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'rain' }),
      ),
    );
    await settle();
    expect(await credit(ana)).toEqual([1, 2, 3].map((n) => ['returned', 1500, 1500 * n]));
  });
});

describe('a class that is back on', () => {
  const callOff = (id: string) => owner.post(`/api/classes/sessions/${id}/cancel/`, { reason: 'rain' });
  const putBack = (id: string) => owner.post(`/api/classes/sessions/${id}/reinstate/`, {});

  test('is paid again by what it had put on the account', async () => {
    const ana = await student();
    const { session_id, id } = await paidBooking(ana);
    await callOff(session_id);
    await settle();
    expect(await booking(id)).toMatchObject({ status: 'cancelled', paid: false });
    expect((await putBack(session_id)).status).toBe(200);
    expect(await booking(id)).toMatchObject({
      ...{ status: 'enrolled', paid: true, payment_method: 'account_credit', payment_amount: 1500 },
    });
    expect(await credit(ana)).toEqual([
      ['returned', 1500, 1500],
      ['used', -1500, 0],
    ]);
    // And once more: the same again.
    await callOff(session_id);
    await settle();
    expect((await credit(ana)).at(-1)).toEqual(['returned', 1500, 1500]);
  });

  test.each(['cancel_last', 'queue_last'])(
    'as is a place that was lost to fewer places (%s) and is theirs again',
    async (otherwise) => {
      const [ana, bea] = [await student(), await student()];
      const { session_id } = await group({ max_participants: 2 });
      const booked = [];
      for (const who of [ana, bea]) booked.push((await enroll(who, session_id)).body.id as string);
      for (const id of booked) await pay(id);
      const fewer = await owner.post(`/api/classes/sessions/${session_id}/capacity/`, {
        ...{ max_participants: 1, otherwise },
      });
      expect(fewer.status).toBe(200);
      const lost = otherwise === 'cancel_last' ? [['returned', 1500, 1500]] : [];
      expect(await credit(bea)).toEqual(lost);
      const { id } = fewer.body.effect;
      const { body: preview } = await owner.post(`/api/changes/${id}/undo/preview/`);
      const classes = preview.classes.map((one: { session_id: string; version: number }) => ({
        ...{ session_id: one.session_id, version: one.version },
      }));
      expect((await owner.post(`/api/changes/${id}/undo/`, { classes })).status).toBe(200);
      expect(await booking(booked[1] as string)).toMatchObject({ status: 'enrolled', paid: true });
      expect((await credit(bea)).length).toBe(2 * lost.length);
    },
  );

  test('is owed again where the account has been used meanwhile', async () => {
    const ana = await student();
    const { session_id, id } = await paidBooking(ana);
    await callOff(session_id);
    await settle();
    await server.owner.query(
      `insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id)
       select organization_id, gen_random_uuid(), client_id, currency, 2, 'taken', -100, 1400, club_id from account_entries where client_id = $1`,
      [ana.profile_id],
    );
    expect((await putBack(session_id)).status).toBe(200);
    expect(await booking(id)).toMatchObject({ status: 'enrolled', paid: false, price: 1500 });
    expect((await credit(ana)).at(-1)).toEqual(['taken', -100, 1400]);
  });

  test('pays for the next one where the account has too little for the first', async () => {
    const [mother, one, other] = [await student(), await student(), await student()];
    const { session_id } = await group({ starts_at: '2026-03-09T18:00:00Z' });
    const ids: string[] = [];
    for (const child of [one, other]) {
      await lookAfter(server.db, place, mother.profile_id as string, child.profile_id as string);
      ids.push((await enroll(child, session_id)).body.id);
    }
    const { status, body } = await owner.post('/api/classes/payments/', {
      ...{ payer_id: mother.profile_id, club_id: place.club_id, payment_method: 'cash' },
      items: [
        { enrollment_id: ids[0] },
        { enrollment_id: ids[1], amount: 1200, discount_reason: 'Second child' },
      ],
    });
    expect(status, JSON.stringify(body)).toBe(201);
    await callOff(session_id);
    await settle();
    await server.owner.query(
      `insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id)
       select organization_id, gen_random_uuid(), client_id, currency, 3, 'taken', -1300, 1400, club_id from account_entries where client_id = $1 and number = 2`,
      [mother.profile_id],
    );
    expect((await putBack(session_id)).status).toBe(200);
    expect(await booking(ids[0] as string)).toMatchObject({ status: 'enrolled', paid: false });
    expect(await booking(ids[1] as string)).toMatchObject({ paid: true, payment_method: 'account_credit' });
    expect((await credit(mother)).at(-1)).toEqual(['used', -1200, 200]);
  });

  test.each([
    ['was given for nothing', 0],
    ['has gone back before', 1500],
  ])('owes nothing where its price %s', async (_, amount) => {
    const ana = await student();
    const { session_id, id } = await paidBooking(ana, undefined, amount);
    const { payment_id } = await booking(id);
    if (amount > 0) {
      const [line] = (await owner.get(`/api/classes/payments/${payment_id}/`)).body.lines;
      const back = { line_id: line.id, amount, to: 'same', reason: 'x' };
      expect((await owner.post(`/api/classes/payments/${payment_id}/refund/`, back)).status).toBe(200);
    }
    await callOff(session_id);
    await settle();
    expect((await putBack(session_id)).status).toBe(200);
    expect(await booking(id)).toMatchObject({ status: 'enrolled', paid: true, payment_id });
    expect(await credit(ana)).toEqual([]);
  });

  test('is owed when it is given back late and nothing has paid it again', async () => {
    const ana = await student();
    const { session_id, id } = await paidBooking(ana, lateStart);
    await callOff(session_id);
    await settle();
    const account = `/api/classes/accounts/${ana.profile_id}/`;
    await owner.post(`${account}adjust/`, { club_id: place.club_id, delta: -1500, reason: 'x' });
    await putBack(session_id);
    server.clock.advance(60_000);
    await cancel(ana, session_id);
    expect(await booking(id)).toMatchObject({ is_late_cancellation: true, paid: false });
    expect((await owner.get(account)).body.open).toMatchObject([{ enrollment_id: id, amount: 1500 }]);
  });
});

describe('the credit of an account, chosen in the booking', () => {
  const grant = (who: { profile_id: string }, delta: number) =>
    owner.post(`/api/classes/accounts/${who.profile_id}/adjust/`, {
      ...{ club_id: place.club_id, delta, reason: 'x' },
    });
  const byCredit = { pay_with: 'account_credit' };

  test('pays for it in the same transaction, and comes back to it', async () => {
    const ana = await student();
    await grant(ana, 2000);
    const { session_id } = await group();
    const verdict = async () => (await ana.get(`/api/classes/sessions/${session_id}/can_enroll/`)).body;
    expect(await verdict()).toMatchObject({ price: 1500, account_credit: 2000 });
    const { status, body } = await enroll(ana, session_id, byCredit);
    expect(status).toBe(201);
    const paid = { paid: true, payment_method: 'account_credit', payment_amount: 1500 };
    expect(body).toMatchObject({ status: 'enrolled', price: 1500, ...paid });
    expect(await booking(body.id)).toMatchObject({ ...paid, payment_id: body.payment_id });
    expect(await credit(ana)).toEqual([
      ['granted', 2000, 2000],
      ['used', -1500, 500],
    ]);
    await cancel(ana, session_id);
    expect((await credit(ana)).at(-1)).toEqual(['returned', 1500, 2000]);
  });

  test('is refused where it is less than the price, all or nothing, with what is there', async () => {
    const ana = await student();
    await grant(ana, 2000);
    const session_ids = [(await group()).session_id, (await group()).session_id];
    const { status, body } = await ana.post('/api/classes/enroll/', { session_ids, ...byCredit });
    const params = { price: 1500, credit: 500, currency: 'EUR' };
    expect(status).toBe(409);
    expect(body).toMatchObject({
      ...{ code: 'enrollment.credit_too_low', params },
      refusals: [{ session_id: session_ids[1], params }],
      errors: [{ path: '/pay_with', code: 'credit_too_low', params }],
    });
    expect(await credit(ana)).toHaveLength(1);
    expect((await enroll(ana, session_ids[0]!, { ...byCredit, make_up: true })).status).toBe(422);
  });

  test('of ten who ask at once for the last 12 € one has it', async () => {
    const ana = await student();
    await grant(ana, 1200);
    const ids = await Promise.all(Array.from({ length: 10 }, () => group({ price: 1200 })));
    const replies = await Promise.all(ids.map(({ session_id }) => enroll(ana, session_id, byCredit)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect((await credit(ana)).at(-1)).toEqual(['used', -1200, 0]);
  });

  test('of who books for a child is their own, of the desk the student’s, of a coach nobody’s', async () => {
    const [parent, child, coach] = [
      await student(),
      await student(),
      await person(server, place, 'instructor'),
    ];
    await lookAfter(server.db, place, parent.profile_id, child.profile_id);
    await grant(parent, 1500);
    const student_id = child.profile_id;
    const { session_id } = await group();
    expect((await enroll(owner, session_id, { student_id, ...byCredit })).body.code).toBe(
      'enrollment.credit_too_low',
    );
    expect((await enroll(parent, session_id, { student_id, ...byCredit })).status).toBe(201);
    expect((await credit(parent)).at(-1)).toEqual(['used', -1500, 0]);
    const own = await group({ instructor_id: coach.profile_id });
    expect((await enroll(coach, own.session_id, { student_id, ...byCredit })).status).toBe(403);
  });

  describe('of a ticket', () => {
    /** Bea waits for the only place, and Ana gives it back. */
    async function waits(means: object, before: (bea: Student) => Promise<unknown>) {
      const [ana, bea] = [await student(), await student()];
      await grant(bea, 1500);
      const { session_id } = await group({ max_participants: 1 });
      await enroll(ana, session_id);
      const { body } = await enroll(bea, session_id, means);
      expect(body.status).toBe('waitlisted');
      await before(bea);
      await cancel(ana, session_id);
      return { bea, moved: await booking(body.id) };
    }

    test('pays when its holder moves up', async () => {
      const { bea, moved } = await waits(byCredit, async () => {});
      expect(moved).toMatchObject({ status: 'enrolled', paid: true, payment_method: 'account_credit' });
      expect((await credit(bea)).at(-1)).toEqual(['used', -1500, 0]);
    });

    test('is owed where it is gone by then: nobody loses their place in the queue for it', async () => {
      const { moved } = await waits(byCredit, (bea) => grant(bea, -1));
      expect(moved).toMatchObject({ status: 'enrolled', paid: false, price: 1500 });
    });

    test('of a child is paid by who looks after them, as long as they do', async () => {
      const [ana, parent] = [await student(), await student()];
      const [one, other] = [await student(), await student()];
      await grant(parent, 3000);
      const { session_id } = await group({ max_participants: 1 });
      await enroll(ana, session_id);
      const tickets: string[] = [];
      for (const child of [one, other])
        await lookAfter(server.db, place, parent.profile_id, child.profile_id);
      for (const child of [one, other]) {
        const { body } = await enroll(parent, session_id, { student_id: child.profile_id, ...byCredit });
        expect(body.status).toBe('waitlisted');
        tickets.push(body.id);
      }
      await cancel(ana, session_id);
      expect(await booking(tickets[0]!)).toMatchObject({ status: 'enrolled', paid: true });
      const care = `/api/clients/${parent.profile_id}/dependants/${other.profile_id}/`;
      expect((await owner.delete(care)).status).toBe(204);
      await cancel(one, session_id);
      expect(await booking(tickets[1]!)).toMatchObject({ status: 'enrolled', paid: false, price: 1500 });
      // What was paid for the first child came back; nothing was taken for the other.
      expect((await credit(parent)).at(-1)).toEqual(['returned', 1500, 3000]);
    });

    test('no package is taken where it is to be paid at the desk', async () => {
      const { moved } = await waits({ pay_with: 'desk' }, (bea) => sell(bea));
      expect(moved).toMatchObject({ status: 'enrolled', student_package_id: null, price: 1500 });
      const usual = await waits({}, (bea) => sell(bea));
      expect(usual.moved).toMatchObject({ student_package_id: expect.any(String), price: 0 });
    });
  });
});
