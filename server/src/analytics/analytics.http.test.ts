import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { asSystem, buildSecondClub, giveRole, type Place, person } from '../../test/builders.ts';
import { useFees } from '../../test/school.ts';
import { buildSession, type SessionOptions } from '../../test/sessions.ts';
import { tellWeek } from '../notifications/jobs.ts';
import { completeDue } from '../scheduling/public.ts';
import { kpiKeys } from './rules/kpis.ts';

/* docs/domain/kpis.md: the week that is written out there, made through the API, with every number that stands there. */
const { server, made, group, give, plan, raise, chargesOf } = useFees('2026-02-23T09:00:00Z');
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let coach: Person;
const people = {} as Record<'ana' | 'ben' | 'carla' | 'dani' | 'eva', Person>;
const week = 'from=2026-03-02&until=2026-03-08';
const url = '/api/classes/analytics/';

const at = (now: string) => server.clock.set(now);
const build = (starts_at: string, more: SessionOptions = {}) =>
  buildSession(server.db, place, { starts_at, instructor_id: coach.profile_id, ...more });
/** One who books at the desk, and pays there what is told. */
async function book(session_id: string, who: Person, paid?: number): Promise<string> {
  const body = { student_id: who.profile_id, ...(paid !== undefined && { pay_with: 'desk' }) };
  const { id } = await ok(owner.post(`/api/classes/sessions/${session_id}/enroll/`, body), 201);
  if (paid)
    await ok(
      owner.post(`/api/classes/enrollments/${id}/record_payment/`, {
        payment_method: 'cash',
        payment_amount: paid,
      }),
    );
  return id;
}
const mark = (session_id: string, present: readonly Person[], absent: readonly Person[] = []) =>
  ok(
    owner.post(`/api/classes/sessions/${session_id}/mark_attendance/`, {
      entries: [
        ...present.map((one) => ({ student_id: one.profile_id, present: true })),
        ...absent.map((one) => ({ student_id: one.profile_id, present: false })),
      ],
    }),
  );
async function sell(who: Person, more: object): Promise<void> {
  const { id } = await ok(
    owner.post('/api/classes/packages/', { ...{ name: `Bono ${who.profile_id}`, currency: 'EUR' }, ...more }),
    201,
  );
  const payment = { payment_method: 'cash' };
  await ok(owner.post(`/api/classes/packages/${id}/purchase/`, { student_id: who.profile_id, payment }), 201);
}

beforeAll(async () => {
  ({ place, owner } = made);
  coach = await person(server, place, 'instructor');
  for (const name of ['ana', 'ben', 'carla', 'dani', 'eva'] as const)
    people[name] = await person(server, place, 'student');
  const { ana, ben, carla, dani, eva } = people;
  const of = `/api/classes/instructors/${coach.profile_id}`;
  await ok(owner.patch(`${of}/`, { max_weekly_hours: 10 }));
  const windows = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, starts_at: '17:00', ends_at: '20:00' }));
  await ok(owner.put(`${of}/windows/`, { windows }));
  const leave = { starts_at: '2026-03-03T23:00:00Z', ends_at: '2026-03-04T23:00:00Z' };
  await ok(owner.post(`${of}/exceptions/`, { kind: 'unavailable', ...leave }), 201);

  // The week before.
  await sell(ben, { num_classes: 3, validity_days: 12, price: 10_000 });
  const before = await build('2026-02-24T17:00:00Z');
  for (const one of [ana, ben, eva]) await book(before.session_id, one, 0);
  at('2026-02-24T18:30:00Z');
  await mark(before.session_id, [ana, ben, eva]);

  // The week. By Madrid's clock each begins an hour later.
  at('2026-03-02T08:00:00Z');
  const s1 = await build('2026-03-02T17:00:00Z');
  const s2 = await build('2026-03-03T17:00:00Z');
  const s3 = await build('2026-03-04T17:00:00Z');
  const s4 = await build('2026-03-05T09:00:00Z', { max_participants: 1, price: 4000 });
  const fridays = await group('Viernes', {
    ...{ recurrence_days: [4], start_date: '2026-03-06', end_date: '2026-03-27', start_time: '18:00' },
    ...{ instructor_id: coach.profile_id, max_participants: 4 },
  });
  await build('2026-03-07T09:00:00Z');
  await plan(fridays, { starts_on: '2026-03-01' });
  await give(fridays, dani.profile_id, '2026-03-01');
  await ok(raise('2026-03'));
  const [{ id: charge_id }] = await chargesOf(dani.profile_id);
  const fee = {
    payer_id: dani.profile_id,
    club_id: place.club_id,
    payment_method: 'cash',
    items: [{ charge_id }],
  };
  await ok(owner.post('/api/classes/payments/', fee), 201);
  const { results } = await ok(owner.get(`/api/classes/sessions/?schedule_id=${fridays}`));
  const s5 = results[0].id;
  await sell(carla, { num_classes: 1, validity_days: 60, price: 1200 });
  await book(s1.session_id, ana, 1500);
  await book(s1.session_id, ben);
  await book(s1.session_id, carla);
  await book(s2.session_id, ana, 0);
  await book(s2.session_id, eva, 1500);
  await book(s2.session_id, carla, 1500);
  await book(s3.session_id, ana, 1500);
  const single = await book(s4.session_id, carla, 4000);
  const waits = { student_id: dani.profile_id, waitlist: true };
  await ok(owner.post(`/api/classes/sessions/${s4.session_id}/enroll/`, waits), 201);
  await book(s5, ben);
  at('2026-03-02T18:30:00Z');
  await mark(s1.session_id, [ana, ben, carla]);
  at('2026-03-03T16:00:00Z');
  await ok(carla.post(`/api/classes/sessions/${s2.session_id}/cancel_enrollment/`, {}));
  at('2026-03-03T18:30:00Z');
  await mark(s2.session_id, [ana], [eva]);
  await ok(owner.post(`/api/classes/sessions/${s3.session_id}/cancel/`, { reason: 'Obras' }));
  at('2026-03-05T10:30:00Z');
  await mark(s4.session_id, [carla]);
  const { payment_id } = await ok(owner.get(`/api/classes/enrollments/${single}/`));
  const { lines } = await ok(owner.get(`/api/classes/payments/${payment_id}/`));
  const back = { line_id: lines[0].id, amount: 1000, to: 'same', reason: 'Pista mojada' };
  await ok(owner.post(`/api/classes/payments/${payment_id}/refund/`, back));
  at('2026-03-06T18:30:00Z');
  await mark(s5, [ben, dani]);
  const said = { teaching_quality: 4, punctuality: 4, communication: 4 };
  const evaluate = (who: Person, session_id: string, overall_rating: number) =>
    ok(who.post(`${of}/evaluate/`, { session_id, overall_rating, ...said }), 201);
  await evaluate(ana, s1.session_id, 5);
  await evaluate(ben, s5, 4);
  for (const [who, session, student_rating] of [
    [ana, s1.session_id, 4],
    [ben, s1.session_id, 3],
    [carla, s4.session_id, 5],
  ] as const) {
    const mine = await ok(who.get('/api/classes/my_attendance/'));
    const { id } = mine.results.find((row: { session_id: string }) => row.session_id === session);
    await ok(who.patch(`/api/classes/attendance/${id}/feedback/`, { student_rating }));
  }
  at('2026-03-09T09:00:00Z');
  await asSystem(server.db, place, server.clock.now(), completeDue);
}, 60_000);

/** As docs/domain/kpis.md has them: sold, given, paid, classes, used, left, expired. */
const benPackage = [1, 0, 10_000, 3, 2, 0, 1];
const carlaPackage = [1, 0, 1_200, 1, 1, 0, 0];

interface Counted {
  value: number | null;
  numerator: number;
  denominator: number;
}
interface Kpi extends Counted {
  key: string;
  previous: Counted;
}
const asked = async (by: Person, query: string): Promise<Map<string, Kpi>> => {
  const { kpis } = await ok(by.get(`${url}?${query}`));
  return new Map(kpis.map((one: Kpi) => [one.key, one]));
};
const short = ({ value, numerator, denominator }: Kpi) => [numerator, denominator, value];

describe('the week that is written out', () => {
  test('has every KPI as it was reckoned by hand', async () => {
    const kpis = await asked(owner, week);
    expect(Object.fromEntries([...kpis].map(([key, one]) => [key, short(one)]))).toEqual({
      total_classes: [5, 5, 5],
      average_enrollment: [8, 5, 1.6],
      fill_rate: [8, 17, 0.4706],
      attended_fill_rate: [7, 17, 0.4118],
      empty_classes: [1, 5, 1],
      class_completion_rate: [5, 6, 0.8333],
      instructor_utilization: [300, 600, 0.5],
      revenue_per_class: [16_917, 5, 3383],
      cash_in: [16_400, 8, 16_400],
      student_retention_rate: [2, 3, 0.6667],
      churn_rate: [1, 3, 0.3333],
      first_visit_return: [1, 2, 0.5],
      repeat_enrollment_rate: [3, 5, 0.6],
      average_attendance_rate: [7, 8, 0.875],
      no_show_rate: [1, 8, 0.125],
      late_cancel_rate: [1, 9, 0.1111],
      package_usage_rate: [3, 4, 0.75],
      instructor_satisfaction: [9, 2, 4.5],
      class_satisfaction: [12, 3, 4],
    });
    expect([...kpis.keys()]).toEqual([...kpiKeys]);
    expect(kpis.get('total_classes')?.previous.value).toBe(1);
  });

  test('is what the week after is compared with, in every KPI', async () => {
    const kpis = await asked(owner, week);
    at('2026-03-16T09:00:00Z');
    const after = await asked(owner, 'from=2026-03-09&until=2026-03-15');
    at('2026-03-09T09:00:00Z');
    const beside = kpiKeys.map((key) => [key, after.get(key)?.previous.value]);
    expect(beside).toEqual(kpiKeys.map((key) => [key, kpis.get(key)?.value]));
    // Nobody came before Ana, Ben and Eva.
    for (const key of ['student_retention_rate', 'churn_rate'] as const)
      expect(kpis.get(key)?.previous).toMatchObject({ value: null, denominator: 0 });
  });

  test('has the rows of each, which add up to it, page by page, and as a file', async () => {
    const kpis = await asked(owner, week);
    for (const key of kpiKeys) {
      let cursor = '';
      const sum = { numerator: 0, denominator: 0 };
      do {
        const page = await ok(owner.get(`${url}${key}/rows/?${week}&limit=2${cursor}`));
        for (const row of page.results) {
          sum.numerator += row.numerator;
          sum.denominator += row.denominator;
        }
        cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
      } while (cursor);
      const { numerator, denominator } = kpis.get(key) as Kpi;
      expect([key, Math.round(sum.numerator), sum.denominator]).toEqual([key, numerator, denominator]);
    }
    const { body } = await owner.get(`${url}late_cancel_rate/rows/export_file/?${week}`);
    expect(body.trimEnd().split('\r\n')).toHaveLength(10);
    expect(body).toContain('cancelada tarde');
  });

  test('is told apart by hour, type, month and coach, and by whom it lost', async () => {
    const told = await ok(owner.get(`${url}breakdowns/?${week}`));
    expect(told.heat).toHaveLength(5);
    expect(told.heat.find((one: { weekday: number }) => one.weekday === 3)).toMatchObject({
      ...{ hour: 10, classes: 1, capacity: 1, enrolled: 1, without_place: 1, revenue: 3000 },
    });
    expect(told.months).toMatchObject([{ month: '2026-03', classes: 5, minutes: 300, revenue: 16_917 }]);
    expect(told.instructors).toMatchObject([
      { instructor_id: coach.profile_id, minutes: 300, assisted_minutes: 0 },
    ]);
    expect(told.types.reduce((sum: number, one: { classes: number }) => sum + one.classes, 0)).toBe(5);
    const { cohorts } = await ok(owner.get(`${url}cohorts/?${week}`));
    expect(cohorts).toEqual([
      { month: '2026-02', students: 3, active: [3, 2] },
      { month: '2026-03', students: 2, active: [2] },
    ]);
  });

  test('has the packages that were sold in it, and what became of them', async () => {
    const short = (one: Record<string, unknown>) =>
      ['sold', 'given', 'paid', 'classes', 'used', 'left', 'expired'].map((name) => one[name]);
    const told = await ok(owner.get(`${url}packages/?from=2026-02-23&until=2026-03-08`));
    expect(told.packages.map(short)).toEqual(
      told.packages[0].name.includes(people.ben.profile_id)
        ? [benPackage, carlaPackage]
        : [carlaPackage, benPackage],
    );
    const ofWeek = await ok(owner.get(`${url}packages/?${week}`));
    expect(ofWeek.packages.map(short)).toEqual([carlaPackage]);
    const first = await ok(owner.get(`${url}packages/rows/?from=2026-02-23&until=2026-03-08&limit=1`));
    expect(first.results).toMatchObject([
      { on: '2026-03-02', client_id: people.carla.profile_id, is_gift: false, used: 1, left: 0, expired: 0 },
    ]);
    const second = await ok(
      owner.get(`${url}packages/rows/?from=2026-02-23&until=2026-03-08&limit=1&cursor=${first.next_cursor}`),
    );
    expect(second.results).toMatchObject([
      { on: '2026-02-23', client_id: people.ben.profile_id, expires_on: '2026-03-07', used: 2, expired: 1 },
    ]);
    const [{ package_id }] = second.results;
    const ofOne = await ok(
      owner.get(`${url}packages/rows/?from=2026-02-23&until=2026-03-08&package_id=${package_id}`),
    );
    expect(ofOne.results).toHaveLength(1);
    const { body } = await owner.get(`${url}packages/rows/export_file/?from=2026-02-23&until=2026-03-08`);
    const lines = body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('vendido;"100,00";2026-03-07;3;2;0;1');
    // While it was still good, the class that expired was left.
    at('2026-03-07T09:00:00Z');
    expect(
      (await ok(owner.get(`${url}packages/?from=2026-02-23&until=2026-02-23`))).packages.map(short),
    ).toEqual([[1, 0, 10_000, 3, 2, 1, 0]]);
    at('2026-03-09T09:00:00Z');
    for (const who of [coach, people.ana])
      expect((await who.get(`${url}packages/?${week}`)).status).toBe(403);
  });

  test('of a coach, a type or a level is that of their classes', async () => {
    const other = await person(server, place, 'instructor');
    const kpis = await asked(owner, `${week}&instructor_id=${other.profile_id}`);
    expect(kpis.get('total_classes')).toMatchObject({ value: 0, previous: { value: 0 } });
    expect(kpis.get('fill_rate')?.value).toBeNull();
    expect(kpis.get('cash_in')).toMatchObject({ value: 16_400, ignores: ['instructor_id'] });
    const types = (await ok(owner.get(`${url}breakdowns/?${week}`))).types;
    const sums = await Promise.all(
      types.map(
        async (one: { class_type_id: string }) =>
          (await asked(owner, `${week}&class_type_id=${one.class_type_id}`)).get('total_classes')?.value,
      ),
    );
    expect(sums.reduce((a, b) => a + b, 0)).toBe(5);
  });

  test('of a level is that of its classes’ day, what was said of who gave them too', async () => {
    const { rows } = await server.owner.query(
      `select p.id, p.level_id, (select l.id from class_levels l where l.id <> p.level_id and l.organization_id = p.organization_id limit 1) as other
         from class_schedules p where p.name = 'Viernes' and p.organization_id = $1`,
      [place.organization_id],
    );
    const [{ id, level_id, other }] = rows;
    const of = async (level: string) =>
      short((await asked(owner, `${week}&level_id=${level}`)).get('instructor_satisfaction') as Kpi);
    const then = [await of(level_id), await of(other)];
    await server.owner.query('update class_schedules set level_id = $2 where id = $1', [id, other]);
    expect([await of(level_id), await of(other)]).toEqual(then);
    const named = await ok(owner.get(`${url}instructor_satisfaction/rows/?${week}`));
    expect(named.results.map((row: { label: string }) => row.label)).toContain('Viernes');
  });
});

describe('figures', () => {
  test('are for owners, and of their clubs for who runs them', async () => {
    const second = { ...place, club_id: await buildSecondClub(server.db, place) };
    const admin = await person(server, place, 'club_admin');
    const elsewhere = await person(server, second, 'club_admin');
    expect((await asked(admin, week)).get('total_classes')?.value).toBe(5);
    expect((await asked(elsewhere, week)).get('total_classes')?.value).toBe(0);
    expect((await asked(owner, `${week}&club_id=${second.club_id}`)).get('total_classes')?.value).toBe(0);
    expect((await elsewhere.get(`${url}?${week}&club_id=${place.club_id}`)).status).toBe(404);
    expect((await elsewhere.get(`${url}fill_rate/rows/?${week}&club_id=${place.club_id}`)).status).toBe(404);
    for (const who of [coach, people.ana]) expect((await who.get(`${url}?${week}`)).status).toBe(403);
    // One role more: of both clubs.
    await giveRole(server.db, second, admin.user_id, 'club_admin');
  });

  test('are asked for at most five years, in their order', async () => {
    expect((await owner.get(`${url}?from=2026-03-02&until=2026-03-01`)).status).toBe(422);
    expect((await owner.get(`${url}?from=2016-03-02&until=2026-03-01`)).status).toBe(422);
    expect((await owner.get(`${url}no_such/rows/?${week}`)).status).toBe(400);
  });

  test('change with the last write', async () => {
    const [{ id }] = (await ok(owner.get(`${url}no_show_rate/rows/?${week}`))).results.filter(
      (row: { numerator: number }) => row.numerator === 1,
    );
    expect(id).toBeDefined();
    const { session_id } = (await ok(owner.get(`/api/classes/enrollments/${id}/`))) as { session_id: string };
    await mark(session_id, [people.eva]);
    const kpis = await asked(owner, week);
    expect(short(kpis.get('no_show_rate') as Kpi)).toEqual([0, 8, 0]);
    expect(short(kpis.get('student_retention_rate') as Kpi)).toEqual([3, 3, 1]);
  });
});

describe('the week by mail', () => {
  test('is told to owners on Monday morning, once, unless they want none', async () => {
    const other = await person(server, place, 'owner');
    const preferences = [{ kind: 'weekly_digest', email: false }];
    await ok(other.put('/api/notifications/preferences/', { preferences }));
    const tell = async (now: string) => {
      at(now);
      await asSystem(server.db, place, server.clock.now(), tellWeek);
    };
    const told = async (who: Person) =>
      (await ok(who.get('/api/notifications/'))).results.filter(
        (one: { kind: string }) => one.kind === 'weekly_digest',
      );
    const mailed = async (who: Person) =>
      (
        await server.owner.query('select body from mails where to_email = $1 and body ~ $2', [
          who.email,
          'Clas.*es: 5|Clases: 5',
        ])
      ).rows;
    await tell('2026-03-09T05:30:00Z');
    expect(await told(owner)).toEqual([]);
    await tell('2026-03-09T06:30:00Z');
    await tell('2026-03-09T07:30:00Z');
    expect(await told(owner)).toMatchObject([
      { link: '/admin/analytics?from=2026-03-02&until=2026-03-08&clubs=all' },
    ]);
    expect(await told(other)).toHaveLength(1);
    expect(await told(people.ana)).toEqual([]);
    expect([(await mailed(owner)).length, (await mailed(other)).length]).toEqual([1, 0]);
    await tell('2026-03-10T07:30:00Z');
    expect(await told(owner)).toHaveLength(1);
  });
});
