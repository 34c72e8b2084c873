import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { placeQueueIn } from '../../test/place-queue.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { queuesNotKept } from '../doctor/claims.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { reactions } from '../reactions.ts';

/* docs/domain/place-queue.md: who waits for a fixed place, and who gets it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
afterEach(async () => {
  const found = await server.db.tenant(place.scope, (tx) => queuesNotKept(server.clock.now()).execute(tx));
  expect(found.rows).toEqual([]);
});

const { full, student, wish, asks, waits, look, leaves, heldIn, duty } = placeQueueIn(server, () => ({
  place,
  owner,
}));
const on = (who: Person, id: string, what: string, body: object = {}) =>
  who.post(`/api/classes/place_requests/${id}/${what}/`, body, wish());
const set = async (values: object) =>
  expect((await owner.patch('/api/settings/', { values })).status).toBe(200);
const told = async (who: Person) => {
  await work(server, notificationReactions, server.clock.now());
  const { rows } = await server.owner.query(
    `select subject from notifications where user_id = $1 and kind = 'place_queue' order by id`,
    [who.user_id],
  );
  return rows.length;
};

describe('the first who may', () => {
  test('has the offer when somebody leaves, from the day after; the others see where they stand', async () => {
    const { schedule_id, ids, held } = await full();
    const [first, second] = [await waits(schedule_id), await waits(schedule_id)];
    expect(await look(second.who, second.id)).toMatchObject({
      status: 'waiting',
      position: 2,
      passed_over: null,
    });
    await leaves(held, '2026-03-12');
    expect(await look(first.who, first.id)).toMatchObject({
      ...{ status: 'offered', position: 1, offered_from: '2026-03-13' },
      ...{ offered_until: '2026-03-04T10:00:00+01:00', abilities: { answer: true, give: false } },
    });
    expect((await look(second.who, second.id)).status).toBe('waiting');
    expect(await told(first.who)).toBe(1);
    expect(await told(second.who)).toBe(0);
    const accepted = await on(first.who, first.id, 'accept');
    expect(accepted).toMatchObject({
      status: 201,
      body: { enrolled: 2, place: { starts_on: '2026-03-13' } },
    });
    expect(await heldIn(ids, first.who.profile_id)).toEqual(['-', 'enrolled', 'enrolled']);
    expect(await look(first.who, first.id)).toMatchObject({ status: 'placed', position: null });
    expect(await look(second.who, second.id)).toMatchObject({ status: 'waiting', position: 1 });
    expect(await told(first.who)).toBe(1);
  });

  test('is the next one when the first declines, or does not answer in time', async () => {
    const { schedule_id, held } = await full();
    const [one, two, three] = [await waits(schedule_id), await waits(schedule_id), await waits(schedule_id)];
    await leaves(held, '2026-03-12');
    expect((await on(one.who, one.id, 'decline')).body.status).toBe('declined');
    expect((await look(two.who, two.id)).status).toBe('offered');
    await duty('2026-03-04T08:59:00Z');
    expect((await look(two.who, two.id)).status).toBe('offered');
    await duty('2026-03-04T09:00:00Z');
    await duty('2026-03-04T09:05:00Z');
    expect((await look(two.who, two.id)).status).toBe('expired');
    expect(await look(three.who, three.id)).toMatchObject({ status: 'offered', position: 1 });
    expect((await on(two.who, two.id, 'accept')).body.code).toBe('places.request_over');
    expect([await told(one.who), await told(two.who), await told(three.who)]).toEqual([1, 2, 1]);
  });

  test('has the place itself where the club gives it, told once, and not who has another class then', async () => {
    const { schedule_id, ids, held } = await full();
    await set({ place_queue: 'give' });
    const [busy, first] = [await waits(schedule_id), await waits(schedule_id)];
    const { rows } = await server.owner.query(
      'select scheduled_datetime as at from class_sessions where id = $1',
      [ids[1]],
    );
    const other = await buildSession(server.db, place, { starts_at: rows[0].at.toISOString() });
    await owner.post(`/api/classes/sessions/${other.session_id}/enroll/`, {
      student_id: busy.who.profile_id,
    });
    await leaves(held, '2026-03-02');
    await set({ place_queue: null });
    expect(await look(owner, busy.id)).toMatchObject({ status: 'waiting' });
    expect((await look(first.who, first.id)).status).toBe('placed');
    expect(await heldIn(ids, first.who.profile_id)).toEqual(['enrolled', 'enrolled', 'enrolled']);
    expect(await told(first.who)).toBe(1);
  });

  test('has it when the group grows, when somebody moves away, and when they are unblocked', async () => {
    const [grown, left, blocked] = [await full(), await full(), await full()];
    const one = await waits(grown.schedule_id);
    await owner.patch(`/api/classes/schedules/${grown.schedule_id}/`, { max_participants: 2 });
    expect((await look(one.who, one.id)).status).toBe('offered');
    const two = await waits(left.schedule_id);
    const { schedule_id: free } = await buildSession(server.db, place, { starts_at: '2026-03-11T05:00:00Z' });
    const moved = await owner.post(`/api/classes/places/${left.held}/move/`, {
      schedule_id: free,
      starts_on: '2026-03-05',
    });
    expect(moved.status).toBe(201);
    expect(await look(two.who, two.id)).toMatchObject({ status: 'offered', offered_from: '2026-03-05' });
    const three = await waits(blocked.schedule_id);
    await owner.post(`/api/clients/${three.who.profile_id}/block/`, { reason: 'x' });
    await leaves(blocked.held, '2026-03-12');
    expect(await look(owner, three.id)).toMatchObject({
      status: 'waiting',
      passed_over: 'enrollment.client_blocked',
    });
    await owner.post(`/api/clients/${three.who.profile_id}/unblock/`);
    await work(server, reactions, server.clock.now());
    expect((await look(three.who, three.id)).status).toBe('offered');
  });

  test('loses an offer for which the group has become too small, and keeps the place in the queue', async () => {
    const { schedule_id } = await full({ max_participants: 2 });
    const one = await waits(schedule_id);
    expect((await look(one.who, one.id)).status).toBe('offered');
    const shrunk = await owner.patch(`/api/classes/schedules/${schedule_id}/`, { max_participants: 1 });
    expect(shrunk.status).toBe(200);
    expect(await look(one.who, one.id)).toMatchObject({ status: 'waiting', position: 1 });
  });
});

describe('an offer keeps the place', () => {
  test('from the holder who would stay after all, and from whom the desk would give it', async () => {
    const { schedule_id, holder, held } = await full();
    const one = await waits(schedule_id);
    const notice = await holder.post(`/api/classes/places/${held}/give_notice/`, {});
    expect(notice.status).toBe(200);
    expect((await look(one.who, one.id)).offered_from).toBe('2026-04-01');
    expect((await holder.post(`/api/classes/places/${held}/withdraw_notice/`, {})).body.code).toBe(
      'places.given_since',
    );
    const student_id = await buildClient(server.db, place);
    const give = { student_id, starts_on: '2026-04-01' };
    expect((await owner.post(`/api/classes/schedules/${schedule_id}/places/`, give)).body.code).toBe(
      'places.on_offer',
    );
    await on(one.who, one.id, 'decline');
    expect((await holder.post(`/api/classes/places/${held}/withdraw_notice/`, {})).status).toBe(200);
  });

  test('but not from its own holder, who asked again after notice and stays: the request goes', async () => {
    const { schedule_id, holder, held } = await full();
    await holder.post(`/api/classes/places/${held}/give_notice/`, {});
    const { body } = await asks(holder, schedule_id, { wants_from: '2026-04-01' });
    expect(body).toMatchObject({ status: 'offered', offered_from: '2026-04-01' });
    expect((await holder.post(`/api/classes/places/${held}/withdraw_notice/`, {})).status).toBe(200);
    expect((await look(holder, body.id)).status).toBe('gone');
  });

  test('accepted three times at the same moment, the place is had once', async () => {
    const { schedule_id, ids, held } = await full();
    const one = await waits(schedule_id);
    await leaves(held, '2026-03-02');
    const replies = await Promise.all([1, 2, 3].map(() => on(one.who, one.id, 'accept')));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409]);
    expect(await heldIn(ids, one.who.profile_id)).toEqual(['enrolled', 'enrolled', 'enrolled']);
  });
});

describe('the desk', () => {
  test('gives the place to one it chooses, sees who is passed over, and reorders with a reason', async () => {
    await set({ place_queue: 'desk' });
    const { schedule_id, ids, held } = await full();
    const [one, two, three] = [await waits(schedule_id), await waits(schedule_id), await waits(schedule_id)];
    await leaves(held, '2026-03-10');
    expect((await look(one.who, one.id)).status).toBe('waiting');
    const moved = await on(owner, three.id, 'reorder', { position: 1, reason: 'Hermana en el grupo' });
    expect(moved.body).toMatchObject({ position: 1, moved_reason: 'Hermana en el grupo' });
    expect((await on(three.who, three.id, 'reorder', { position: 1, reason: 'x' })).status).toBe(403);
    const seen = (await owner.get(`/api/classes/place_requests/?schedule_id=${schedule_id}`)).body.results;
    const order = seen.sort((a: { position: number }, b: { position: number }) => a.position - b.position);
    expect(order.map((request: { id: string }) => request.id)).toEqual([three.id, one.id, two.id]);
    expect((await look(three.who, three.id)).moved_reason).toBe('');
    const given = await on(owner, two.id, 'give', { starts_on: '2026-03-11' });
    expect(given).toMatchObject({ status: 201, body: { enrolled: 2 } });
    expect(await heldIn(ids, two.who.profile_id)).toEqual(['-', 'enrolled', 'enrolled']);
    expect((await on(owner, one.id, 'give', { starts_on: '2026-03-11' })).body.code).toBe(
      'places.group_full',
    );
    expect(await told(two.who)).toBe(1);
    await set({ place_queue: null });
  });

  test('puts somebody of another level on it; a student is refused with the levels', async () => {
    const { schedule_id, held } = await full({ level: 'advanced' });
    const low = await student();
    await owner.patch(`/api/clients/${low.profile_id}/`, { level: 1 });
    const refused = await asks(low, schedule_id);
    expect(refused.body).toMatchObject({ code: 'enrollment.level_not_suitable', params: { level: 1 } });
    const put = await asks(owner, schedule_id, { student_id: low.profile_id, overrides: ['level'] });
    expect(put.status).toBe(201);
    await leaves(held, '2026-03-02');
    expect((await look(low, put.body.id)).status).toBe('offered');
    expect((await on(low, put.body.id, 'accept')).status).toBe(201);
  });
});

describe('a request', () => {
  test('is made once, not by who holds the place, not for others, not where there is no queue', async () => {
    const { schedule_id, holder } = await full();
    const { who, id } = await waits(schedule_id);
    expect((await asks(who, schedule_id)).body.code).toBe('places.already_waiting');
    expect((await asks(holder, schedule_id)).body.code).toBe('places.already_held');
    expect((await asks(who, schedule_id, { student_id: holder.profile_id })).status).toBe(404);
    const queue = async (of: Person) =>
      (await of.get(`/api/classes/schedules/${schedule_id}/place_queue/`)).body;
    expect(await queue(who)).toMatchObject({ offered: true, waiting: 1, code: 'places.already_waiting' });
    expect(await queue(holder)).toMatchObject({ offered: false, code: 'places.already_held' });
    const stranger = await student();
    expect(await queue(stranger)).toMatchObject({ offered: true, waiting: 1, code: null });
    expect((await stranger.get(`/api/classes/place_requests/${id}/`)).status).toBe(404);
    expect((await on(stranger, id, 'withdraw')).status).toBe(404);
    await set({ place_queue: 'off' });
    expect((await asks(stranger, schedule_id)).body.code).toBe('places.no_queue');
    expect(await queue(stranger)).toMatchObject({ offered: false });
    await set({ place_queue: null });
    expect((await on(who, id, 'withdraw')).body.status).toBe('withdrawn');
    expect((await asks(who, schedule_id)).status).toBe(201);
  });

  test('five times at the same moment is there once', async () => {
    expect(await asked()).toEqual([201, 409, 409, 409, 409]);
  });

  test('goes with the place that they get otherwise, with the group, and with the profile', async () => {
    const [given, over, gone] = [await full({ max_participants: 2 }), await full(), await full()];
    await set({ place_queue: 'desk' });
    const one = await waits(given.schedule_id);
    await owner.post(`/api/classes/schedules/${given.schedule_id}/places/`, {
      student_id: one.who.profile_id,
    });
    expect((await look(one.who, one.id)).status).toBe('placed');
    const two = await waits(over.schedule_id);
    await owner.post(`/api/classes/schedules/${over.schedule_id}/cancel/`, { reason: 'x' });
    expect((await look(two.who, two.id)).status).toBe('gone');
    expect(await told(two.who)).toBe(1);
    const three = await waits(gone.schedule_id);
    await owner.patch(`/api/clients/${three.who.profile_id}/`, { is_active: false });
    await work(server, reactions, server.clock.now());
    expect((await look(owner, three.id)).status).toBe('gone');
    await set({ place_queue: null });
  });

  test('goes on in the successor of a series that is split, with its place in the queue', async () => {
    const { schedule_id, ids } = await full();
    const [one, two] = [await waits(schedule_id), await waits(schedule_id)];
    await owner.patch(`/api/classes/sessions/${ids[1]}/`, { scope: 'following', price: 1900 });
    const [first, second] = [await look(one.who, one.id), await look(two.who, two.id)];
    expect(first.schedule_id).not.toBe(schedule_id);
    expect([first.position, second.position]).toEqual([1, 2]);
    const places = (await owner.get(`/api/classes/places/?schedule_id=${first.schedule_id}`)).body.results;
    await leaves(places[0].id, '2026-03-18');
    expect(await look(one.who, one.id)).toMatchObject({ status: 'offered', offered_from: '2026-03-19' });
  });

  test('of two profiles that become one: the better standing stays, and none where they hold the place', async () => {
    const [queue, held] = [await full(), await full()];
    await set({ place_queue: 'desk' });
    const [kept, other] = [await buildClient(server.db, place), await buildClient(server.db, place)];
    const put = async (schedule_id: string, student_id: string) =>
      (await asks(owner, schedule_id, { student_id })).body.id as string;
    const early = await put(queue.schedule_id, other);
    const late = await put(queue.schedule_id, kept);
    const own = await put(held.schedule_id, kept);
    await leaves(held.held, '2026-03-02');
    await owner.post(`/api/classes/schedules/${held.schedule_id}/places/`, {
      student_id: other,
      starts_on: '2026-03-03',
    });
    expect((await owner.post(`/api/clients/${kept}/merge/`, { other_id: other })).status).toBeLessThan(300);
    expect(await look(owner, early)).toMatchObject({ status: 'waiting', student_id: kept, position: 1 });
    expect((await look(owner, late)).status).toBe('gone');
    expect((await look(owner, own)).status).toBe('gone');
    await set({ place_queue: null });
  });
});

test('who waits, or is moved, shows the certificate that the club asks for, unless the desk overlooks it', async () => {
  const [queue, other] = [await full(), await full({ max_participants: 3 })];
  const { schedule_id } = queue;
  const first = await waits(schedule_id);
  await leaves(queue.held, '2026-03-12');
  expect((await look(first.who, first.id)).status).toBe('offered');
  await set({ require_certificate: true });
  const needed = { status: 409, body: { code: 'enrollment.certificate_needed' } };
  expect(await on(first.who, first.id, 'accept')).toMatchObject(needed);
  await on(first.who, first.id, 'decline');
  const { who, id } = await waits(schedule_id);
  expect(await look(owner, id)).toMatchObject({
    ...{ status: 'waiting', passed_over: 'enrollment.certificate_needed' },
  });
  expect(await on(owner, id, 'give', { starts_on: '2026-03-13' })).toMatchObject(needed);
  const profile = `/api/clients/${who.profile_id}/`;
  expect((await owner.patch(profile, { certificate_until: '2026-12-31' })).status).toBe(200);
  await work(server, reactions, server.clock.now());
  expect((await look(who, id)).status).toBe('offered');
  expect((await on(who, id, 'accept')).status).toBe(201);

  const target = await buildSession(server.db, place, { starts_at: '2026-03-12T05:00:00Z' });
  const move = (overrides: readonly string[]) =>
    owner.post(
      `/api/classes/places/${other.held}/move/`,
      { schedule_id: target.schedule_id, starts_on: '2026-03-10', overrides },
      wish(),
    );
  const all = ['level', 'age', 'overlap', 'package', 'privacy', 'certificate', 'arrears'];
  expect(await move(all.filter((one) => one !== 'certificate'))).toMatchObject(needed);
  expect((await move(all)).status).toBe(201);
  const body = { student_id: (await student()).profile_id, overrides: all };
  expect((await owner.post(`/api/classes/schedules/${other.schedule_id}/places/`, body)).status).toBe(201);
  await set({ require_certificate: null });
});

test('existing clients come first where the club says so', async () => {
  await set({ place_queue_clients_first: true });
  const { schedule_id } = await full();
  const { holder } = await full();
  const one = await waits(schedule_id);
  const two = await asks(holder, schedule_id);
  await set({ place_queue_clients_first: null });
  expect(two.body.position).toBe(1);
  expect((await look(one.who, one.id)).position).toBe(2);
});

/** Five times the same wish at the same moment. */
async function asked(): Promise<number[]> {
  const { schedule_id } = await full();
  const who = await student();
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => asks(who, schedule_id)));
  return replies.map((reply) => reply.status).sort();
}

test('control: without the index somebody waits five times', async () => {
  await server.owner.query('drop index place_requests_once');
  expect(await asked()).toEqual([201, 201, 201, 201, 201]);
});
