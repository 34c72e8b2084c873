import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { checks } from '../doctor/checks.ts';

/* Fixed places of two profiles that become one: docs/domain/people.md. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

/** Mondays 9, 16, 23 and 30 March. */
async function group(hour = 18) {
  const at = (day: number) => ({
    starts_at: `2026-03-${String(day).padStart(2, '0')}T${hour}:00:00Z`,
  });
  const { schedule_id, session_id } = await buildSession(server.db, place, at(9));
  const ids = [session_id];
  for (const day of [16, 23, 30])
    ids.push((await buildSession(server.db, place, { schedule_id, ...at(day) })).session_id);
  return { schedule_id, ids };
}
type Group = Awaited<ReturnType<typeof group>>;
const pair = async () => ({
  kept: await buildClient(server.db, place),
  other: await buildClient(server.db, place),
});
const give = async ({ schedule_id }: Group, student_id: string, starts_on: string, ends_on?: string) => {
  const path = `/api/classes/schedules/${schedule_id}/places/`;
  const { status, body } = await owner.post(path, { student_id, starts_on, ...(ends_on && { ends_on }) });
  expect(status).toBe(201);
  return body.place.id as string;
};
const pause = async (id: string, starts_on: string, ends_on: string) => {
  const { status } = await owner.post(`/api/classes/places/${id}/pause/`, { starts_on, ends_on });
  expect(status).toBeLessThan(300);
};
const release = (session_id: string | undefined, student_id: string) =>
  owner.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, { student_id });
const merge = async ({ kept, other }: Awaited<ReturnType<typeof pair>>) =>
  (await owner.post(`/api/clients/${kept}/merge/`, { other_id: other })).status;
const held = async ({ ids }: Group, student_id: string) => {
  const { rows } = await server.owner.query(
    `select session_id, status from class_enrollments
      where session_id = any($1) and student_id = $2 and status <> 'cancelled'`,
    [ids, student_id],
  );
  return ids.map((id) => rows.find((row) => row.session_id === id)?.status ?? '-');
};
const placesOf = async (student_id: string) => {
  const { rows } = await server.owner.query(
    `select f.starts_on::text, f.ends_on::text, (select count(*)::int from class_enrollments e where e.schedule_enrollment_id = f.id and e.released) as released,
            array(select p.starts_on::text || ' ' || p.ends_on::text from schedule_enrollment_pauses p where p.schedule_enrollment_id = f.id order by 1) as pauses
       from schedule_enrollments f where f.student_id = $1 and f.status = 'active' order by f.starts_on`,
    [student_id],
  );
  return rows;
};
async function findings(): Promise<string[]> {
  return server.db.tenant(place.scope, async (tx) => {
    const found: string[] = [];
    for (const { name, sql } of checks) {
      const { sql: text, parameters } = sql(server.clock.now()).compile(tx);
      const { rows } = await server.owner.query(text, [...parameters]);
      found.push(...rows.map(({ object }) => `${name}: ${object}`));
    }
    return found;
  });
}

describe('the fixed places of two profiles that become one', () => {
  test('that overlap in one group are one: a date that either has is had, what both are away from is not', async () => {
    const [one, two] = [await group(13), await pair()];
    const first = await give(one, two.kept, '2026-03-02', '2026-03-17');
    await give(one, two.kept, '2026-03-24');
    const across = await give(one, two.other, '2026-03-10', '2026-03-29');
    await pause(first, '2026-03-09', '2026-03-16');
    await release(one.ids[1], two.other);
    await release(one.ids[2], two.other);
    await release(one.ids[3], two.kept);
    await pause(across, '2026-03-10', '2026-03-11');
    expect(await merge(two)).toBe(200);
    expect(await placesOf(two.kept)).toEqual([
      { starts_on: '2026-03-02', ends_on: null, released: 3, pauses: ['2026-03-09 2026-03-11'] },
    ]);
    expect(await held(one, two.kept)).toEqual(['-', '-', '-', '-']);
    expect(await findings()).toEqual([]);
  });

  test('that overlap: who goes by one of them goes, though away by the other', async () => {
    const [one, two] = [await group(14), await pair()];
    const kept = await give(one, two.kept, '2026-03-02', '2026-03-25');
    await give(one, two.other, '2026-03-10');
    await pause(kept, '2026-03-09', '2026-03-16');
    await release(one.ids[2], two.kept);
    expect(await merge(two)).toBe(200);
    expect(await placesOf(two.kept)).toEqual([
      { starts_on: '2026-03-02', ends_on: null, released: 0, pauses: ['2026-03-09 2026-03-09'] },
    ]);
    expect(await held(one, two.kept)).toEqual(['-', 'enrolled', 'enrolled', 'enrolled']);
    expect(await findings()).toEqual([]);
  });

  test('one after the other stay two, each with its pause and its released date', async () => {
    const [one, two] = [await group(15), await pair()];
    const kept = await give(one, two.kept, '2026-03-02', '2026-03-17');
    const other = await give(one, two.other, '2026-03-18');
    await release(one.ids[0], two.kept);
    await pause(kept, '2026-03-16', '2026-03-16');
    await release(one.ids[2], two.other);
    await pause(other, '2026-03-28', '2026-04-05');
    expect(await merge(two)).toBe(200);
    expect(await placesOf(two.kept)).toEqual([
      { starts_on: '2026-03-02', ends_on: '2026-03-17', released: 1, pauses: ['2026-03-16 2026-03-16'] },
      { starts_on: '2026-03-18', ends_on: null, released: 1, pauses: ['2026-03-28 2026-04-05'] },
    ]);
    expect(await held(one, two.kept)).toEqual(['-', '-', '-', '-']);
    expect(await findings()).toEqual([]);
  });

  test('in groups at one hour all stay, and the preview shows each date for the desk to decide', async () => {
    const [one, another, two] = [await group(16), await group(16), await pair()];
    await give(one, two.kept, '2026-03-02');
    await give(another, two.other, '2026-03-20');
    const { body } = await owner.get(`/api/clients/${two.kept}/merge/?other_id=${two.other}`);
    const both = body.same_hour.map((row: Record<string, string>) => [row.session_id, row.other_session_id]);
    expect(both).toEqual([2, 3].map((at) => [one.ids[at], another.ids[at]]));
    expect(await merge(two)).toBe(200);
    expect(await held(one, two.kept)).toEqual(['enrolled', 'enrolled', 'enrolled', 'enrolled']);
    expect(await held(another, two.kept)).toEqual(['-', '-', 'enrolled', 'enrolled']);
    expect(await findings()).toEqual([]);
  });

  test('have a date that was booked singly by the other profile', async () => {
    const [one, two] = [await group(17), await pair()];
    await give(one, two.kept, '2026-03-02');
    await owner.post(`/api/classes/sessions/${one.ids[1]}/enroll/`, { student_id: two.other });
    expect(await merge({ kept: two.other, other: two.kept })).toBe(200);
    expect(await held(one, two.other)).toEqual(['enrolled', 'enrolled', 'enrolled', 'enrolled']);
    expect(await findings()).toEqual([]);
  });
});
