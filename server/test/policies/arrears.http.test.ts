import { beforeAll, expect, test } from 'vitest';
import { closedUntil } from '../../src/enrollments/rules/renewal.ts';
import { consequenceOf, releaseOn } from '../../src/fees/rules/arrears.ts';
import { lateFees, lateFrom, lateTermsOf } from '../../src/fees/rules/late.ts';
import { checkTerm } from '../../src/scheduling/rules/school-terms.ts';
import { ok } from '../answers.ts';
import { buildClub, type Place, person } from '../builders.ts';
import { useServer } from '../server.ts';
import { buildSession } from '../sessions.ts';
import { inForce, type Values } from './in-force.ts';
import { openSchool, type School } from './school.ts';

/* What is paid late, in parts, or given back, by the rulebooks of docs/domain/school-rules.md. */
const server = useServer({ now: '2026-09-01T09:00:00Z' });
let base: { place: Place; owner: Awaited<ReturnType<typeof person>> };
beforeAll(async () => {
  const place = await buildClub(server.db);
  base = { place, owner: await person(server, place, 'owner') };
});
const school = (options: Parameters<typeof openSchool>[2]) => {
  server.clock.set('2026-09-01T09:00:00Z');
  return openSchool(server, base, options);
};

/** A fee of 60 € that was due on the first of October, and what it has come to by a day. */
function owed(club: Values, today: string): number {
  const late = lateTermsOf(inForce(club))!;
  const charge = {
    ...{ currency: 'EUR', late, late_on: lateFrom('2026-10-01', late) },
    lines: [{ kind: 'fee' as const, amount: 6000 }],
  };
  return lateFees(charge, today).fees.reduce((sum, { amount }) => sum + amount, 6000);
}
const tenth = (late_fee_after_days: number): Values => ({
  ...{ late_fee: 'percent', late_fee_percent: 1000, late_fee_after_days, late_fee_each: 'once' },
});
const daily: Values = {
  ...{ late_fee: 'amount', late_fee_amount: 500, late_fee_after_days: 0, late_fee_each: 'daily' },
  late_fee_times: 366,
};
test.each([
  ['lisboa-a/late_fee', tenth(7), '2026-10-08', 6000],
  ['lisboa-a/late_fee', tenth(7), '2026-10-09', 6600],
  ['lisboa-a/late_fee', tenth(7), '2026-11-30', 6600],
  ['us-b/late_fee', tenth(4), '2026-10-05', 6000],
  ['us-b/late_fee', tenth(4), '2026-10-06', 6600],
  ['britain-b/late_fee', daily, '2026-10-01', 6000],
  ['britain-b/late_fee', daily, '2026-10-02', 6500],
  ['britain-b/late_fee', daily, '2026-10-05', 8000],
])('%s: by %j a fee of 60 is on %s %i cents', (_, club, today, amount) => {
  expect(owed(club, today)).toBe(amount);
});

const course = { start_date: '2026-10-05', end_date: '2027-06-27' };
const byCourse = {
  period: 'term',
  prices: [{ amount: 50_000, classes_a_week: null, group_size: null, member_amount: null }],
};

test('italy-a/price_basis: a course is paid in two parts, 60 % when it begins and 40 % in January', async () => {
  const instalments = [
    { share: 60, due_day: 1 },
    { share: 40, due_day: 103 },
  ];
  const { group, holds, shown } = await school({ plan: { ...byCourse, instalments } });
  await holds(await group(course), 'Ana', { starts_on: course.start_date });
  expect(await shown('2026-10')).toMatchObject([
    { due_on: '2026-10-05', amount: 30_000 },
    { due_on: '2027-01-15', amount: 20_000 },
  ]);
});

/** A month of 60 €, five Mondays, paid; and what leaving on the 16th gives back of it. */
async function leaves({ owner, club_id, group, holds, places, raise }: School, today: string) {
  const schedule_id = await group();
  const payer_id = await holds(schedule_id, 'Ana');
  await raise('2026-11');
  server.clock.set(`${today}T09:00:00Z`);
  const { results } = await ok(owner.get(`/api/classes/charges/?club_id=${club_id}&student_id=${payer_id}`));
  const paid = await ok(
    owner.post('/api/classes/payments/', {
      ...{ payer_id, club_id, payment_method: 'cash', items: [{ charge_id: results[0].id }] },
    }),
    201,
  );
  const asked = { ends_on: '2026-11-16' };
  const { periods } = await ok(owner.post(`/api/classes/places/${places.get('Ana')}/fee_effect/`, asked));
  return { schedule_id, payer_id, paid, effect: periods[0] };
}

test('california-a/other: in the first thirty days money comes back for what is not used, then credit', async () => {
  const values: Values = { leaving_refund: 'money', leaving_refund_days: 30, leaving_refund_after: 'credit' };
  const early = await leaves(await school({ values }), '2026-11-10');
  expect(early.effect).toMatchObject({ money: 2400, credit: 0, kept: 0 });
  const soon = { ...values, leaving_refund_days: 5 };
  const late = await leaves(await school({ values: soon }), '2026-11-10');
  expect(late.effect).toMatchObject({ money: 0, credit: 2400, kept: 0 });
});

test('valencia-a/other: nothing comes back for who leaves; for a serious illness the desk gives it, with its reason', async () => {
  const one = await school({ values: { leaving_refund: 'nothing', leaving_refund_after: 'nothing' } });
  const { effect, paid } = await leaves(one, '2026-11-10');
  expect(effect).toMatchObject({ money: 0, credit: 0, kept: 2400 });
  const back = { line_id: paid.lines[0].id, amount: 2400, to: 'same', reason: 'lesión grave' };
  const refunded = await ok(one.owner.post(`/api/classes/payments/${paid.id}/refund/`, back));
  expect(refunded).toMatchObject({ refunded_amount: 2400 });
  // Who has a place says before the term is over whether they stay.
  const next = {
    ...{ club_id: one.club_id, name: 'T2', starts_on: '2027-01-07', ends_on: '2027-03-31' },
    ...{ renewal_needs: 'answer' as const, renewal_from: '2026-12-01', renewal_until: '2026-12-20' },
    newcomers_from: null,
  };
  expect(checkTerm(next)).toEqual([]);
  expect(closedUntil(next, '2026-12-20')).toBe('2026-12-21');
});

test('italy-b/late_fee: who has not paid by the tenth loses the place, and was told before', () => {
  const rules = inForce({
    ...{ arrears_consequence: 'release', arrears_after_days: 2, arrears_release_days: 9 },
  });
  expect(releaseOn('2026-11-01', rules, '2026-11-03')).toBeNull();
  expect(releaseOn('2026-11-01', rules, '2026-11-04')).toBe('2026-11-11');
});

test('porto-a/other: a month that is not paid may cost the place', () => {
  const rules = inForce({
    ...{ arrears_consequence: 'release', arrears_after_days: 10, arrears_release_days: 30 },
  });
  expect(consequenceOf('2026-11-08', rules, '2026-11-18')).toBe('none');
  expect(consequenceOf('2026-11-08', rules, '2026-11-19')).toBe('release');
  expect(releaseOn('2026-11-08', rules, '2026-11-19')).toBe('2026-12-09');
});

test('barcelona-a/other: where a group is cancelled the part that was not taught comes back', async () => {
  const one = await school({});
  const { schedule_id, payer_id } = await leaves(one, '2026-11-10');
  for (const day of ['02', '09'])
    await buildSession(server.db, one.place, { schedule_id, starts_at: `2026-11-${day}T18:00:00Z` });
  await ok(
    one.owner.post(`/api/classes/schedules/${schedule_id}/cancel/`, { reason: 'se queda sin alumnos' }),
  );
  const { credit } = await ok(one.owner.get(`/api/classes/accounts/${payer_id}/`));
  // Three of the five Mondays.
  expect(credit).toMatchObject([{ currency: 'EUR', balance: 3600 }]);
});
