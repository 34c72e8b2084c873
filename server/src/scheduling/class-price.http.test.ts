import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../test/answers.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { buildTimetable, type Timetable } from '../../test/timetable.ts';

/* `price_per_participant` of a class type: whether its price is that of a place, or of the whole class. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const typeOf = async (values: object): Promise<{ id: string; place_price: number }> =>
  ok(
    club.admin.post('/api/classes/types/', {
      ...{ name: `Tipo ${JSON.stringify(values)}`, type: 'group', currency: 'EUR', base_price: 5000 },
      ...{ max_participants: 3, ...values },
    }),
    201,
  );
const bookedPrices = async (session_id: string, people: number): Promise<number[]> => {
  const prices: number[] = [];
  for (let i = 0; i < people; i++) {
    const student_id = await buildClient(server.db, club.place);
    prices.push(
      (await ok(club.admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id }), 201)).price,
    );
  }
  return prices;
};

describe('a class type whose price is that of the whole class', () => {
  test('has its places share it, so that who books owes a share, and a full class is paid in full', async () => {
    const type = await typeOf({ price_per_participant: false });
    expect(type).toMatchObject({ base_price: 5000, place_price: 1667 });
    const { id } = await club.published({ class_type_id: type.id, start_time: '08:00' });
    const [session] = await club.sessionsOf(id);
    expect(session.price).toBe(1667);
    const prices = await bookedPrices(session.id, 3);
    expect(prices).toEqual([1667, 1667, 1667]);
    expect(prices.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(5000);
  });

  test('control: one whose price is that of a place asks it of everybody', async () => {
    const type = await typeOf({ price_per_participant: true });
    expect(type).toMatchObject({ base_price: 5000, place_price: 5000 });
    const { id } = await club.published({ class_type_id: type.id, start_time: '10:00' });
    const [session] = await club.sessionsOf(id);
    expect(await bookedPrices(session.id, 2)).toEqual([5000, 5000]);
  });

  test('a change counts for new groups; those there are keep their price', async () => {
    const type = await typeOf({ name: 'Cambia', price_per_participant: true });
    const before = await club.published({ class_type_id: type.id, start_time: '12:00' });
    const changed = await ok(
      club.admin.patch(`/api/classes/types/${type.id}/`, { price_per_participant: false }),
    );
    expect(changed.place_price).toBe(1667);
    const after = await club.published({ class_type_id: type.id, start_time: '14:00' });
    const [old, anew] = await Promise.all([before.id, after.id].map((id) => club.sessionsOf(id)));
    expect([old![0].price, anew![0].price]).toEqual([5000, 1667]);
  });

  test('a price that the desk says for a group counts as it is said; a coach may say none but the share', async () => {
    const type = await typeOf({ name: 'Dicho', price_per_participant: false });
    const own = await club.published({ class_type_id: type.id, start_time: '16:00', price: 2000 });
    expect((await club.sessionsOf(own.id))[0].price).toBe(2000);
    const asCoach = (price: number) =>
      club.coach.post(
        '/api/classes/schedules/',
        club.body({ class_type_id: type.id, start_time: '21:30', price }),
      );
    expect((await asCoach(5000)).status).toBe(403);
    expect(await asCoach(1667)).toMatchObject({ status: 201, body: { price: 1667 } });
  });
});
