import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { placeQueueIn } from '../../test/place-queue.ts';
import { useServer } from '../../test/server.ts';
import { queuesNotKept } from '../doctor/claims.ts';

/* docs/domain/fixed-places.md: a place that is given up for a pause, and the right to come back. */
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

const { full, wish, asks, waits, look, leaves, heldIn, duty } = placeQueueIn(server, () => ({
  place,
  owner,
}));

describe('a pause that gives the place up', () => {
  const pause = { starts_on: '2026-03-16', ends_on: '2026-04-14' };
  const mine = async (who: Person, schedule_id: string) =>
    (await who.get(`/api/classes/place_requests/?include_ended=true&schedule_id=${schedule_id}`)).body
      .results;
  async function withDeposit(schedule_id: string) {
    const plan = {
      ...{ name: 'Con reserva', club_id: place.club_id, currency: 'EUR', period: 'month', due_day: 5 },
      ...{ starts_on: '2026-03-01', deposit: 2500 },
      prices: [{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null }],
    };
    const { body, status } = await owner.post('/api/classes/fee_plans/', plan);
    expect(status).toBe(201);
    const values = { fee_plan: body.id };
    expect((await owner.patch('/api/settings/', { schedule_id, values })).status).toBe(200);
  }
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
    await withDeposit(schedule_id);
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
    // Who is new there is asked for a deposit, and who comes back is not.
    const { rows: deposits } = await server.owner.query(
      'select student_id from charges where deposit is not null and student_id = any($1)',
      [[holder.profile_id, late.who.profile_id]],
    );
    expect(deposits).toEqual([{ student_id: late.who.profile_id }]);
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

  test('of somebody who waits for the time after their last day already goes by that request', async () => {
    const { schedule_id, holder, held, asked } = await away();
    await leaves(held, '2026-06-30');
    expect((await asks(holder, schedule_id, { wants_from: '2026-07-01' })).status).toBe(201);
    expect((await asked('take_pause')).status).toBe(200);
    expect(await mine(holder, schedule_id)).toMatchObject([{ status: 'waiting', wants_from: '2026-04-15' }]);
  });

  test('leaves nothing to come back to where the group is over by then', async () => {
    const { schedule_id, holder, asked } = await away();
    const over = `update class_schedules set end_date = '2026-04-10' where id = $1`;
    await server.owner.query(over, [schedule_id]);
    expect((await asked('take_pause')).status).toBe(200);
    expect(await mine(holder, schedule_id)).toEqual([]);
  });
});
