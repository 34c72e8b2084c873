import { beforeAll, expect, test } from 'vitest';
import { giveRole } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';

/* What was kept in spite of a change is not forgotten: it stands in one list until somebody has solved it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const once = async (start_date: string, start_time: string, more: object = {}): Promise<ApiSession> => {
  const day = { start_date, start_time, recurrence: 'once', recurrence_days: [] };
  const { id } = await club.published({ ...day, name: `${start_date} ${start_time}`, ...more });
  return (await club.sessionsOf(id))[0];
};
const unsolved = async (who = club.admin) => {
  const { body } = await who.get(`/api/changes/unsolved/?club_id=${club.place.club_id}`);
  expect((await who.get('/api/changes/unsolved/')).body).toEqual(body);
  return body.results.map((one: ApiSession) => [one.session_id, one.reasons]);
};
const away = (from: string, until: string) => ({
  ...{ starts_at: `${from}T00:00:00+02:00`, ends_at: `${until}T00:00:00+02:00`, otherwise: 'keep' },
});

test('a class kept while its coach is away stands there until somebody else gives it', async () => {
  const session = await once('2026-04-07', '17:00');
  expect(await unsolved()).toEqual([]);
  await club.admin.post(
    `/api/classes/instructors/${club.coach.profile_id}/exceptions/`,
    away('2026-04-07', '2026-04-08'),
  );
  expect(await unsolved()).toEqual([[session.id, ['coach_away']]]);
  expect(await unsolved(club.coach)).toEqual([[session.id, ['coach_away']]]);
  expect(await unsolved(club.colleague)).toEqual([]);
  await club.admin.patch(`/api/classes/sessions/${session.id}/`, {
    substitute_instructor_id: club.colleague.profile_id,
  });
  expect(await unsolved()).toEqual([]);
  await club.admin.post(`/api/classes/sessions/${session.id}/cancel/`, {});
});

test('a class on a closed day, or on a closed court, until it is moved or called off', async () => {
  const [one, two] = [await once('2026-04-14', '17:00'), await once('2026-04-14', '19:30')];
  const closure = { starts_on: '2026-04-14', ends_on: '2026-04-14', otherwise: 'keep' };
  await club.admin.post(`/api/clubs/${club.place.club_id}/closures/`, closure);
  await club.admin.patch(`/api/courts/${club.court_id}/`, { is_active: false, otherwise: 'keep' });
  expect(await unsolved()).toEqual([
    [one.id, ['club_closed', 'court_inactive']],
    [two.id, ['club_closed', 'court_inactive']],
  ]);
  await club.admin.post(`/api/classes/sessions/${one.id}/cancel/`, { reason: 'obras' });
  await club.admin.patch(`/api/classes/sessions/${two.id}/`, {
    ...{ local_date: '2026-04-15', court_id: club.other_court_id },
  });
  expect(await unsolved()).toEqual([]);
  await club.admin.post(`/api/classes/sessions/${two.id}/cancel/`, {});
  await club.admin.patch(`/api/courts/${club.court_id}/`, { is_active: true });
});

test('classes that are made outside of shorter hours, a class over its places, and one whose coach has left', async () => {
  const body = { opening_hours: [{ weekday: 2, opens_at: '08:00', closes_at: '18:00' }], otherwise: 'keep' };
  await club.admin.put(`/api/clubs/${club.place.club_id}/opening_hours/`, body);
  const late = await once('2026-04-22', '17:30');
  const inside = await once('2026-04-29', '10:00');
  expect(await unsolved()).toEqual([[late.id, ['closed_hours']]]);
  await club.admin.put(`/api/clubs/${club.place.club_id}/opening_hours/`, { opening_hours: [] });
  for (const student_id of [club.student.profile_id, (await another()).profile_id])
    await club.admin.post(`/api/classes/sessions/${inside.id}/enroll/`, { student_id });
  await club.admin.post(`/api/classes/sessions/${inside.id}/capacity/`, {
    ...{ max_participants: 1, otherwise: 'keep' },
  });
  await club.admin.patch(`/api/classes/instructors/${club.coach.profile_id}/`, {
    ...{ is_active: false, otherwise: 'keep' },
  });
  expect(await unsolved()).toEqual([
    [late.id, ['coach_inactive']],
    [inside.id, ['coach_inactive', 'over_capacity']],
  ]);
  await club.admin.patch(`/api/classes/sessions/${late.id}/`, { instructor_id: null });
  expect((await unsolved())[0]).toEqual([late.id, ['without_coach']]);
});

const another = async () =>
  giveRole(server.db, club.place, (await server.signUp()).user_id, 'student', 'Otra');
