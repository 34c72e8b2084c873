import { beforeAll, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';

/* A club that is not in use any more: nobody books there, who has a place keeps it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let session: ApiSession;
let group: string;
let holder: string;
beforeAll(async () => {
  club = await buildTimetable(server);
  group = (await club.published({ allow_drop_in: true })).id;
  session = (await club.sessionsOf(group))[1];
  holder = await buildClient(server.db, club.place);
  await club.admin.post(`/api/classes/schedules/${group}/places/`, { student_id: holder });
});
const setActive = (is_active: boolean) =>
  club.admin.patch(`/api/clubs/${club.place.club_id}/`, {
    is_active,
    // Its classes are decided about with it (docs/domain/changes.md); here they stay.
    ...(!is_active && { otherwise: 'keep' }),
  });
const enroll = (who: Timetable['student'], body: object) =>
  who.post(`/api/classes/sessions/${session.id}/enroll/`, body);

test('a deactivated club takes no bookings, from students or from the desk, until it is in use again', async () => {
  expect((await setActive(false)).status).toBe(200);
  const student_id = await buildClient(server.db, club.place);
  for (const reply of [await enroll(club.student, {}), await enroll(club.admin, { student_id })])
    expect([reply.status, reply.body.code]).toEqual([409, 'enrollment.club_inactive']);
  const asked = await club.student.get(`/api/classes/sessions/${session.id}/can_enroll/`);
  expect(asked.body).toMatchObject({ can_enroll: false, code: 'enrollment.club_inactive' });
  expect((await setActive(true)).status).toBe(200);
  const booked = await enroll(club.student, {});
  expect([booked.status, booked.body.code]).toEqual([201, undefined]);
});

test('who has a place there keeps it and can give it back, and holders keep their dates', async () => {
  await setActive(false);
  const { rows } = await server.owner.query(
    "select 1 from class_enrollments where student_id = $1 and status = 'enrolled'",
    [holder],
  );
  expect(rows.length).toBeGreaterThan(1);
  const left = await club.student.post(`/api/classes/sessions/${session.id}/cancel_enrollment/`, {});
  expect(left.status).toBe(200);
  await setActive(true);
});
