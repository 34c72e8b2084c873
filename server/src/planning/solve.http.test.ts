import { beforeEach, describe, expect, test } from 'vitest';
import { type Hour, planSchool } from '../../test/plan-school.ts';
import { useServer } from '../../test/server.ts';

/* docs/domain/plans.md: from the database to a plan, and why. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let school: Awaited<ReturnType<typeof planSchool>>;
beforeEach(async () => {
  school = await planSchool(server);
});

const hour = (weekday: number, from: number, to = from + 1, loved = false): Hour => ({
  ...{ weekday, starts_at: `${from}:00`, ends_at: `${to}:00`, loved },
});
const membersOf = (group: { members: { person: { display_name: string } }[] }) =>
  group.members.map(({ person }) => person.display_name).sort();
const groupsOf = (plan: { found: { groups: { weekday: number; start_time: string; members: never[] }[] } }) =>
  plan.found.groups.map(
    (group) => `${group.weekday} ${group.start_time} ${membersOf(group as never).join(' ')}`,
  );

test('whoever can at the same hours is in one group, with a coach, a court and a reason', async () => {
  await school.court('Pista 1');
  const coach = await school.coach('Carlos', [{ weekday: 0, starts_at: '18:00', ends_at: '21:00' }]);
  for (const name of ['Ana', 'Ben', 'Cris']) await school.wish(name, [hour(0, 19, 20, true)]);
  await school.wish('Dani', [hour(0, 18, 20)]);
  await school.wish('Eva', [hour(3, 18, 20)]);
  const id = await school.plan();
  const plan = await school.solve(id);
  expect(plan).toMatchObject({
    ...{ status: 'solved', stale: false, conflicts: [], failure: null },
    summary: {
      people: 5,
      classes: 5,
      from_wishes: 5,
      courts: 1,
      instructors: 1,
      groups: 0,
      missing: { without_hours: [] },
    },
    found: {
      ...{ status: 'optimal', gap: 0, reasons_known: true, broken: [] },
      numbers: {
        groups: 1,
        people: 5,
        people_placed: 4,
        classes_wished: 5,
        classes_placed: 4,
        loved: 3,
        seats: 4,
      },
      today: { stay: 0, moved: 0, without: 0, new: 4 },
    },
  });
  expect(groupsOf(plan)).toEqual(['0 19:00 Ana Ben Cris Dani']);
  const [group] = plan.found.groups;
  expect(group).toMatchObject({
    instructor: { id: coach, display_name: 'Carlos' },
    court: { name: 'Pista 1' },
    schedule_id: null,
  });
  expect(group.members[0].here).toMatchObject({ loved: true, choices: 1 });
  const [left] = plan.found.left;
  expect(left).toMatchObject({ person: { display_name: 'Eva' }, missing: 1 });
  expect(left.ways.length).toBeGreaterThan(0);
  const [listed] = (await school.owner.get(`/api/classes/plans/?term_id=${school.term_id}`)).body.results;
  expect(listed).toMatchObject({
    id,
    status: 'solved',
    gap: 0,
    value: plan.found.value,
    numbers: plan.found.numbers,
  });
  // A wish that is written afterwards makes it stale.
  await school.wish('Fran', [hour(0, 19)]);
  expect((await school.look(id)).stale).toBe(true);
});

describe('what is stated is true', () => {
  test('without the named obstacle the person gets in', async () => {
    await school.court('Pista 1');
    await school.coach('Carlos', [{ weekday: 0, starts_at: '18:00', ends_at: '19:00' }]);
    for (const name of ['Ana', 'Ben', 'Cris', 'Dani']) await school.wish(name, [hour(0, 18, 19, true)]);
    const eva = await school.wish('Eva', [hour(0, 18)]);
    const id = await school.plan();
    const before = await school.solve(id);
    expect(before.found.numbers.people_placed).toBe(4);
    const [left] = before.found.left;
    expect([
      left.person.display_name,
      left.ways.map((way: { obstacles: { what: string }[] }) => way.obstacles.map(({ what }) => what)),
    ]).toEqual(['Eva', [['full']]]);
    await school.owner.patch(`/api/classes/plans/${id}/`, {
      options: { kinds: [{ ...before.options.kinds[0], max_participants: 5 }] },
    });
    const after = await school.solve(id);
    expect(after.found.left).toEqual([]);
    expect(
      after.found.groups[0].members.map(({ person }: { person: { id: string } }) => person.id),
    ).toContain(eva);
  });

  test('the named change places the named number of people', async () => {
    await school.court('Pista 1');
    await school.court('Pista 2');
    await school.coach('Carlos', [{ weekday: 0, starts_at: '18:00', ends_at: '20:00' }]);
    for (const name of ['Ana', 'Ben', 'Cris', 'Dani']) await school.wish(name, [hour(0, 18)]);
    for (const name of ['Eva', 'Fran', 'Gil', 'Hugo', 'Ines', 'Juan', 'Kira'])
      await school.wish(name, [hour(0, 19)]);
    const id = await school.plan();
    const before = await school.solve(id);
    expect(before.found.numbers.people_placed).toBe(8);
    expect((await school.owner.post(`/api/classes/plans/${id}/helps/`)).status).toBe(200);
    const { helps } = await school.done(id);
    const coach = helps.find(({ what }: { what: string }) => what === 'coach');
    expect(coach).toMatchObject({ at: { weekday: 0, start_time: '19:00' }, waiting: 3 });
    expect(coach.people).toHaveLength(3);
    await school.coach('Nora', [{ weekday: 0, starts_at: '19:00', ends_at: '20:00' }]);
    const after = await school.solve(id);
    expect(after.found.numbers.people_placed).toBe(8 + coach.people.length);
  });
});

describe('what stands already', () => {
  const group = async (more: object = {}) => {
    const { status, body } = await school.owner.post('/api/classes/schedules/', {
      ...{
        club_id: school.place.club_id,
        class_type_id: school.type_id,
        name: 'Lunes',
        recurrence: 'weekly',
        recurrence_days: [0],
      },
      ...{
        start_date: '2026-04-06',
        start_time: '18:00',
        duration_minutes: 60,
        price: 1000,
        level_id: school.levels[0]!.id,
        ...more,
      },
    });
    expect([status, body.errors]).toEqual([201, undefined]);
    return body.id as string;
  };
  const held = (schedule_id: string, student_id: string) =>
    school.add('schedule_enrollments', { schedule_id, student_id, starts_on: '2026-04-06' });

  test('a group of the term stays where it is fixed, moves where that serves more', async () => {
    const court = await school.court('Pista 1');
    const coach = await school.coach('Carlos', [{ weekday: 0, starts_at: '18:00', ends_at: '20:00' }], {
      max_weekly_hours: 1,
    });
    const schedule = await group({ term_id: school.term_id, instructor_id: coach, court_id: court });
    const ana = await school.wish('Ana', [hour(0, 18, 20)]);
    await held(schedule, ana);
    for (const name of ['Ben', 'Cris', 'Dani']) await school.wish(name, [hour(0, 19)]);
    const id = await school.plan({ groups: 'fixed' });
    const fixed = await school.solve(id);
    expect(fixed.summary).toMatchObject({ groups: 1, missing: { kept_apart: [] } });
    expect(groupsOf(fixed)).toEqual(['0 18:00 Ana']);
    expect(fixed.found.groups[0].schedule_id).toBe(schedule);
    await school.owner.patch(`/api/classes/plans/${id}/`, { options: { groups: 'movable' } });
    const moved = await school.solve(id);
    expect(groupsOf(moved)).toEqual(['0 19:00 Ana Ben Cris Dani']);
    expect(moved.found.today).toEqual({ stay: 0, other_coach: 0, moved: 1, without: 0, new: 3 });
  });

  test('holders who have said nothing stay, and who waits is taken for one', async () => {
    const court = await school.court('Pista 1');
    const coach = await school.coach('Carlos', []);
    const schedule = await group({ term_id: school.term_id, instructor_id: coach, court_id: court });
    await held(schedule, await school.student('Ana', 6.5));
    const ben = await school.student('Ben');
    await school.add('place_requests', { schedule_id: schedule, student_id: ben, wants_from: '2026-04-06' });
    const id = await school.plan();
    const plan = await school.solve(id);
    expect(plan.summary).toMatchObject({ from_wishes: 0, from_places: 1, from_waiting: 1 });
    expect(groupsOf(plan)).toEqual(['0 18:00 Ana Ben']);
    await school.owner.patch(`/api/classes/plans/${id}/`, { options: { with_waiting: false } });
    expect((await school.look(id)).summary).toMatchObject({ people: 1, from_waiting: 0 });
  });

  test('other groups, closures, reservations and leave take courts and coaches', async () => {
    const court = await school.court('Pista 1');
    const carlos = await school.coach('Carlos', []);
    const nora = await school.coach('Nora', []);
    const names = ['Ana', 'Ben'];
    for (const name of names) await school.wish(name, [hour(0, 18, 22)]);
    const id = await school.plan();
    const hoursOf = async () => {
      const plan = await school.solve(id);
      return plan.found === null || plan.found.groups.length === 0
        ? []
        : groupsOf(plan).map((one: string) => one.slice(2, 7));
    };
    // A group that goes on without an end, on the only court.
    await group({ start_date: '2026-01-12', start_time: '18:00', court_id: court, instructor_id: nora });
    // Maintenance each Monday from 19:00 to 21:00, but for two of them.
    for (let week = 0; week < 9; week++) {
      const day = new Intl.DateTimeFormat('sv-SE').format(Date.UTC(2026, 3, 6 + 7 * week, 12));
      await school.add('reservations', {
        ...{
          court_id: court,
          booking_type: 'maintenance',
          starts_at: `${day}T17:00:00Z`,
          ends_at: `${day}T19:00:00Z`,
        },
      });
    }
    expect(await hoursOf()).toEqual(['21:00']);
    // Both coaches are away for the whole term.
    for (const instructor_id of [carlos, nora])
      await school.add('instructor_exceptions', {
        ...{
          instructor_id,
          kind: 'unavailable',
          starts_at: '2026-04-01T00:00:00Z',
          ends_at: '2026-07-01T00:00:00Z',
        },
      });
    expect(await hoursOf()).toEqual([]);
    expect((await school.look(id)).summary.missing.instructors_without_hours).toHaveLength(2);
  });
});

test('generate_optimal_schedule: for one coach, a club or all of them', async () => {
  await school.court('Pista 1');
  await school.court('Pista 2');
  const evening = [{ weekday: 0, starts_at: '18:00', ends_at: '21:00' }];
  const carlos = await school.coach('Carlos', evening);
  await school.coach('Nora', evening);
  for (const name of ['Ana', 'Ben', 'Cris', 'Dani', 'Eva', 'Fran']) await school.wish(name, [hour(0, 18)]);
  const id = await school.plan();
  const all = await school.solve(id);
  expect([all.found.numbers.groups, all.found.numbers.people_placed]).toEqual([2, 6]);
  await school.owner.patch(`/api/classes/plans/${id}/`, { instructor_ids: [carlos] });
  const own = await school.solve(id);
  expect([own.found.numbers.groups, own.found.numbers.people_placed]).toEqual([1, 4]);
  expect(own.found.groups[0].instructor.id).toBe(carlos);
});
