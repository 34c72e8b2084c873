import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';

/*
 * Somebody waits beside a free place that they may not take. Whatever makes them able to take it gives it to them at
 * once; no duty and no worker runs here.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let hour = 0;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

/** A class of one place at an hour of its own. */
const classAt = async (options: SessionOptions = {}) => {
  const starts_at = options.starts_at ?? new Date(Date.UTC(2026, 2, 4, 8 + 2 * hour++)).toISOString();
  return buildSession(server.db, place, {
    max_participants: 1,
    level: 'intermediate',
    ...options,
    starts_at,
  });
};
const book = (session_id: string, student_id: string, more: object = {}) =>
  owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id, ...more });
const statusOf = async (session_id: string, student_id: string): Promise<string> => {
  const { rows } = await server.owner.query(
    `select status from class_enrollments where session_id = $1 and student_id = $2 and status <> 'cancelled'`,
    [session_id, student_id],
  );
  return rows[0]?.status;
};
/** Waits as somebody who asked themselves: nothing was overlooked for them. */
const asIfAskedThemselves = (session_id: string) =>
  server.owner.query(
    `update class_enrollments set source = 'self' where session_id = $1 and status = 'waitlisted'`,
    [session_id],
  );

/** A class with a holder, and somebody who waits for it and cannot take a place while `stands` is in their way. */
async function waitingFor(options: SessionOptions = {}, level = 3) {
  const built = await classAt(options);
  const [holder, waiter] = [
    await buildClient(server.db, place, { level: 3 }),
    await buildClient(server.db, place, { level }),
  ];
  const held = await book(built.session_id, holder, { overrides: ['level'] });
  expect((await book(built.session_id, waiter, { overrides: ['level'] })).body.status).toBe('waitlisted');
  await asIfAskedThemselves(built.session_id);
  return { ...built, waiter, free: () => owner.delete(`/api/classes/enrollments/${held.body.id}/`) };
}
const levelId = async (name: string): Promise<string> =>
  (
    await server.owner.query('select id from class_levels where organization_id = $1 and name = $2', [
      place.organization_id,
      name,
    ])
  ).rows[0].id;

const stays = { bookings: 'keep', places: 'keep' };

describe('the first who may now has the place', () => {
  test('when they are unblocked', async () => {
    const { session_id, waiter, free } = await waitingFor();
    await owner.post(`/api/clients/${waiter}/block/`, { reason: 'x', commitments: stays });
    await free();
    expect(await statusOf(session_id, waiter)).toBe('waitlisted');
    await owner.post(`/api/clients/${waiter}/unblock/`);
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('when their profile is active again', async () => {
    const { session_id, waiter, free } = await waitingFor();
    await owner.patch(`/api/clients/${waiter}/`, { is_active: false, commitments: stays });
    await free();
    expect(await statusOf(session_id, waiter)).toBe('waitlisted');
    await owner.patch(`/api/clients/${waiter}/`, { is_active: true });
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('when they are of another level', async () => {
    const { session_id, waiter, free } = await waitingFor({}, 1);
    await free();
    expect(await statusOf(session_id, waiter)).toBe('waitlisted');
    await owner.patch(`/api/clients/${waiter}/`, { level: 3 });
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('when the group is for another level', async () => {
    const { session_id, schedule_id, waiter, free } = await waitingFor({}, 1);
    await free();
    const changed = await owner.patch(`/api/classes/schedules/${schedule_id}/`, {
      level_id: await levelId('all_levels'),
      cancel_orphans: true,
    });
    expect(changed.status).toBe(200);
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('when the level is for other ratings', async () => {
    const { session_id, waiter, free } = await waitingFor({ level: 'advanced' }, 1);
    await free();
    const id = await levelId('advanced');
    const before = (await owner.get(`/api/classes/levels/${id}/`)).body;
    expect((await owner.patch(`/api/classes/levels/${id}/`, { rating_min: 1 })).status).toBe(200);
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
    await owner.patch(`/api/classes/levels/${id}/`, { rating_min: before.rating_min });
  });

  test('when the class grows', async () => {
    const { session_id, waiter } = await waitingFor();
    await owner.patch(`/api/classes/sessions/${session_id}/`, { max_participants: 2 });
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('when booking closes later, and when the club lets people move up until the start', async () => {
    const soon = '2026-03-02T10:30:00Z';
    for (const open of [
      (id: string) => owner.patch(`/api/classes/schedules/${id}/`, { enrollment_closes_hours: 0 }),
      () => owner.patch('/api/settings/', { values: { promote_after_close: true } }),
    ]) {
      await owner.patch('/api/settings/', {
        values: { minimum_booking_hours: 0, promote_after_close: null },
      });
      const { session_id, schedule_id, waiter, free } = await waitingFor({ starts_at: soon });
      await free();
      expect(await statusOf(session_id, waiter)).toBe('waitlisted');
      expect((await open(schedule_id)).status).toBe(200);
      expect(await statusOf(session_id, waiter)).toBe('enrolled');
    }
    await owner.patch('/api/settings/', {
      values: { minimum_booking_hours: null, promote_after_close: null },
    });
  });

  describe('when the other class at that time', () => {
    async function heldBack() {
      const waiting = await waitingFor();
      const { rows } = await server.owner.query(
        'select scheduled_datetime from class_sessions where id = $1',
        [waiting.session_id],
      );
      const other = await classAt({ starts_at: rows[0].scheduled_datetime.toISOString() });
      const held = await book(other.session_id, waiting.waiter);
      expect(held.body.status).toBe('enrolled');
      await waiting.free();
      expect(await statusOf(waiting.session_id, waiting.waiter)).toBe('waitlisted');
      return { ...waiting, other, held: held.body.id };
    }

    test('moves away', async () => {
      const { session_id, waiter, other } = await heldBack();
      const moved = await owner.patch(`/api/classes/sessions/${other.session_id}/`, {
        scheduled_datetime: '2026-04-20T18:00:00+02:00',
      });
      expect(moved.status).toBe(200);
      expect(await statusOf(session_id, waiter)).toBe('enrolled');
    });

    test('is called off', async () => {
      const { session_id, waiter, other } = await heldBack();
      await owner.post(`/api/classes/sessions/${other.session_id}/cancel/`, { reason: 'rain' });
      expect(await statusOf(session_id, waiter)).toBe('enrolled');
    });

    test('is left', async () => {
      const { session_id, waiter, held } = await heldBack();
      await owner.delete(`/api/classes/enrollments/${held}/`);
      expect(await statusOf(session_id, waiter)).toBe('enrolled');
    });
  });
});

describe('a newcomer', () => {
  test('never takes a place that somebody on the list may take, however it came about', async () => {
    const { session_id, waiter, free } = await waitingFor();
    await server.owner.query('update client_profiles set blocked_at = now() where id = $1', [waiter]);
    await free();
    // Behind everybody's back: nothing has woken the list.
    await server.owner.query('update client_profiles set blocked_at = null where id = $1', [waiter]);
    const newcomer = await buildClient(server.db, place, { level: 3 });
    expect((await book(session_id, newcomer)).body.status).toBe('waitlisted');
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('takes it where nobody on the list may', async () => {
    const { session_id, waiter, free } = await waitingFor();
    await owner.post(`/api/clients/${waiter}/block/`, { reason: 'x', commitments: stays });
    await free();
    const newcomer = await buildClient(server.db, place, { level: 3 });
    expect((await book(session_id, newcomer)).body.status).toBe('enrolled');
  });
});

describe('a ticket never stands in its holder’s own way', () => {
  test('after booking has closed the desk gives the free place to somebody who waits', async () => {
    const { session_id, waiter, free } = await waitingFor({ starts_at: '2026-03-02T10:00:00Z' });
    await free();
    expect(await statusOf(session_id, waiter)).toBe('waitlisted');
    const given = await book(session_id, waiter);
    expect(given).toMatchObject({ status: 201, body: { status: 'enrolled', waitlist_position: null } });
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
    const { rows } = await server.owner.query(
      'select count(*)::int from class_enrollments where student_id = $1',
      [waiter],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('who asks again is told that they wait while the class is full, and why not when it is not', async () => {
    const { session_id, waiter, free } = await waitingFor({}, 1);
    const code = async () => (await book(session_id, waiter)).body.code;
    expect(await code()).toBe('enrollment.already_waitlisted');
    await free();
    expect(await code()).toBe('enrollment.level_not_suitable');
    expect((await book(session_id, waiter, { overrides: ['level'] })).body.status).toBe('enrolled');
  });

  test('the desk sees why each one who waits is passed over, and gives the place to whom it chooses', async () => {
    const { session_id, waiter, free } = await waitingFor({}, 1);
    const [blocked, closed] = [
      await buildClient(server.db, place, { level: 3 }),
      await buildClient(server.db, place),
    ];
    await book(session_id, blocked);
    await owner.post(`/api/clients/${blocked}/block/`, { reason: 'x', commitments: stays });
    await free();
    const why = async (id: string) =>
      (await owner.get(`/api/classes/sessions/${id}/enrollments/`)).body.results.map(
        (entry: { student_id: string; passed_over: string | null }) => [entry.student_id, entry.passed_over],
      );
    expect(await why(session_id)).toEqual([
      [waiter, 'enrollment.level_not_suitable'],
      [blocked, 'enrollment.client_blocked'],
    ]);
    expect((await book(session_id, waiter, { overrides: ['level'] })).body.status).toBe('enrolled');
    const late = await waitingFor({ starts_at: '2026-03-02T10:00:00Z' });
    await book(late.session_id, closed);
    await late.free();
    expect(await why(late.session_id)).toEqual([
      [late.waiter, 'enrollment.closed'],
      [closed, 'enrollment.closed'],
    ]);
    expect((await book(late.session_id, closed)).body.status).toBe('enrolled');
    expect(await statusOf(late.session_id, late.waiter)).toBe('waitlisted');
  });

  test('the desk puts somebody elsewhere in the list, with a reason', async () => {
    const { session_id, waiter, free } = await waitingFor();
    const later = await buildClient(server.db, place, { level: 3 });
    const { body: ticket } = await book(session_id, later);
    const path = `/api/classes/enrollments/${ticket.id}/reorder/`;
    expect((await owner.post(path, { position: 1, reason: '' })).status).toBe(400);
    expect(await owner.post(path, { position: 1, reason: 'Promised' })).toMatchObject({
      status: 200,
      body: { waitlist_position: 1 },
    });
    const roster = (await owner.get(`/api/classes/sessions/${session_id}/enrollments/`)).body.results;
    expect(roster.slice(-2)).toMatchObject([
      { student_id: later, waitlist_position: 1, moved_reason: 'Promised' },
      { student_id: waiter, waitlist_position: 2, moved_reason: '' },
    ]);
    await free();
    expect(await statusOf(session_id, later)).toBe('enrolled');
    expect((await owner.post(path, { position: 1, reason: 'x' })).body.code).toBe('enrollment.not_waiting');
  });

  test('whom the desk has put on the list despite another class at that time moves up', async () => {
    const starts_at = '2026-03-28T08:00:00Z';
    const [wanted, other] = [await classAt({ starts_at }), await classAt({ starts_at })];
    const [holder, waiter] = [await buildClient(server.db, place), await buildClient(server.db, place)];
    const held = await book(wanted.session_id, holder);
    await book(other.session_id, waiter);
    const waits = await book(wanted.session_id, waiter, { overrides: ['overlap'] });
    expect(waits.body.status).toBe('waitlisted');
    await owner.delete(`/api/classes/enrollments/${held.body.id}/`);
    expect(await statusOf(wanted.session_id, waiter)).toBe('enrolled');
  });
});
