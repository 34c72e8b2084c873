import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';
import { queuesNotKept } from '../doctor/claims.ts';
import { servePlaceQueues } from './jobs.ts';

/* docs/domain/fixed-places.md: a place that is given up for a pause, and the right to come back. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let count = 0;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
afterEach(async () => {
  const found = await server.db.tenant(place.scope, (tx) => queuesNotKept(server.clock.now()).execute(tx));
  expect(found.rows).toEqual([]);
});

/** A group of one place on the Mondays 9, 16 and 23 March, held by somebody. */
async function full() {
  const hour = String(7 + (count++ % 14)).padStart(2, '0');
  const at = (date: string) => ({ max_participants: 1, starts_at: `${date}T${hour}:00:00Z` });
  const { schedule_id, session_id } = await buildSession(server.db, place, at('2026-03-09'));
  const ids = [session_id];
  for (const date of ['2026-03-16', '2026-03-23'])
    ids.push((await buildSession(server.db, place, { ...at(date), schedule_id })).session_id);
  const holder = await person(server, place, 'student');
  const given = await owner.post(`/api/classes/schedules/${schedule_id}/places/`, {
    student_id: holder.profile_id,
  });
  expect(given.status).toBe(201);
  return { schedule_id, ids, holder, held: given.body.place.id as string };
}
const student = () => person(server, place, 'student');
/** A wish of its own: the same one sent twice at once is one. */
const wish = () => ({ 'idempotency-key': `wish ${wishes++}` });
let wishes = 0;
const asks = (who: Person, schedule_id: string, more: object = {}) =>
  who.post(`/api/classes/schedules/${schedule_id}/place_requests/`, more, wish());
const waits = async (schedule_id: string) => {
  const who = await student();
  const { status, body } = await asks(who, schedule_id);
  expect(status).toBe(201);
  return { who, id: body.id as string };
};
const look = async (who: Person, id: string) => (await who.get(`/api/classes/place_requests/${id}/`)).body;
const leaves = (held: string, ends_on: string) =>
  owner.post(`/api/classes/places/${held}/leave/`, { ends_on });
const heldIn = async (ids: readonly string[], student_id: string) => {
  const { rows } = await server.owner.query(
    `select session_id, status from class_enrollments where session_id = any($1) and student_id = $2 and status <> 'cancelled'`,
    [ids, student_id],
  );
  return ids.map((id) => rows.find((row) => row.session_id === id)?.status ?? '-');
};
const duty = (now: string) => asSystem(server.db, place, new Date(now), (scope) => servePlaceQueues(scope));

describe('a pause that gives the place up', () => {
  const pause = { starts_on: '2026-03-16', ends_on: '2026-04-14' };
  const mine = async (who: Person, schedule_id: string) =>
    (await who.get(`/api/classes/place_requests/?include_ended=true&schedule_id=${schedule_id}`)).body
      .results;
  async function away() {
    const one = await full();
    const rules = { pause_place: 'given_up', place_queue: 'give' };
    expect(
      (await owner.patch('/api/settings/', { schedule_id: one.schedule_id, values: rules })).status,
    ).toBe(200);
    const asked = (what: string) =>
      one.holder.post(`/api/classes/places/${one.held}/${what}/`, pause, wish());
    return { ...one, asked };
  }

  test('ends it, shows so before, gives it to who waits, and keeps the way back open in front', async () => {
    const { schedule_id, ids, holder, held, asked } = await away();
    const next = await waits(schedule_id);
    const choices = (await holder.get(`/api/classes/places/${held}/choices/`)).body;
    expect(choices.pause).toMatchObject({ gives_up: true });
    const shown = (await asked('take_pause/preview')).body.classes;
    expect(shown.map((one: { session_id: string }) => one.session_id)).toEqual(ids.slice(1));
    const taken = await asked('take_pause');
    expect(taken).toMatchObject({ status: 200, body: { ends_on: '2026-03-15', pauses: [] } });
    expect(await heldIn(ids, holder.profile_id)).toEqual(['enrolled', '-', '-']);
    expect(await heldIn(ids, next.who.profile_id)).toEqual(['-', 'enrolled', 'enrolled']);
    const late = await waits(schedule_id);
    expect(await mine(holder, schedule_id)).toMatchObject([{ position: 1, wants_from: '2026-04-15' }]);
    expect(await look(late.who, late.id)).toMatchObject({ position: 2 });
  });

  test('stands in nobody’s way while it lasts, and comes first when it ends', async () => {
    const { schedule_id, holder, asked } = await away();
    expect((await asked('take_pause')).status).toBe(200);
    const late = await waits(schedule_id);
    const { rows } = await server.owner.query(
      `select id from schedule_enrollments where schedule_id = $1 and student_id = $2 and status = 'active'`,
      [schedule_id, late.who.profile_id],
    );
    expect(rows).toHaveLength(1);
    const third = await waits(schedule_id);
    await leaves(rows[0].id, '2026-05-10');
    // Their return is near, and so is the day on which the place is free.
    await duty('2026-04-10T09:00:00Z');
    expect(await mine(holder, schedule_id)).toMatchObject([{ status: 'placed' }]);
    expect(await look(third.who, third.id)).toMatchObject({ status: 'waiting', position: 1 });
  });

  test('is taken back while nobody has the place, and with it the way back', async () => {
    const { schedule_id, ids, holder, held, asked } = await away();
    await asked('take_pause');
    expect((await holder.post(`/api/classes/places/${held}/withdraw_notice/`, {}, wish())).status).toBe(200);
    expect(await heldIn(ids, holder.profile_id)).toEqual(['enrolled', 'enrolled', 'enrolled']);
    const open = (await mine(holder, schedule_id)).filter(
      (one: { status: string }) => one.status === 'waiting',
    );
    expect(open).toEqual([]);
  });
});
