import { expect, test } from 'vitest';
import { planSchool } from '../../test/plan-school.ts';
import { useServer } from '../../test/server.ts';

/*
 * Random small clubs, planned, and held against the rows that they are made of: by SQL and by hand, with nothing of what
 * plans them (docs/domain/plans.md).
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });

/** The same numbers for the same seed. */
function drawFrom(seed: number) {
  let state = seed * 2_654_435_761;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { below, some: <T>(all: readonly T[], share: number) => all.filter(() => next() < share) };
}

const span = (weekday: number, from: number, to: number) => ({
  ...{ weekday, starts_at: `${from}:00`, ends_at: `${to}:00` },
});
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

interface Row {
  weekday: number;
  starts_at: string;
  ends_at: string;
}
const holds = (rows: readonly Row[], weekday: number, from: number, to: number) =>
  rows.some((row) => row.weekday === weekday && minutes(row.starts_at) <= from && to <= minutes(row.ends_at));

interface Group {
  weekday: number;
  start_time: string;
  duration_minutes: number;
  instructor: { id: string };
  court: { id: string };
  members: { person: { id: string } }[];
}

test.each([1, 2, 3, 4])(
  'club %i',
  async (seed) => {
    const { below, some } = drawFrom(seed);
    const school = await planSchool(server);
    const { club_id } = school.place;
    for (let day = 0; day < 3; day++)
      await school.add('club_opening_hours', {
        club_id,
        weekday: day,
        opens_at: '16:00',
        closes_at: '22:00',
      });
    for (let n = 0; n <= below(2); n++) await school.court(`Pista ${n}`);
    const [court] = (await server.owner.query('select id from courts where club_id = $1', [club_id])).rows;
    // Each Tuesday somebody else has it.
    for (let week = 0; week < 11; week++) {
      const day = new Intl.DateTimeFormat('sv-SE').format(Date.UTC(2026, 3, 7 + 7 * week, 12));
      await school.add('reservations', {
        ...{
          court_id: court.id,
          booking_type: 'event',
          starts_at: `${day}T16:00:00Z`,
          ends_at: `${day}T17:30:00Z`,
        },
      });
    }
    for (let n = 0; n <= below(2); n++)
      await school.coach(
        `Coach ${n}`,
        some([0, 1, 2], 0.8).map((day) => span(day, 16 + below(2), 20 + below(3))),
        { max_weekly_hours: 2 + below(4) },
      );
    const ids: string[] = [];
    for (let n = 0; n < 9 + below(6); n++) {
      const times = some([0, 1, 2], 0.7).map((day) => span(day, 16 + below(4), 20 + below(2)));
      if (times.length === 0) continue;
      const other = ids.length > 0 ? ids[below(ids.length)] : undefined;
      const people = other ? [{ kind: below(2) === 0 ? 'with' : 'not_with', client_id: other }] : [];
      ids.push(
        await school.wish(
          `Cliente ${n}`,
          times,
          { classes_a_week: 1 + below(2), people: below(3) === 0 ? people : [] },
          0.5 + below(6) / 2,
        ),
      );
    }
    // It ends by its proof: how long that takes is the machine's.
    const band = { min_level: 0.5, max_level: 2.5, min_participants: 2, max_participants: 3 };
    const id = await school.plan({ grid_minutes: 30, seconds: 150, gap: 0 }, band);
    const { found } = await school.solve(id);
    const groups: Group[] = found.groups;
    const of = async <T>(text: string): Promise<T[]> =>
      (await server.owner.query(text, [school.place.organization_id])).rows;
    const windows = await of<Row & { instructor_id: string }>(
      'select instructor_id, weekday, starts_at::text, ends_at::text from instructor_windows where organization_id = $1',
    );
    const times = await of<Row & { student_id: string; classes: number; level: number }>(
      `select x.student_id, x.classes_a_week as classes, c.level::float, t.weekday, t.starts_at::text, t.ends_at::text
       from wishes x join wish_times t on t.wish_id = x.id join client_profiles c on c.id = x.student_id where x.organization_id = $1`,
    );
    const limits = await of<{ id: string; hours: number }>(
      'select id, max_weekly_hours as hours from instructors where organization_id = $1',
    );
    const apart = await of<{ one: string; other: string }>(
      `select x.student_id as one, p.client_id as other from wish_people p join wishes x on x.id = p.wish_id
      where p.kind = 'not_with' and x.organization_id = $1`,
    );

    const from = (group: Group) => minutes(group.start_time);
    const to = (group: Group) => from(group) + group.duration_minutes;
    const meet = (a: Group, b: Group) => a.weekday === b.weekday && from(a) < to(b) && from(b) < to(a);
    const members = (group: Group) => group.members.map(({ person }) => person.id);
    for (const group of groups) {
      expect(group.weekday).toBeLessThan(3);
      expect([from(group) >= 16 * 60, to(group) <= 22 * 60]).toEqual([true, true]);
      const own = windows.filter(({ instructor_id }) => instructor_id === group.instructor.id);
      expect(own.length === 0 || holds(own, group.weekday, from(group), to(group))).toBe(true);
      if (group.court.id === court.id && group.weekday === 1)
        expect(to(group) <= 18 * 60 || from(group) >= 19 * 60 + 30).toBe(true);
      expect(group.members.length).toBeGreaterThanOrEqual(2);
      expect(group.members.length).toBeLessThanOrEqual(3);
      for (const member of members(group)) {
        const wished = times.filter(({ student_id }) => student_id === member);
        expect(holds(wished, group.weekday, from(group), to(group))).toBe(true);
        expect(wished[0]!.level >= 0.5 && wished[0]!.level <= 2.5).toBe(true);
      }
      for (const { one, other } of apart)
        expect(members(group).includes(one) && members(group).includes(other)).toBe(false);
      for (const other of groups)
        if (other !== group && meet(group, other)) {
          expect(other.court.id).not.toBe(group.court.id);
          expect(other.instructor.id).not.toBe(group.instructor.id);
          expect(members(other).filter((member) => members(group).includes(member))).toEqual([]);
        }
    }
    for (const { id: coach, hours } of limits)
      expect(groups.filter(({ instructor }) => instructor.id === coach).length).toBeLessThanOrEqual(hours);
    for (const member of ids) {
      const own = groups.filter((group) => members(group).includes(member));
      expect(own.length).toBeLessThanOrEqual(times.find(({ student_id }) => student_id === member)!.classes);
    }
    // Whoever is left out is said to be, and nobody else.
    const placed = new Set(groups.flatMap(members));
    const without = found.left.filter(({ person }: { person: { id: string } }) => !placed.has(person.id));
    expect(without.length + placed.size).toBe(ids.length);
    expect(found.gap).toBeCloseTo(0, 9);
    expect(groups.length).toBeGreaterThan(0);
  },
  180_000,
);
