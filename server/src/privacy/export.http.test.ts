import { beforeAll, expect, test } from 'vitest';
import { buildClub, giveRole, type Place, person } from '../../test/builders.ts';
import { everythingOf } from '../../test/everything.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>> & { profile_id: string };
let place: Place;
let owner: Person;
let student: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = (await person(server, place, 'owner')) as Person;
  student = (await person(server, place, 'student')) as Person;
  const coach = await person(server, place, 'instructor');
  const past = await buildSession(server.db, place, {
    ...{ starts_at: '2026-02-20T18:00:00Z', instructor_id: coach.profile_id as string },
  });
  await everythingOf(server.db, place, {
    ...{
      student_id: student.profile_id,
      user_id: student.user_id,
      instructor_id: coach.profile_id as string,
    },
    ...{ session_id: past.session_id, schedule_id: past.schedule_id },
  });
});

const file = (who: Pick<Person, 'get'>, id = student.profile_id) => who.get(`/api/clients/${id}/data/`);

test('the file has a row in every section that there is something for, and no secret', async () => {
  const { status, body, headers } = await file(student);
  expect([status, body.format, body.cut]).toEqual([200, 'bandeja.person.1', []]);
  expect(headers.get('content-disposition')).toContain('bandeja-data.json');
  const { format, organization, made_at, cut, ...sections } = body;
  const empty = Object.keys(sections).filter((name) => sections[name].length === 0);
  // What everythingOf does not write: a letter, and that somebody is to be erased; nobody looks after them, they give no classes and are told things on no browser.
  const asCoach = ['coach', 'coach_hours', 'coach_exceptions'];
  expect(empty).toEqual(['guardians', 'devices', 'mails', 'tokens', ...asCoach, 'erasures']);
  const text = JSON.stringify(body);
  for (const secret of ['token_hash', 'cus_twin', 'pm_', 'ES9121000418450200051332', 'password'])
    expect(text).not.toContain(secret);
});

test('the person, who looks after them and the desk get it; each time is in the audit log', async () => {
  const { body } = await student.post(`/api/clients/${student.profile_id}/dependants/`, {
    display_name: 'Leo',
  });
  expect((await file(student, body.client.id)).body.profile).toMatchObject([{ display_name: 'Leo' }]);
  expect((await file(owner)).status).toBe(200);
  for (const role of ['student', 'instructor'] as const)
    expect((await file(await person(server, place, role))).status).toBe(404);
  const foreign = await person(server, await buildClub(server.db), 'owner');
  expect((await file(foreign)).status).toBe(404);
  const { rows } = await server.owner.query(
    `select user_id from audit_log where entity_id = $1 and action = 'export' order by id`,
    [student.profile_id],
  );
  expect(rows.map((row) => row.user_id)).toEqual([student.user_id, owner.user_id]);
});

test('what they hear as who works here is about others, and not in it', async () => {
  for (const [kind, subject] of [
    ['holder_news', 'Otra Persona deja su plaza'],
    ['new_sessions', 'Clases nuevas'],
  ])
    await server.owner.query(
      `insert into notifications (organization_id, id, dedupe_key, user_id, kind, params, locale, subject, body)
       values ($1, gen_random_uuid(), $3, $2, $3, '{}', 'es', $4, 'x')`,
      [place.organization_id, student.user_id, kind, subject],
    );
  const subjects = (await file(student)).body.notifications.map((one: { subject: string }) => one.subject);
  expect(subjects).toContain('Clases nuevas');
  expect(subjects).not.toContain('Otra Persona deja su plaza');
});

test('what was said without a name is told to its author alone', async () => {
  const coach = await giveRole(server.db, place, (await server.signUp()).user_id, 'instructor');
  const at = { starts_at: '2026-02-27T18:00:00Z', instructor_id: coach.profile_id };
  const past = await buildSession(server.db, place, at);
  await server.owner.query(
    `insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at, checked_in, check_in_time, check_in_method)
     values ($1, gen_random_uuid(), $2, $3, 'enrolled', 'EUR', now(), true, now(), 'desk')`,
    [place.organization_id, past.session_id, student.profile_id],
  );
  await server.owner.query(
    `insert into class_attendance (organization_id, id, session_id, enrollment_id, student_id, present)
     select organization_id, gen_random_uuid(), session_id, id, student_id, true from class_enrollments where session_id = $1`,
    [past.session_id],
  );
  const said = await student.post(`/api/classes/instructors/${coach.profile_id}/evaluate/`, {
    ...{
      session_id: past.session_id,
      overall_rating: 2,
      teaching_quality: 2,
      punctuality: 2,
      communication: 2,
    },
    ...{ comments: 'Sin nombre', is_anonymous: true },
  });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  const comments = async (who: Pick<Person, 'get'>) =>
    (await file(who)).body.evaluations.map((one: { comments: string }) => one.comments);
  expect(await comments(student)).toContain('Sin nombre');
  const desk = await file(owner);
  expect(JSON.stringify(desk.body)).not.toContain('Sin nombre');
  const ofEvaluations = (one: { entity: string }) => one.entity.includes('evaluation');
  expect(desk.body.audit.filter(ofEvaluations)).toEqual([]);
});

test('who gives classes has their page, hours and leaves in it, and who runs a club their tokens', async () => {
  const coach = await person(server, place, 'student');
  const { profile_id: id } = await giveRole(server.db, place, coach.user_id, 'instructor', 'Alba Profe');
  await giveRole(server.db, place, coach.user_id, 'owner');
  const windows = [{ weekday: 0, starts_at: '09:00', ends_at: '13:00' }];
  const set = await owner.put(`/api/classes/instructors/${id}/windows/`, { windows });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
  await server.owner.query(
    `insert into instructor_exceptions (organization_id, id, instructor_id, kind, starts_at, ends_at, reason)
     values ($1, gen_random_uuid(), $2, 'unavailable', '2026-01-01', '2026-01-02', 'Boda')`,
    [place.organization_id, id],
  );
  const made = await coach.post('/api/tokens/', {
    name: 'La web',
    scopes: ['clients.view_clientprofile'],
    read_only: true,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { body } = await file(coach as Person, coach.profile_id as string);
  expect(body).toMatchObject({
    coach: [{ display_name: 'Alba Profe' }],
    coach_hours: [{ weekday: 0 }],
    coach_exceptions: [{ reason: 'Boda' }],
    tokens: [{ name: 'La web' }],
  });
  const desk = await file(owner, coach.profile_id as string);
  const none = { coach: [], coach_hours: [], coach_exceptions: [], tokens: [] };
  expect(desk.body).toMatchObject(none);
});

test('five thousand classes are in one file', { timeout: 180_000 }, async () => {
  const { profile_id } = await person(server, place, 'student');
  const { session_id } = await buildSession(server.db, place, { starts_at: '2025-03-10T18:00:00Z' });
  await server.owner.query(
    `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time,
       scheduled_datetime, ends_at, duration_minutes, min_participants, max_participants, price, currency, status)
     select organization_id, gen_random_uuid(), schedule_id, club_id, occurrence_date - n, occurrence_time, local_date - n, local_time,
            scheduled_datetime - n * interval '1 day', ends_at - n * interval '1 day', duration_minutes, 1, 4, 0, 'EUR', 'completed'
       from class_sessions cross join generate_series(1, 5000) n where id = $1`,
    [session_id],
  );
  await server.owner.query(
    `insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at, session_starts_at, session_ends_at)
     select organization_id, gen_random_uuid(), id, $2, 'enrolled', 'EUR', now(), scheduled_datetime, ends_at
       from class_sessions where schedule_id = (select schedule_id from class_sessions where id = $1) and id <> $1`,
    [session_id, profile_id],
  );
  const { status, body } = await file(owner, profile_id as string);
  expect([status, body.bookings?.length ?? JSON.stringify(body), body.cut]).toEqual([200, 5000, []]);
});
