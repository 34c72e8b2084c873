import { beforeAll, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';

/* Who is to be called about a change that was taken back: nobody of them is reached by a message. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const client = (name: string) => buildClient(server.db, club.place, { name });
const enrolIn = (session: ApiSession, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
const once = async (start_date: string): Promise<ApiSession> => {
  const day = { start_date, start_time: '11:00', recurrence: 'once', recurrence_days: [] };
  const { id } = await club.published({ ...day, name: start_date, max_participants: 4 });
  return (await club.sessionsOf(id))[0];
};
const detail = async (id: string) => (await club.admin.get(`/api/changes/${id}/`)).body;
const toCall = async (id: string) =>
  (await detail(id)).to_call.map((one: ApiSession) => [
    ...[one.student_name, one.about, one.called_at !== null, one.knows_since !== null],
  ]);
const counts = async (id: string) => {
  const { to_call_count, called_count } = await detail(id);
  return [to_call_count, called_count];
};

test('whoever was called about the change is called about the way back; who was not, need not be', async () => {
  const [session, other] = [await once('2026-05-05'), await once('2026-05-06')];
  const [called, uncalled, both] = [await client('Avisado'), await client('Sin avisar'), await client('Dos')];
  for (const id of [called, uncalled, both]) await enrolIn(session, id);
  await enrolIn(other, both);
  const days = { starts_on: '2026-05-05', ends_on: '2026-05-06', name: 'Tormenta', otherwise: 'cancel' };
  const { effect } = (await club.admin.post(`/api/clubs/${club.place.club_id}/closures/`, days)).body;
  const tick = (student_id: string) =>
    club.admin.post(`/api/changes/${effect.id}/called/`, { student_id, called: true });
  await tick(called);
  expect(await counts(effect.id)).toEqual([3, 1]);
  const { classes } = (await club.admin.post(`/api/changes/${effect.id}/undo/preview/`)).body;
  const chosen = classes
    .filter((one: ApiSession) => one.session_id === session.id)
    .map(({ session_id, version }: ApiSession) => ({ session_id, version }));
  const undone = await club.admin.post(`/api/changes/${effect.id}/undo/`, { classes: chosen });
  expect(undone.status).toBe(200);
  expect(await toCall(effect.id)).toEqual([
    ['Avisado', 'undo', false, true],
    // Their other class is still off, and nobody has told them.
    ['Dos', 'change', false, false],
  ]);
  expect(await counts(effect.id)).toEqual([2, 0]);
  expect((await tick(called)).status).toBe(204);
  expect(await counts(effect.id)).toEqual([2, 1]);
});
