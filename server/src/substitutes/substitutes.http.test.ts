import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { substitutesIn } from '../../test/substitutes.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';

/* Coaches who are asked whether they give a class (docs/domain/substitutes.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let third: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  club = await buildTimetable(server);
  third = await person(server, club.place, 'instructor');
});

const { path, once, ask, offers, stateOf, accept, decline, inbox } = substitutesIn(server, () => club);

describe('a class that two are asked about', () => {
  let session: ApiSession;
  let request: { id: string; asks: unknown[]; state: string };
  beforeAll(async () => {
    session = await once();
    const ana = await buildClient(server.db, club.place, { name: 'Ana Secreta' });
    await club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id: ana });
    await club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, {
      student_id: club.student.profile_id,
    });
    await Promise.all([inbox(club.colleague), inbox(third), inbox(club.admin), inbox(club.student)]);
  });

  test('who could be asked: not whoever gives it', async () => {
    const { status, body } = await club.admin.post(`${path}candidates/`, { session_ids: [session.id] });
    expect(status).toBe(200);
    expect(
      body.results.map(({ instructor, can_give }: ApiSession) => [instructor.id, can_give.length]),
    ).toEqual(
      expect.arrayContaining([
        [club.colleague.profile_id, 1],
        [third.profile_id, 1],
      ]),
    );
    expect(JSON.stringify(body)).not.toContain(club.coach.profile_id);
  });

  test('is asked once, each with one message, and no name of a student', async () => {
    const asked = await ask([session], [club.colleague, third], { words: ' Lo agradecería ' });
    expect(asked).toMatchObject({
      status: 201,
      body: {
        left_out: [],
        requests: [{ state: 'open', words: 'Lo agradecería', absent: { id: club.coach.profile_id } }],
      },
    });
    [request] = asked.body.requests;
    const again = await ask([session], [club.colleague, third]);
    expect([again.status, again.body.code, again.body.left_out]).toEqual([
      ...[409, 'substitutes.nobody_to_ask'],
      [{ session_id: session.id, reason: 'asked_already' }],
    ]);
    const [offer] = await offers(third, session);
    expect(offer).toMatchObject({
      ...{
        id: request.id,
        answer: null,
        words: 'Lo agradecería',
        abilities: { accept: true, decline: true },
      },
      class: { session_id: session.id, enrolled_count: 2, local_time: '17:00' },
    });
    expect(JSON.stringify(offer)).not.toContain('Secreta');
    const [told, ...before] = await inbox(third);
    expect(told).toMatchObject({ kind: 'substitute_wanted', session_ids: [session.id] });
    expect(told?.body).toContain('Lo agradecería');
    expect(before.filter(({ kind }) => kind === 'substitute_wanted')).toEqual([]);
  });

  test('who was asked sees no roster before they accept', async () => {
    expect((await third.get(`/api/classes/sessions/${session.id}/enrollments/`)).status).toBe(404);
  });

  test('is nobody else’s to answer, nor to see', async () => {
    expect((await accept(club.coach, request.id)).status).toBe(404);
    expect((await club.student.get(`${path}mine/`)).status).toBe(403);
    expect((await third.get(path)).body.results).toEqual([]);
    expect(
      (await third.post(path, { session_ids: [session.id], instructor_ids: [third.profile_id] })).status,
    ).toBe(403);
    expect((await third.post(`${path}${request.id}/withdraw/`)).status).toBe(403);
  });

  test('one declines with words; the other accepts and gives it; each is told once', async () => {
    expect(await decline(club.colleague, request.id, 'Estoy de viaje')).toMatchObject({
      status: 200,
      body: { answer: 'declined', abilities: { accept: true, decline: false } },
    });
    const accepted = await accept(third, request.id, 'Allí estaré');
    expect(accepted).toMatchObject({
      status: 200,
      body: { substitute_instructor: { id: third.profile_id }, abilities: { view_roster: true } },
    });
    expect((await accept(third, request.id)).status).toBe(200);
    expect((await accept(club.colleague, request.id)).body.code).toBe('substitutes.taken');
    const { body } = await club.admin.get(`${path}?session_id=${session.id}`);
    expect(body.results).toMatchObject([
      {
        state: 'accepted',
        asks: expect.arrayContaining([
          expect.objectContaining({ answer: 'declined', words: 'Estoy de viaje' }),
          expect.objectContaining({ answer: 'accepted', words: 'Allí estaré' }),
        ]),
      },
    ]);
    const [desk] = await inbox(club.admin);
    expect(desk).toMatchObject({ kind: 'substitute_answered', session_ids: [session.id] });
    expect(desk?.body).toContain('Allí estaré');
    const news = (await inbox(club.student)).filter(({ kind }) => kind === 'session_changed');
    expect(news).toHaveLength(1);
    // Who declined hears no more of it, who accepted nothing of what they did themselves.
    expect((await inbox(club.colleague)).map(({ kind }) => kind)).toEqual(['substitute_wanted']);
    expect((await inbox(third)).map(({ kind }) => kind)).toEqual(['substitute_wanted']);
  });
});

test('who did not answer hears once that it is taken', async () => {
  const session = await once();
  const { body } = await ask([session], [club.colleague, third]);
  await inbox(club.colleague);
  await accept(third, body.requests[0].id);
  const [taken] = await inbox(club.colleague);
  expect(taken).toMatchObject({ kind: 'substitute_wanted', session_ids: [session.id] });
  expect(taken?.subject).toMatch(/ya cubierta|taken/);
  expect(await offers(club.colleague, session)).toEqual([]);
});

test('when everybody has declined the question is over, and the desk is told once', async () => {
  const session = await once();
  const { body } = await ask([session], [club.colleague, third]);
  const [{ id }] = body.requests;
  await inbox(club.admin);
  await decline(third, id);
  expect(await stateOf(session)).toEqual(['open']);
  await decline(club.colleague, id);
  expect(await stateOf(session)).toEqual(['declined']);
  const [told, before] = await inbox(club.admin);
  expect(told?.subject).toMatch(/Nadie|Nobody/);
  expect(before?.session_ids).not.toContain(session.id);
  expect((await accept(third, id)).body).toMatchObject({
    code: 'substitutes.over',
    params: { state: 'declined' },
  });
  // And it can be asked anew.
  expect((await ask([session], [third])).status).toBe(201);
  expect(await stateOf(session)).toEqual(['open', 'declined']);
});

describe('several classes at once', () => {
  test('each coach is asked for those that they can give, in one message', async () => {
    const [one, two] = [await once(), await once()];
    await club.published({
      ...{ start_date: two.local_date, start_time: '17:30', recurrence: 'once', recurrence_days: [] },
      ...{ name: 'Otra', instructor_id: third.profile_id, court_id: club.other_court_id },
    });
    const { status, body } = await ask([one, two], [third]);
    expect([status, body.left_out]).toEqual([201, [{ session_id: two.id, reason: 'nobody_free' }]]);
    await ask([two, one], [club.colleague]);
    const [told] = await inbox(club.colleague);
    expect(told?.session_ids).toEqual([one.id, two.id]);
    expect((await club.admin.get(`${path}?session_id=${one.id}`)).body.results[0].asks).toHaveLength(2);
  });

  test('an acceptance that has become impossible says why, and the question stays', async () => {
    const session = await once();
    const { body } = await ask([session], [third, club.colleague]);
    await club.published({
      ...{ start_date: session.local_date, start_time: '18:00', recurrence: 'once', recurrence_days: [] },
      ...{ name: 'Entretanto', instructor_id: third.profile_id, court_id: club.other_court_id },
    });
    const [offer] = await offers(third, session);
    expect(offer).toMatchObject({
      ...{ obstacle: 'busy', busy_with: 'Entretanto', abilities: { accept: false, decline: true } },
    });
    const refused = await accept(third, body.requests[0].id);
    expect([refused.status, refused.body.code, refused.body.params.title]).toEqual([
      ...[409, 'scheduling.instructor_busy', 'Entretanto'],
    ]);
    expect(await stateOf(session)).toEqual(['open']);
    await server.owner.query('update instructors set accepts_substitutions = false where id = $1', [
      club.colleague.profile_id,
    ]);
    expect((await offers(club.colleague, session))[0]).toMatchObject({
      ...{ obstacle: 'takes_no_substitutions', busy_with: null, abilities: { accept: false } },
    });
    expect((await accept(club.colleague, body.requests[0].id)).body.code).toBe('scheduling.no_substitutions');
    await server.owner.query('update instructors set accepts_substitutions = true where id = $1', [
      club.colleague.profile_id,
    ]);
  });
});

describe('a question ends by itself', () => {
  const asked = async () => {
    const session = await once();
    const { body } = await ask([session], [third]);
    return { session, id: body.requests[0].id as string };
  };

  test('when the class is called off, and stays so when it takes place after all', async () => {
    const { session, id } = await asked();
    await club.admin.post(`/api/classes/sessions/${session.id}/cancel/`, { reason: 'x' });
    expect(await stateOf(session)).toEqual(['cancelled']);
    await club.admin.post(`/api/classes/sessions/${session.id}/reinstate/`, {});
    expect(await stateOf(session)).toEqual(['cancelled']);
    expect((await accept(third, id)).body.code).toBe('substitutes.over');
  });

  test('when it is moved', async () => {
    const { session } = await asked();
    await club.admin.patch(`/api/classes/sessions/${session.id}/`, { local_time: '16:00' });
    expect(await stateOf(session)).toEqual(['moved']);
    expect(await offers(third, session)).toEqual([]);
  });

  test('not when only its court changes', async () => {
    const { session } = await asked();
    await club.admin.patch(`/api/classes/sessions/${session.id}/`, { court_id: club.other_court_id });
    expect(await stateOf(session)).toEqual(['open']);
  });

  test('when the desk names somebody', async () => {
    const { session } = await asked();
    await club.admin.post(`/api/classes/sessions/${session.id}/substitute/`, {
      instructor_id: club.colleague.profile_id,
    });
    expect(await stateOf(session)).toEqual(['given']);
  });

  test('when it is withdrawn; whoever was asked is told', async () => {
    const { session, id } = await asked();
    await inbox(third);
    expect(await club.admin.post(`${path}${id}/withdraw/`)).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', abilities: { withdraw: false } },
    });
    expect((await club.admin.post(`${path}${id}/withdraw/`)).body.code).toBe('substitutes.over');
    expect((await inbox(third))[0]).toMatchObject({ session_ids: [session.id] });
  });

  test('when the coach is not away after all', async () => {
    const session = await once();
    const absence = await club.admin.post(`/api/classes/instructors/${club.coach.profile_id}/exceptions/`, {
      starts_at: `${session.local_date}T00:00:00+02:00`,
      ends_at: `${session.local_date}T23:00:00+02:00`,
      otherwise: 'keep',
    });
    expect(absence.status).toBe(201);
    await ask([session], [third]);
    expect(await stateOf(session)).toEqual(['open']);
    await club.admin.delete(
      `/api/classes/instructors/${club.coach.profile_id}/exceptions/${absence.body.id}/`,
    );
    expect(await stateOf(session)).toEqual(['returned']);
  });

  test('when the class has begun', async () => {
    const session = await once();
    const { body } = await ask([session], [third]);
    const before = server.clock.now();
    server.clock.set(session.scheduled_datetime);
    expect(await stateOf(session)).toEqual(['begun']);
    expect(await offers(third, session)).toEqual([]);
    expect((await accept(third, body.requests[0].id)).body).toMatchObject({
      code: 'substitutes.over',
      params: { state: 'begun' },
    });
    server.clock.set(before.toISOString());
  });
});

test('the coach of the group may ask for theirs, and is told who accepts', async () => {
  const session = await once();
  const asked = await club.coach.post(path, {
    session_ids: [session.id],
    instructor_ids: [third.profile_id],
  });
  expect(asked.status).toBe(201);
  await inbox(club.coach);
  await accept(third, asked.body.requests[0].id);
  const kinds = (await inbox(club.coach))
    .filter(({ session_ids }) => session_ids.includes(session.id))
    .map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['session_changed', 'substitute_answered']);
});

test('one more coach is asked without taking the words or the place of who asked first', async () => {
  const session = await once();
  const first = await club.coach.post(path, {
    ...{ session_ids: [session.id], instructor_ids: [third.profile_id], words: 'Es urgente' },
  });
  await ask([session], [club.colleague]);
  const { body } = await club.admin.get(`${path}?session_id=${session.id}`);
  expect(body.results).toMatchObject([
    { words: 'Es urgente', asked_by: first.body.requests[0].asked_by, asks: [{}, {}] },
  ]);
  expect((await offers(club.colleague, session))[0].words).toBe('Es urgente');
  await inbox(club.coach);
  await accept(third, first.body.requests[0].id);
  const told = (await inbox(club.coach)).filter(
    ({ kind, session_ids }) => kind === 'substitute_answered' && session_ids.includes(session.id),
  );
  expect(told).toHaveLength(1);
});

test('what there is not is named by its place in the body', async () => {
  const session = await once();
  const nobody = '01900000-0000-7000-8000-000000000000';
  const unknown = await club.admin.post(path, { session_ids: [session.id], instructor_ids: [nobody] });
  expect([unknown.status, unknown.body.errors?.[0].path]).toEqual([422, '/instructor_ids/0']);
  const noClass = await club.admin.post(path, {
    session_ids: [nobody],
    instructor_ids: [third.profile_id],
  });
  expect([noClass.status, noClass.body.errors?.[0].path]).toEqual([422, '/session_ids/0']);
});
