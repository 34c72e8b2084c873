import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* A class, or a group, gets fewer places than people have. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let places: number;
beforeAll(async () => {
  club = await buildTimetable(server);
  places = 0;
});

const client = (name: string) => buildClient(server.db, club.place, { name });
const enrolIn = (session: ApiSession, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
/** Each on a day of its own, so that nobody is in two at once. */
const once = async (more: object = {}): Promise<ApiSession> => {
  const start_date = `2026-04-${String(++places).padStart(2, '0')}`;
  const day = { start_date, recurrence: 'once', recurrence_days: [], max_participants: 4 };
  const { id } = await club.published({ ...day, name: `Clase ${places}`, ...more });
  return (await club.sessionsOf(id))[0];
};
const ofClass = (session: ApiSession) => `/api/classes/sessions/${session.id}/capacity/`;
const ofGroup = (id: string) => `/api/classes/schedules/${id}/capacity/`;
const look = async (path: string, body: object) => (await club.admin.post(`${path}preview/`, body)).body;
const people = async (session: ApiSession) => {
  const { rows } = await server.owner.query(
    `select c.display_name as name, e.status from class_enrollments e join client_profiles c on c.id = e.student_id
      where e.session_id = $1 and e.status <> 'cancelled'
      order by e.status, case when e.status = 'waitlisted' then -e.waitlist_priority end,
               case when e.status = 'waitlisted' then e.waitlist_sequence end, c.display_name`,
    [session.id],
  );
  return rows.map(({ name, status }: { name: string; status: string }) =>
    status === 'enrolled' ? name : `${name} waits`,
  );
};
const counts = async (session: ApiSession) => {
  const { rows } = await server.owner.query(
    'select enrolled_count, max_participants, over_capacity, edited_fields from class_sessions where id = $1',
    [session.id],
  );
  return rows[0];
};
/** Three who booked in this order, and one who has waited since. */
const full = async (more: object = {}) => {
  const session = await once({ max_participants: 3, ...more });
  for (const name of ['Ana', 'Bea', 'Caro', 'Dora']) await enrolIn(session, await client(name));
  return session;
};
const undo = async (id: string) => {
  const preview = (await club.admin.post(`/api/changes/${id}/undo/preview/`)).body;
  const classes = preview.classes.map(({ session_id, version }: ApiSession) => ({ session_id, version }));
  return { preview, done: await club.admin.post(`/api/changes/${id}/undo/`, { classes }) };
};

describe('a class with fewer places than people', () => {
  test('is refused by an ordinary change, and shows who booked last before it is decided', async () => {
    const session = await full();
    const refused = await club.admin.patch(`/api/classes/sessions/${session.id}/`, { max_participants: 1 });
    expect([refused.status, refused.body.code]).toEqual([409, 'scheduling.below_enrolled']);
    const { classes, people: concerned } = await look(ofClass(session), { max_participants: 1 });
    expect(classes).toMatchObject([
      {
        ...{ session_id: session.id, max_participants: 3, enrolled_count: 3 },
        offers: ['keep', 'queue_last', 'cancel_last'],
        losing: [{ student_name: 'Caro' }, { student_name: 'Bea' }],
      },
    ]);
    expect(concerned.map((one: ApiSession) => one.student_name)).toEqual(['Bea', 'Caro']);
    const undecided = await club.admin.post(ofClass(session), { max_participants: 1 });
    expect([undecided.status, undecided.body.code]).toEqual([409, 'changes.undecided']);
    expect(await people(session)).toEqual(['Ana', 'Bea', 'Caro', 'Dora waits']);
  });

  test('keeps them all until they leave, and takes nobody new meanwhile', async () => {
    const session = await full();
    const kept = await club.admin.post(ofClass(session), { max_participants: 2, otherwise: 'keep' });
    expect(kept.body.effect).toMatchObject({ kept: 1, told: 0, to_call: [] });
    expect(await counts(session)).toMatchObject({ enrolled_count: 3, max_participants: 2, over_capacity: 1 });
    await enrolIn(session, await client('Eva'));
    expect(await people(session)).toEqual(['Ana', 'Bea', 'Caro', 'Dora waits', 'Eva waits']);
    const leave = async (name: string) => {
      const { rows } = await server.owner.query(
        `select e.id from class_enrollments e join client_profiles c on c.id = e.student_id
          where e.session_id = $1 and c.display_name = $2`,
        [session.id, name],
      );
      expect((await club.admin.delete(`/api/classes/enrollments/${rows[0].id}/`)).status).toBe(200);
    };
    await leave('Ana');
    expect(await people(session)).toEqual(['Bea', 'Caro', 'Dora waits', 'Eva waits']);
    expect(await counts(session)).toMatchObject({ enrolled_count: 2, over_capacity: 0 });
    await leave('Bea');
    expect(await people(session)).toEqual(['Caro', 'Dora', 'Eva waits']);
  });

  test('the last ones wait before everybody, are told so once, and have their place again by undo', async () => {
    const session = await once({ max_participants: 2 });
    await enrolIn(session, await client('Ana'));
    await enrolIn(session, club.student.profile_id);
    await enrolIn(session, await client('Dora'));
    const { body } = await club.admin.post(ofClass(session), {
      ...{ max_participants: 1, otherwise: 'queue_last' },
    });
    expect(body.effect).toMatchObject({ queue_last: 1, told: 1 });
    expect(body.max_participants).toBe(1);
    expect((await people(session)).slice(0, 1)).toEqual(['Ana']);
    expect((await people(session))[2]).toBe('Dora waits');
    await work(server, notificationReactions, server.clock.now());
    const told = (await club.student.get('/api/notifications/')).body.results.filter((one: ApiSession) =>
      one.session_ids.includes(session.id),
    );
    expect(told.map((one: ApiSession) => one.kind)).toEqual(['enrollment_cancelled']);
    expect(told[0].body).toMatch(/cabeza de la lista|front of the waiting list/);
    const { preview, done } = await undo(body.effect.id);
    expect(preview.classes).toMatchObject([{ action: 'rebook', returning: 1, not_back: [] }]);
    expect([done.status, done.body.not_back]).toEqual([200, []]);
    expect((await people(session))[2]).toBe('Dora waits');
    expect(await counts(session)).toMatchObject({
      enrolled_count: 2,
      max_participants: 2,
      edited_fields: [],
    });
  });

  test('the last ones are out, and come back before who waits; who is elsewhere by then is named', async () => {
    const session = await full();
    const { body } = await club.admin.post(ofClass(session), {
      ...{ max_participants: 1, otherwise: 'cancel_last' },
    });
    expect(body.effect).toMatchObject({ cancel_last: 1, to_call: [{}, {}] });
    expect(await people(session)).toEqual(['Ana', 'Dora waits']);
    const other = await once({
      ...{ start_date: session.local_date, court_id: club.other_court_id },
      instructor_id: null,
    });
    const bea = body.effect.to_call.find((one: ApiSession) => one.student_name === 'Bea');
    expect((await enrolIn(other, bea.student_id)).status).toBe(201);
    const { preview, done } = await undo(body.effect.id);
    expect(preview.classes[0].not_back).toMatchObject([
      { student_name: 'Bea', reason: 'overlapping_booking' },
    ]);
    expect(done.body.not_back).toMatchObject([{ student_name: 'Bea', reason: 'overlapping_booking' }]);
    expect(await people(session)).toEqual(['Ana', 'Caro', 'Dora']);
    expect((await club.admin.post(`/api/changes/${body.effect.id}/undo/`, { classes: [] })).status).toBe(409);
  });

  test('places that somebody has set since stay as they are, with who is in them', async () => {
    const session = await full();
    const { body } = await club.admin.post(ofClass(session), {
      ...{ max_participants: 1, otherwise: 'cancel_last' },
    });
    await club.admin.patch(`/api/classes/sessions/${session.id}/`, { max_participants: 2 });
    const { preview, done } = await undo(body.effect.id);
    expect([preview.classes, done.status]).toEqual([[], 200]);
    expect(await people(session)).toEqual(['Ana', 'Dora']);
  });
});

describe('a group with fewer places', () => {
  test('holders of fixed places go last and keep their claim; classes given their own number stay', async () => {
    const { id } = await club.published({ name: 'Grupo', start_time: '10:00', max_participants: 2 });
    const holder = await client('Titular');
    await club.admin.post(`/api/classes/schedules/${id}/places/`, {
      ...{ student_id: holder, starts_on: '2026-03-03' },
    });
    const sessions = await club.sessionsOf(id);
    const [first, second, third] = sessions;
    for (const session of [first, second, third]) await enrolIn(session, await client('Suelta'));
    await club.admin.patch(`/api/classes/sessions/${third.id}/`, { max_participants: 3 });
    const { classes } = await look(ofGroup(id), { max_participants: 1 });
    expect(classes.map((one: ApiSession) => [one.session_id, one.losing[0].student_name])).toEqual([
      [first.id, 'Suelta'],
      [second.id, 'Suelta'],
    ]);
    const [one, two] = classes.map(({ session_id, version }: ApiSession) => ({ session_id, version }));
    const { body } = await club.admin.post(ofGroup(id), {
      max_participants: 1,
      classes: [
        { ...one, action: 'cancel_last' },
        { ...two, action: 'keep' },
      ],
    });
    expect(body.effect).toMatchObject({ cancel_last: 1, kept: 1 });
    expect(await people(first)).toEqual(['Titular']);
    expect(await people(second)).toEqual(['Suelta', 'Titular']);
    expect(await people(third)).toEqual(['Suelta', 'Titular']);
    expect((await club.admin.get(`/api/changes/${body.effect.id}/`)).body).toMatchObject({
      ...{ kind: 'capacity', cancel_last: 1, kept: 1, can_undo: true },
    });
    await undo(body.effect.id);
    expect(await people(first)).toEqual(['Suelta', 'Titular']);
    expect(await counts(second)).toMatchObject({ max_participants: 2, over_capacity: 0 });
    expect((await club.admin.get(`/api/classes/schedules/${id}/`)).body.max_participants).toBe(2);
  });

  test('a holder who is over waits in front for the date, whatever is chosen', async () => {
    const { id } = await club.published({ name: 'Solo titulares', start_time: '12:00', max_participants: 2 });
    for (const name of ['Uno', 'Dos'])
      await club.admin.post(`/api/classes/schedules/${id}/places/`, {
        ...{ student_id: await client(name), starts_on: '2026-03-03' },
      });
    const [first] = await club.sessionsOf(id);
    await club.admin.post(ofClass(first), { max_participants: 1, otherwise: 'cancel_last' });
    expect(await people(first)).toEqual(['Uno', 'Dos waits']);
  });

  test('from one class on: the earlier ones keep their places', async () => {
    const { id } = await club.published({ name: 'Desde', start_time: '14:00', max_participants: 2 });
    const [first, second] = await club.sessionsOf(id);
    for (const session of [first, second])
      for (const name of ['Uno', 'Dos']) await enrolIn(session, await client(name));
    const wish = { scope: 'following', max_participants: 1 };
    expect((await look(ofClass(second), wish)).classes).toMatchObject([{ session_id: second.id }]);
    const { status } = await club.admin.post(ofClass(second), { ...wish, otherwise: 'queue_last' });
    expect(status).toBe(200);
    expect([await people(first), await people(second)]).toEqual([
      ['Dos', 'Uno'],
      ['Uno', 'Dos waits'],
    ]);
  });
});
