import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from './reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const inbox = async (who: Timetable['student']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results as { kind: string; session_ids: string[] }[];
};

describe('a whole course', () => {
  test('taken, moved and cancelled is one message each time, whatever the number of its sessions', async () => {
    const { admin, student, coach } = club;
    const { id } = await club.published({ end_date: '2026-05-26' });
    const taken = await admin.post(`/api/classes/schedules/${id}/places/`, {
      student_id: student.profile_id,
    });
    expect(taken).toMatchObject({ status: 201, body: { enrolled: 13 } });
    // Holders know of their place: no message for each of its sessions.
    expect(await inbox(student)).toEqual([]);

    const [first] = await club.sessionsOf(id);
    const moved = await admin.patch(`/api/classes/sessions/${first.id}/`, {
      local_time: '20:00',
      scope: 'all',
    });
    expect(moved.status).toBe(200);
    const [change, ...none] = await inbox(student);
    expect(none).toEqual([]);
    expect(change).toMatchObject({ kind: 'session_changed' });
    expect(change?.session_ids).toHaveLength(13);

    expect((await admin.post(`/api/classes/schedules/${id}/cancel/`, { reason: 'Obras' })).status).toBe(200);
    const kinds = (await inbox(student)).map((one) => [one.kind, one.session_ids.length]);
    expect(kinds).toEqual([
      ['session_cancelled', 13],
      ['session_changed', 13],
    ]);
    expect((await inbox(coach)).map((one) => one.kind)).toEqual(['session_cancelled', 'session_changed']);
  });
});
