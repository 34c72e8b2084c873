import { beforeAll, expect, test } from 'vitest';
import { enrollmentReactions } from '../../src/enrollments/reactions.ts';
import { cancelBelowMinimum } from '../../src/scheduling/public.ts';
import { ok } from '../answers.ts';
import { asSystem, buildClub, type Place, person } from '../builders.ts';
import { useServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { work } from '../worker.ts';
import { openSchool } from './school.ts';

/* Groups that are too small, and places that change hands, by the rulebooks of docs/domain/school-rules.md. */
const server = useServer({ now: '2026-09-01T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let base: { place: Place; owner: Person };
let student: Person;
let coach: Person;
beforeAll(async () => {
  const place = await buildClub(server.db);
  base = { place, owner: await person(server, place, 'owner') };
  student = await person(server, place, 'student');
  coach = await person(server, place, 'instructor');
});
type Values = NonNullable<Parameters<typeof openSchool>[2]>['values'];
const school = (values: Values = {}) => openSchool(server, base, { values, plan: null });
type School = Awaited<ReturnType<typeof school>>;

const starts = Date.parse('2026-09-21T17:00:00Z');
const group = async ({ place }: School, more: object = {}) =>
  await buildSession(server.db, place, { starts_at: new Date(starts).toISOString(), ...more });
const statusOf = async (id: string) => (await ok(base.owner.get(`/api/classes/sessions/${id}/`))).status;
const judge = ({ club_id }: School, hours: number) =>
  asSystem(server.db, base.place, new Date(starts - hours * 3_600_000 + 60_000), (scope) =>
    cancelBelowMinimum(scope, club_id),
  );

test.each([
  ['madrid-b/min_group', 3, 48],
  ['barcelona-a/min_group', 3, 24],
  ['madrid-c/min_group', 3, 48],
  ['porto-a/min_group', 3, 24],
  ['bologna-a/min_group', 4, 72],
  ['holland-b/min_group', 3, 24],
  ['california-a/min_group', 5, 12],
])(
  '%s: with fewer than %i holders a class is off %i hours before, with as many it is held',
  async (_, min, hours) => {
    const one = await school({ below_minimum_action: 'cancel', below_minimum_decision_hours: hours });
    const size = { min_participants: min, max_participants: 8 };
    const [few, enough] = [await group(one, size), await group(one, size)];
    for (let at = 0; at < min; at++) {
      if (at > 0) await one.holds(few.schedule_id, `F${at}`);
      await one.holds(enough.schedule_id, `E${at}`);
    }
    expect(await judge(one, hours + 2)).toBe(0);
    expect(await judge(one, hours)).toBe(1);
    expect(await statusOf(few.session_id)).toBe('cancelled');
    expect(await statusOf(enough.session_id)).toBe('scheduled');
  },
);

const give = async (schedule_id: string, student_id: string) =>
  (await ok(base.owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id }), 201)).place.id;
const move = (id: string, schedule_id: string, more: object = {}) =>
  base.owner.post(`/api/classes/places/${id}/move/`, { schedule_id, starts_on: '2026-09-15', ...more });

test('madrid-b/min_group: who was in a group that is dissolved goes on in another of the level', async () => {
  const one = await school();
  const [few, other] = [await group(one), await group(one, { starts_at: '2026-09-22T17:00:00Z' })];
  const held = await give(few.schedule_id, await buildClient(server.db, base.place));
  const moved = await ok(move(held, other.schedule_id), 201);
  expect(moved).toMatchObject({
    place: { schedule_id: other.schedule_id, starts_on: '2026-09-15' },
    enrolled: 1,
  });
});

test('madrid-b/level_test: who is assessed anew moves to a group of that level, as long as it has a place', async () => {
  const one = await school();
  const groups = [
    await group(one, { level: 'beginner' }),
    await group(one, { level: 'advanced', starts_at: '2026-09-22T17:00:00Z', max_participants: 1 }),
  ];
  const [from, to] = groups.map(({ schedule_id }) => schedule_id) as [string, string];
  const id = await buildClient(server.db, base.place, { level: 1 });
  const held = await give(from, id);
  expect((await move(held, to)).body.code).toBe('enrollment.level_not_suitable');
  await ok(base.owner.patch(`/api/clients/${id}/`, { level: 6 }));
  const other = await give(to, await buildClient(server.db, base.place, { level: 6 }));
  expect((await move(held, to)).body.code).toBe('places.group_full');
  await ok(base.owner.post(`/api/classes/places/${other}/leave/`, { ends_on: '2026-09-01' }));
  expect((await ok(move(held, to), 201)).place.schedule_id).toBe(to);
});

test('holland-a/other: the desk puts somebody into another group of the course, whose place it is from then on', async () => {
  const one = await school();
  const [from, to] = [await group(one), await group(one, { starts_at: '2026-09-22T17:00:00Z' })];
  const held = await give(from.schedule_id, student.profile_id);
  await ok(move(held, to.schedule_id), 201);
  const mine = await ok(student.get('/api/classes/my_classes/'));
  expect(mine.results.map((it: { session_id: string }) => it.session_id)).toEqual([to.session_id]);
});

test('spain-a/notice_to_leave: what the coach is told ends no place', async () => {
  const one = await school();
  const { schedule_id } = await group(one, { instructor_id: coach.profile_id });
  const held = await give(schedule_id, await buildClient(server.db, base.place));
  for (const way of ['leave', 'give_notice'])
    expect((await coach.post(`/api/classes/places/${held}/${way}/`, { ends_on: '2026-09-30' })).status).toBe(
      403,
    );
});

test('britain-b/waiting_list: who has a place in the club stands before who comes from outside', async () => {
  const one = await school({ place_queue_clients_first: true });
  const [full, own] = [
    await group(one, { max_participants: 1 }),
    await group(one, { starts_at: '2026-09-22T17:00:00Z' }),
  ];
  const [known, stranger] = [
    await buildClient(server.db, base.place),
    await buildClient(server.db, base.place),
  ];
  await give(full.schedule_id, await buildClient(server.db, base.place));
  await give(own.schedule_id, known);
  const asks = (student_id: string) =>
    ok(base.owner.post(`/api/classes/schedules/${full.schedule_id}/place_requests/`, { student_id }), 201);
  expect((await asks(stranger)).position).toBe(1);
  expect((await asks(known)).position).toBe(1);
});

test('britain-a/min_group: below four it is off, what was paid is credit, and pays for another of the level', async () => {
  const one = await school({ below_minimum_action: 'cancel', below_minimum_decision_hours: 24 });
  const few = await group(one, { min_participants: 4, price: 1800 });
  const other = await group(one, { starts_at: '2026-09-22T17:00:00Z', price: 1800 });
  const id = await buildClient(server.db, base.place);
  const enrols = (session_id: string, more: object = {}) =>
    ok(base.owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id: id, ...more }), 201);
  const booked = await enrols(few.session_id);
  const paid = { payment_method: 'cash', payment_amount: 1800 };
  await ok(base.owner.post(`/api/classes/enrollments/${booked.id}/record_payment/`, paid));
  expect(await judge(one, 24)).toBe(1);
  expect(await enrols(other.session_id, { pay_with: 'account_credit' })).toMatchObject({
    paid: true,
    price: 1800,
  });
});

test('britain-a/other: nobody else goes for whoever has booked, or buys by whose package', async () => {
  const one = await school();
  const { session_id } = await group(one);
  const other = await buildClient(server.db, base.place);
  const asked = { student_id: other };
  expect((await student.post(`/api/classes/sessions/${session_id}/enroll/`, asked)).status).toBe(404);
  const bono = {
    name: 'Bono',
    num_classes: 5,
    validity_days: 90,
    price: 6000,
    currency: 'EUR',
    transferable: false,
  };
  const { id } = await ok(base.owner.post('/api/classes/packages/', { ...bono, club_id: one.club_id }), 201);
  const sold = await ok(
    base.owner.post(`/api/classes/packages/${id}/purchase/`, {
      student_id: student.profile_id,
      payment: { payment_method: 'cash' },
    }),
    201,
  );
  expect(sold.abilities.transfer).toBe(true);
  const own = await ok(student.get('/api/classes/my_packages/'));
  expect(own.results[0].abilities.transfer).toBe(false);
});

test.each([
  ['madrid-b/makeup_own_absence', '2026-11-30', '2026-10-27'],
  ['portugal-a/makeup_own_absence', '2026-12-31', '2026-10-27'],
  ['barcelona-c/makeup_own_absence', '2026-12-31', '2026-10-27'],
  ['holland-a/makeup_own_absence', '2026-11-30', '2026-10-27'],
  ['porto-a/makeup_own_absence', '2026-10-21', '2026-10-20'],
])(
  '%s: an absence gives nothing by itself; the desk may grant a make-up, until %s',
  async (_, expires_on, used_on) => {
    const one = await school({ make_up_released: 'nothing', make_up_released_late: 'nothing' });
    const { session_id, schedule_id } = await group(one);
    const given = await person(server, base.place, 'student');
    const student_id = given.profile_id;
    await give(schedule_id, student_id);
    await ok(given.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, {}));
    await work(server, enrollmentReactions, server.clock.now());
    const mine = async () => (await ok(given.get('/api/classes/make_ups/'))).results;
    expect(await mine()).toEqual([]);
    const grant = { student_id, club_id: one.club_id, expires_on, reason: 'certificado médico' };
    expect((await coach.post('/api/classes/make_ups/', grant)).status).toBe(403);
    expect((await given.post('/api/classes/make_ups/', grant)).status).toBe(403);
    await ok(base.owner.post('/api/classes/make_ups/', grant), 201);
    const at = (date: string) => group(one, { starts_at: `${date}T17:00:00Z`, allow_drop_in: false });
    const books = async (date: string) =>
      given.post(`/api/classes/sessions/${(await at(date)).session_id}/enroll/`, { make_up: true });
    expect((await books('2027-01-12')).body.code).toBe('enrollment.no_make_up');
    expect(await ok(books(used_on), 201)).toMatchObject({ price: 0 });
    expect(await mine()).toMatchObject([
      { state: 'used', cause: 'granted', entries: [{ reason: grant.reason }, {}] },
    ]);
  },
);
