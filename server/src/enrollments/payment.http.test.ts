import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { takePayment } from '../payments/public.ts';
import { recordPayment, undoPayment } from './commands/payment.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let coach: Person;
let student: Person;
let booking: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  coach = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
});
beforeEach(async () => {
  const { session_id } = await buildSession(server.db, place, { price: 1500, max_participants: 1 });
  const student_id = await buildClient(server.db, place);
  const { body } = await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
  booking = body.id;
});

const pay = (who: Person, id = booking) =>
  who.post(`/api/classes/enrollments/${id}/record_payment/`, {
    ...{ payment_method: 'cash', payment_amount: 1800, payment_reference: 'T-7' },
  });
const undo = (who: Person, payment_id: string, reason = 'wrong person', id = booking) =>
  who.post(`/api/classes/enrollments/${id}/undo_payment/`, { payment_id, reason });
const now = async () => (await admin.get(`/api/classes/enrollments/${booking}/`)).body;

describe('the roster of the coach', () => {
  test('says who has not paid what; nobody else who takes or gives classes sees it', async () => {
    const given = { price: 1500, max_participants: 3, instructor_id: coach.profile_id };
    const { session_id } = await buildSession(server.db, place, given);
    const ids: string[] = [];
    for (const payment_method of ['cash', undefined]) {
      const student_id = await buildClient(server.db, place);
      const { body } = await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
      ids.push(body.id);
      if (payment_method)
        await admin.post(`/api/classes/enrollments/${body.id}/record_payment/`, { payment_method });
    }
    const path = `/api/classes/sessions/${session_id}/enrollments/`;
    const { results } = (await coach.get(path)).body as { results: Record<string, unknown>[] };
    const said = results.map(({ id, paid, price, by_fee }) => [id, { paid, price, by_fee }]);
    expect(Object.fromEntries(said)).toEqual({
      [ids[0]!]: { paid: true, price: 1500, by_fee: false },
      [ids[1]!]: { paid: false, price: 1500, by_fee: false },
    });
    const colleague = await person(server, place, 'instructor');
    for (const other of [colleague, student]) expect([403, 404]).toContain((await other.get(path)).status);
    // Marked, not taken: the money is the desk's.
    expect((await pay(coach, ids[1])).status).toBe(403);
  });
});

describe('a payment that was noted by mistake', () => {
  test('is taken back with a reason: the booking is unpaid, says so, and can be paid again', async () => {
    const { body: paid } = await pay(admin);
    expect(paid).toMatchObject({
      ...{ paid: true, payment_amount: 1800, payment_method: 'cash', paid_at: '2026-03-02T09:00:00.000Z' },
      abilities: { record_payment: false, undo_payment: true },
    });
    const { status, body } = await undo(admin, paid.payment_id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ paid: false, payment_id: null, payment_amount: null, payment_method: '', payment_reference: '' },
      ...{ payment_undone_at: '2026-03-02T09:00:00.000Z', payment_undone_reason: 'wrong person' },
      abilities: { record_payment: true, undo_payment: false },
    });
    const { body: again } = await pay(admin);
    expect(again).toMatchObject({ paid: true, payment_undone_at: null, payment_undone_reason: '' });
    expect(again.payment_id).not.toBe(paid.payment_id);
  });

  test('is in the history with who, when, how much and why, the payment and its undoing', async () => {
    const { body: paid } = await pay(admin);
    await undo(admin, paid.payment_id);
    const { rows } = await server.owner.query(
      `select user_id, changes from audit_log where entity = 'class_enrollments' and entity_id = $1 and action = 'update' order by id`,
      [booking],
    );
    expect(rows).toMatchObject([
      { user_id: admin.user_id, changes: { paid: [false, true], payment_amount: [null, 1800] } },
      {
        user_id: admin.user_id,
        changes: { paid: [true, false], payment_undone_reason: ['', 'wrong person'] },
      },
    ]);
  });

  test('is seen by the roster, the day sheet and the client’s page', async () => {
    const { body: paid } = await pay(admin);
    const seen = async () => {
      const { session_id, student_id } = await now();
      const roster = await admin.get(`/api/classes/sessions/${session_id}/enrollments/`);
      const sheet = await admin.get(`/api/classes/day_sheet/?club_id=${place.club_id}&date=2026-03-10`);
      const own = await admin.get(`/api/classes/my_classes/?student_id=${student_id}`);
      const on = sheet.body.classes.flatMap((one: { people: object[] }) => one.people);
      return {
        roster: roster.body.results[0].abilities.undo_payment,
        owes: on.find((one: { enrollment_id: string }) => one.enrollment_id === booking).owes,
        page: own.body.results[0],
      };
    };
    expect(await seen()).toMatchObject({
      ...{ roster: true, owes: 0 },
      page: { payment_id: paid.payment_id, can_record_payment: false, can_undo_payment: true },
    });
    await undo(admin, paid.payment_id);
    expect(await seen()).toMatchObject({
      ...{ roster: false, owes: 1500 },
      page: { payment_id: null, can_record_payment: true, can_undo_payment: false },
    });
  });

  test('of a cancelled booking has gone to the account, and is not taken back there', async () => {
    const { body: paid } = await pay(admin);
    await admin.delete(`/api/classes/enrollments/${booking}/`);
    expect((await undo(admin, paid.payment_id)).body).toMatchObject({ code: 'enrollment.payment_gone' });
    expect(await now()).toMatchObject({ status: 'cancelled', paid: false, payment_id: null });
  });

  test('asks for a reason', async () => {
    const { body: paid } = await pay(admin);
    expect((await undo(admin, paid.payment_id, '  ')).status).toBe(400);
    expect(await now()).toMatchObject({ paid: true });
  });
});

describe('nobody takes back', () => {
  test('what they may not note: a coach, the student, who runs another club', async () => {
    const { body: paid } = await pay(admin);
    const other = await person(server, await buildClub(server.db), 'owner');
    expect((await undo(coach, paid.payment_id)).status).toBe(403);
    expect((await undo(student, paid.payment_id)).status).toBe(403);
    expect((await undo(other, paid.payment_id)).status).toBe(404);
    expect(await now()).toMatchObject({ paid: true });
  });

  test('another payment than the one they saw', async () => {
    const { body: first } = await pay(admin);
    await undo(admin, first.payment_id);
    const { body: second } = await pay(admin);
    for (const gone of [first.payment_id, newId()])
      expect((await undo(admin, gone)).body).toMatchObject({ code: 'enrollment.payment_gone' });
    expect(await now()).toMatchObject({ paid: true, payment_id: second.payment_id });
  });

  test('one that is more than a month old', async () => {
    const { body: paid } = await pay(admin);
    const since = (at: string) =>
      server.owner.query('update class_enrollments set paid_at = $2::timestamptz where id = $1', [
        booking,
        at,
      ]);
    await since('2026-01-30T09:00:01Z');
    expect((await now()).abilities.undo_payment).toBe(true);
    await since('2026-01-30T09:00:00Z');
    expect((await now()).abilities.undo_payment).toBe(false);
    expect((await undo(admin, paid.payment_id)).body).toMatchObject({ code: 'enrollment.payment_old' });
  });

  test('and nothing is deleted: what was taken back stays as a payment that went back', async () => {
    const { body: paid } = await pay(admin);
    await undo(admin, paid.payment_id);
    const { rows } = await server.owner.query(
      `select p.status, p.amount, p.refunded_amount, r.kind, r.method, r.reason
         from payments p join refunds r on r.payment_id = p.id where p.id = $1`,
      [paid.payment_id],
    );
    const { payment_amount: amount, payment_method: method } = paid;
    expect(rows).toEqual([
      {
        ...{ status: 'refunded', amount, refunded_amount: amount },
        ...{ kind: 'mistake', method, reason: expect.any(String) },
      },
    ]);
  });

  test('or notes one for somebody who waits, or twice', async () => {
    const { session_id } = await now();
    const student_id = await buildClient(server.db, place);
    const { body: waits } = await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
    expect((await pay(admin, waits.id)).body).toMatchObject({ code: 'enrollment.not_enrolled' });
    await pay(admin);
    expect((await pay(admin)).body).toMatchObject({ code: 'enrollment.already_paid' });
  });
});

describe('two at the desk at once', () => {
  const at = new Date('2026-03-02T09:00:00Z');
  const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(server.db, place, at, work);
  const mistaken = { reason: 'x' };
  /** One corrects the payment, in a transaction that stays open until the other, who saw the same, takes it back. */
  const correctedMeanwhile = async (other: (payment_id: string) => (scope: Scope) => Promise<unknown>) => {
    const { body: paid } = await pay(admin);
    const correct = async (scope: Scope) => {
      await undoPayment(scope, booking, { payment_id: paid.payment_id, ...mistaken });
      return recordPayment(scope, booking, { payment_method: 'transfer', payment_amount: 1500 });
    };
    const second = () => run(other(paid.payment_id));
    const both = await atOnce({ owner: server.owner, open: run, first: correct, second });
    return { waited: both.waited, ends: await Promise.allSettled([both.first, both.second]) };
  };

  test('the payment that was corrected meanwhile stays', async () => {
    const { waited, ends } = await correctedMeanwhile(
      (payment_id) => (scope) => undoPayment(scope, booking, { payment_id, ...mistaken }),
    );
    expect(waited).toBe(true);
    expect(ends[1]).toMatchObject({ reason: { code: 'enrollment.payment_gone' } });
    expect(await now()).toMatchObject({ paid: true, payment_method: 'transfer', payment_amount: 1500 });
  });

  /** Noted in a transaction that stays open until its student gives the booking back. @returns their credit then */
  const paidMeanwhile = async (how: (scope: Scope) => Promise<unknown>) => {
    const second = () => admin.delete(`/api/classes/enrollments/${booking}/`);
    const both = await atOnce({ owner: server.owner, open: run, first: how, second });
    await Promise.all([both.first, both.second]);
    const { rows } = await server.owner.query(
      `select coalesce(sum(a.delta), 0)::int as credit from account_entries a
         join class_enrollments e on e.student_id = a.client_id where e.id = $1`,
      [booking],
    );
    return { waited: both.waited, credit: rows[0].credit, ...(await now()) };
  };

  test('money noted for a booking that is given back at that moment goes to the account', async () => {
    const end = await paidMeanwhile((scope) =>
      recordPayment(scope, booking, { payment_method: 'cash', payment_amount: 1500 }),
    );
    expect(end).toMatchObject({ waited: true, credit: 1500, status: 'cancelled', paid: false });
  });

  test('control: noted without its student’s lock it would stay with what nobody has any more', async () => {
    const end = await paidMeanwhile(async (scope) => {
      const line = { student_package_id: null, amount: 1500, discount: 0, discount_reason: '' };
      const { club_id, student_id } = (
        await sql<{ club_id: string; student_id: string }>`
          select s.club_id, e.student_id from class_enrollments e join class_sessions s on s.id = e.session_id
           where e.id = ${booking}::uuid`.execute(scope.tx)
      ).rows[0]!;
      const payment_id = await takePayment(scope, {
        ...{ club_id, payer_id: student_id, method: 'cash', currency: 'EUR' },
        lines: [{ ...line, enrollment_id: booking }],
      });
      await sql`update class_enrollments set paid = true, payment_id = ${payment_id}::uuid, payment_method = 'cash', paid_at = now()
                 where id = ${booking}::uuid`.execute(scope.tx);
    });
    expect(end).toMatchObject({ waited: true, credit: 0, status: 'cancelled', paid: true });
  });

  test('control: without the payment’s name in the write, the corrected one is lost', async () => {
    await correctedMeanwhile(() => async ({ tx }) => {
      await tx
        .updateTable('class_enrollments')
        .set({ paid: false, payment_method: '', payment_id: null, paid_at: null })
        .where('id', '=', booking)
        .where('paid', '=', true)
        .execute();
    });
    expect(await now()).toMatchObject({ paid: false });
  });
});
