import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { buildSecondClub, type Place, type person } from '../../test/builders.ts';
import { useFees } from '../../test/school.ts';
import { buildClient } from '../../test/sessions.ts';

/* What a fee pays for, date by date, and once for one person. */
const fees = useFees('2027-02-04T09:00:00Z');
const { server, made, group, give, plan, raise, chargesOf } = fees;
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(() => {
  ({ place, owner } = made);
});

describe('a date of a fixed place that its fee pays for', () => {
  const owedBy = async (student_id: string) =>
    (await ok(owner.get(`/api/classes/accounts/${student_id}/`))).open.flatMap(
      (one: { at: string; charge: object | null }) => (one.charge ? [] : [one.at.slice(0, 10)]),
    );
  const dates = async (student_id: string) => {
    const mine = await ok(owner.get(`/api/classes/my_classes/?student_id=${student_id}`));
    return mine.results as { enrollment_id: string; local_date: string; by_fee: boolean }[];
  };

  test('owes nothing on any screen and is not paid once more; what was owed before the plan was in force is owed', async () => {
    server.clock.set('2027-02-05T09:00:00Z');
    const student = await buildClient(server.db, place);
    const schedule_id = await group('De antes', { start_date: '2027-02-08', recurrence_days: [0] });
    await give(schedule_id, student, '2027-02-08');
    server.clock.set('2027-02-16T09:00:00Z');
    expect(await owedBy(student)).toContain('2027-02-08');
    await plan(schedule_id, { starts_on: '2027-02-01' });
    expect(await owedBy(student)).toEqual(['2027-02-08', '2027-02-15']);
    const [coming] = await dates(student);
    expect(coming).toMatchObject({ local_date: '2027-02-22', by_fee: true, can_record_payment: false });
    const path = `/api/classes/enrollments/${coming?.enrollment_id}/`;
    expect(await ok(owner.get(path))).toMatchObject({ by_fee: true, abilities: { record_payment: false } });
    const taken = await owner.post(`${path}record_payment/`, { payment_method: 'cash' });
    expect([taken.status, taken.body.code]).toEqual([409, 'enrollment.already_paid']);
    // The month that is charged pays for all of its days.
    await ok(raise('2027-02'));
    expect(await owedBy(student)).toEqual([]);
  });

  test('is paid for all of the month, also in another group, which has no plan', async () => {
    const student = await buildClient(server.db, place);
    const from = await group('Con cuota', { start_date: '2027-03-01', recurrence_days: [0] });
    const to = await group('Sin cuota', { start_date: '2027-03-01', recurrence_days: [3] });
    await plan(from, { starts_on: '2027-03-01' });
    const place_id = await give(from, student, '2027-03-01');
    await ok(raise('2027-03'));
    await ok(
      owner.post(`/api/classes/places/${place_id}/move/`, { schedule_id: to, starts_on: '2027-03-15' }),
      201,
    );
    const owed = await owedBy(student);
    expect(owed[0]).toBe('2027-04-01');
  });

  test('is not paid by a plan of another club, which a group cannot name', async () => {
    const club_id = await buildSecondClub(server.db, place);
    const { id: theirs } = await ok(
      owner.post('/api/classes/fee_plans/', {
        ...{ name: 'Del otro club', club_id, currency: 'EUR', period: 'month', starts_on: '2027-01-01' },
        ...{
          due_day: 5,
          prices: [{ classes_a_week: null, group_size: null, amount: 1, member_amount: null }],
        },
      }),
      201,
    );
    const student = await buildClient(server.db, place);
    const schedule_id = await group('Sin plan propio', { start_date: '2027-03-01' });
    await give(schedule_id, student, '2027-03-01');
    for (const fee_plan of [theirs, place.club_id]) {
      const refused = await owner.patch('/api/settings/', { schedule_id, values: { fee_plan } });
      expect(refused.body.errors).toMatchObject([{ path: '/values/fee_plan', code: 'other_club' }]);
    }
    await ok(owner.patch('/api/settings/', { class_type_id: made.type, values: { fee_plan: theirs } }));
    expect(await owedBy(student)).toContain('2027-03-01');
    await ok(owner.patch('/api/settings/', { class_type_id: made.type, values: { fee_plan: null } }));
  });
});

describe('two profiles of one person, both charged for one group', () => {
  const pay = async (payer_id: string, charge_id: string) =>
    ok(
      owner.post('/api/classes/payments/', {
        ...{ payer_id, club_id: place.club_id, payment_method: 'cash' },
        items: [{ charge_id }],
      }),
      201,
    );

  /** Both hold a place: `kept` as long as `from`. */
  async function two(month: string, from: string) {
    const schedule_id = await group(`Doble ${month}`, { start_date: '2027-03-29' });
    await plan(schedule_id, { starts_on: '2027-04-01' });
    const kept = await buildClient(server.db, place);
    const other = await buildClient(server.db, place);
    await give(schedule_id, other, '2027-03-29');
    await give(schedule_id, kept, from);
    await ok(raise(month));
    return { kept, other, merge: () => ok(owner.post(`/api/clients/${kept}/merge/`, { other_id: other })) };
  }
  const shown = async (student_id: string) =>
    (await chargesOf(student_id)).map(
      (one: { period_start: string; status: string; to_return: number }) =>
        `${one.period_start} ${one.status}${one.to_return > 0 ? ` to return ${one.to_return}` : ''}`,
    );

  test('have one charge for each month, and none is raised again', async () => {
    const { kept, other, merge } = await two('2027-04', '2027-05-03');
    const { moves } = await ok(owner.get(`/api/clients/${kept}/merge/?other_id=${other}`));
    expect(moves).toMatchObject({ fixed_places: 1, charges: 1 });
    await merge();
    expect(await ok(raise('2027-04'))).toEqual({ count: 0 });
    await ok(raise('2027-05'));
    expect(await shown(kept)).toEqual(['2027-04-01 open', '2027-05-01 open']);
  });

  test('pay for all days that the one place has by now', async () => {
    const { kept, merge } = await two('2027-04', '2027-04-19');
    await merge();
    const charges = await chargesOf(kept);
    const open = charges.filter((one: { status: string }) => one.status === 'open');
    expect(open.reduce((sum: number, one: { amount: number }) => sum + one.amount, 0)).toBe(6200);
  });

  test('keep of two the one that is paid; what was paid twice is to be given back', async () => {
    const paid = await two('2027-04', '2027-03-29');
    const [open] = await chargesOf(paid.other);
    await pay(paid.other, open.id);
    await paid.merge();
    expect((await shown(paid.kept)).toSorted()).toEqual(['2027-04-01 cancelled', '2027-04-01 paid']);
    expect(await ok(raise('2027-04'))).toEqual({ count: 0 });
    // It is that of the place from now on: who leaves has back what they do not have.
    const { results } = await ok(owner.get(`/api/classes/places/?student_id=${paid.kept}`));
    await ok(owner.post(`/api/classes/places/${results[0].id}/give_notice/`, { ends_on: '2027-04-12' }));
    const { credit } = await ok(owner.get(`/api/classes/accounts/${paid.kept}/`));
    expect(credit).toMatchObject([{ balance: 3100 }]);

    const twice = await two('2027-05', '2027-03-29');
    for (const one of [twice.kept, twice.other]) await pay(one, (await chargesOf(one))[0].id);
    await twice.merge();
    expect((await shown(twice.kept)).toSorted()).toEqual([
      '2027-05-01 paid',
      expect.stringMatching(/^2027-05-01 paid to return \d+$/),
    ]);
  });
});
