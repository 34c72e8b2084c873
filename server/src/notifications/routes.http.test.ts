import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { newId } from '../kernel/ids.ts';
import { notificationReactions } from './reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let [admin, coach, ana, ben] = [] as unknown as [Person, Person, Person, Person];
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});
beforeEach(async () => {
  coach = await person(server, place, 'instructor');
  ana = await person(server, place, 'student');
  ben = await person(server, place, 'student');
});

const session = (options = {}) =>
  buildSession(server.db, place, {
    starts_at: '2026-03-10T18:00:00Z',
    instructor_id: coach.profile_id,
    ...options,
  });
const enroll = (who: Person, id: string, body: object = {}) =>
  who.post(`/api/classes/sessions/${id}/enroll/`, body);
const inbox = async (who: Person) => {
  await work(server, notificationReactions, server.clock.now());
  const { body } = await who.get('/api/notifications/');
  return body as {
    results: { id: string; kind: string; subject: string; body: string; student_name: string }[];
    unread_count: number;
  };
};
const kindsOf = async (who: Person) => (await inbox(who)).results.map((one) => one.kind);
const mailsTo = async (email: string) => {
  const { rows } = await server.owner.query('select subject, body from mails where to_email = $1', [email]);
  return rows as { subject: string; body: string }[];
};

describe('what a student hears', () => {
  test('of a booking, a place on the waiting list, and the place that it became', async () => {
    const { session_id } = await session({ max_participants: 1 });
    const first = await enroll(ana, session_id);
    await enroll(ben, session_id);
    expect(await kindsOf(ana)).toEqual(['enrollment_confirmed']);
    expect(await kindsOf(ben)).toEqual(['waitlisted']);
    await ana.delete(`/api/classes/enrollments/${first.body.id}/`);
    expect(await kindsOf(ben)).toEqual(['waitlist_promotion', 'waitlisted']);
    // Who cancels themselves knows it.
    expect(await kindsOf(ana)).toEqual(['enrollment_confirmed']);
    expect((await mailsTo(ben.email)).map((mail) => mail.subject)).toEqual([
      expect.stringMatching(/^¡Hay plaza!: .*10 mar, 19:00$/),
    ]);
  });

  test('nothing of the place that waiting became where the club wants it so, and of the rest as ever', async () => {
    const set = (value: boolean | null) =>
      admin.patch('/api/settings/', { club_id: place.club_id, values: { waitlist_promotion: value } });
    const { session_id } = await session({ max_participants: 1 });
    const first = await enroll(ana, session_id);
    await enroll(ben, session_id);
    expect(await kindsOf(ben)).toEqual(['waitlisted']);
    expect((await set(false)).status).toBe(200);
    await ana.delete(`/api/classes/enrollments/${first.body.id}/`);
    const { body } = await ben.get('/api/classes/my_classes/');
    expect(body.results).toMatchObject([{ session_id, status: 'enrolled' }]);
    expect(await kindsOf(ben)).toEqual(['waitlisted']);
    expect(await mailsTo(ben.email)).toEqual([]);
    await set(null);
  });

  test('of a class that the club cancels, once, with the reason; its coach too', async () => {
    const { session_id } = await session({ max_participants: 1 });
    await enroll(ana, session_id);
    await enroll(ben, session_id);
    const cancelled = await admin.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
    expect(cancelled.status).toBe(200);
    for (const who of [ana, ben, coach]) {
      const [latest] = (await inbox(who)).results;
      expect(latest).toMatchObject({ kind: 'session_cancelled', body: expect.stringContaining('Lluvia') });
      expect(await mailsTo(who.email)).toHaveLength(1);
    }
  });

  test('of several bookings made together in one message', async () => {
    const ids = [await session(), await session({ starts_at: '2026-03-11T18:00:00Z' })].map(
      (one) => one.session_id,
    );
    await ana.post('/api/classes/enroll/', { session_ids: ids });
    const { results } = await inbox(ana);
    expect(results).toMatchObject([{ kind: 'enrollment_confirmed', session_ids: ids }]);
  });

  test('of a new time, with the old one', async () => {
    const { session_id } = await session();
    await enroll(ana, session_id);
    const moved = await admin.patch(`/api/classes/sessions/${session_id}/`, { local_time: '20:30' });
    expect(moved.status).toBe(200);
    const [latest] = (await inbox(ana)).results;
    expect(latest).toMatchObject({
      kind: 'session_changed',
      body: expect.stringMatching(/Antes: .*19:00.*Ahora:.*20:30/s),
    });
    expect((await inbox(coach)).results).toMatchObject([{ kind: 'session_changed' }]);
  });

  test('not of changes that do not concern them', async () => {
    const { session_id } = await session();
    await enroll(ana, session_id);
    await admin.patch(`/api/classes/sessions/${session_id}/`, { max_participants: 6, notes: 'red' });
    expect(await kindsOf(ana)).toEqual(['enrollment_confirmed']);
  });

  test('that they were noted as absent, unless that is corrected before', async () => {
    const absent = async (who: Person, starts_at: string) => {
      const { session_id } = await session({ starts_at });
      const enrollment_id = newId();
      await server.db.tenant(place.scope, async (tx) => {
        await tx
          .insertInto('class_enrollments')
          .values({
            ...{ organization_id: place.organization_id, id: enrollment_id, session_id, currency: 'EUR' },
            ...{ student_id: who.profile_id, status: 'enrolled', enrolled_at: new Date('2026-01-01') },
          })
          .execute();
        await tx
          .updateTable('class_sessions')
          .set({ enrolled_count: 1 })
          .where('id', '=', session_id)
          .execute();
      });
      return async (present: boolean) => {
        const entries = [{ enrollment_id, present }];
        const marked = await admin.post(`/api/classes/sessions/${session_id}/mark_attendance/`, { entries });
        expect(marked.status).toBe(200);
      };
    };
    const [markAna, markBen] = [
      await absent(ana, '2026-03-02T07:00:00Z'),
      await absent(ben, '2026-03-01T07:00:00Z'),
    ];
    await markAna(false);
    await markBen(false);
    await markBen(true);
    expect(await kindsOf(ana)).toEqual(['marked_absent']);
    expect(await kindsOf(ben)).toEqual([]);
  });

  test('of nothing that is over', async () => {
    const { session_id } = await session();
    await enroll(ana, session_id);
    await work(server, notificationReactions, new Date('2026-03-10T19:00:00Z'));
    expect(await kindsOf(ana)).toEqual([]);
  });
});

describe('what a coach hears', () => {
  test('a substitute of the class, and the one who is replaced', async () => {
    const substitute = await person(server, place, 'instructor');
    const { session_id } = await session();
    await enroll(ana, session_id);
    const set = await admin.post(`/api/classes/sessions/${session_id}/substitute/`, {
      instructor_id: substitute.profile_id,
    });
    expect(set.status).toBe(200);
    expect(await kindsOf(substitute)).toEqual(['substitute_assigned']);
    expect(await kindsOf(coach)).toEqual(['session_changed']);
    expect((await inbox(ana)).results[0]).toMatchObject({
      kind: 'session_changed',
      body: expect.stringContaining(`con instructor ${substitute.email}`),
    });
  });

  test('that they help in a class from now on, or no more, and nobody else does', async () => {
    const [helper, other] = [
      await person(server, place, 'instructor'),
      await person(server, place, 'instructor'),
    ];
    const { session_id } = await session();
    await enroll(ana, session_id);
    await kindsOf(ana);
    const heard = (await inbox(ana)).results.length;
    const name = async (...assistant_instructor_ids: string[]) =>
      expect(
        (await admin.patch(`/api/classes/sessions/${session_id}/`, { assistant_instructor_ids })).status,
      ).toBe(200);
    const said = async (who: typeof helper) => {
      await kindsOf(who);
      return (await inbox(who)).results.map((one: { body: string }) => one.body.split(':')[0]);
    };
    await name(helper.profile_id);
    expect(await said(helper)).toEqual(['Ahora ayudas en esta clase']);
    await name(other.profile_id);
    expect(await said(other)).toEqual(['Ahora ayudas en esta clase']);
    expect(await said(helper)).toEqual(['Ya no ayudas en esta clase', 'Ahora ayudas en esta clase']);
    expect([await kindsOf(coach), (await inbox(ana)).results.length]).toEqual([[], heard]);
  });

  test('nothing of what they did themselves', async () => {
    const { session_id, schedule_id } = await session();
    await server.owner.query('update class_schedules set instructor_id = $1 where id = $2', [
      coach.profile_id,
      schedule_id,
    ]);
    expect((await coach.post(`/api/classes/sessions/${session_id}/cancel/`, {})).status).toBe(200);
    expect(await kindsOf(coach)).toEqual([]);
  });
});

describe('who is told', () => {
  test('a child’s guardian, in the guardian’s language', async () => {
    await server.owner.query(`update users set locale = 'en' where id = $1`, [ana.user_id]);
    const child = await buildClient(server.db, place, { name: 'Leo' });
    await lookAfter(server.db, place, ana.profile_id, child);
    const { session_id } = await session();
    await enroll(admin, session_id, { student_id: child });
    const { results } = await inbox(ana);
    expect(results).toMatchObject([
      { kind: 'enrollment_confirmed', student_name: 'Leo', subject: expect.stringMatching(/^Booked: /) },
    ]);
  });

  test('a client without an account by e-mail only', async () => {
    const client = await buildClient(server.db, place);
    const email = `${client}@example.test`;
    await server.owner.query('update client_profiles set email = $1 where id = $2', [email, client]);
    const { session_id } = await session();
    await enroll(admin, session_id, { student_id: client });
    await admin.post(`/api/classes/sessions/${session_id}/cancel/`, {});
    await work(server, notificationReactions, server.clock.now());
    expect((await mailsTo(email)).map((mail) => mail.subject)).toEqual([
      expect.stringMatching(/^Clase cancelada/),
    ]);
  });

  test('nobody, of kinds that the club has switched off', async () => {
    const other = await buildClub(server.db);
    const [owner, student] = [await person(server, other, 'owner'), await person(server, other, 'student')];
    await server.db.tenant(other.scope, (tx) =>
      tx
        .insertInto('settings')
        .values({
          organization_id: other.organization_id,
          id: newId(),
          club_id: null,
          key: 'cancellation_notification',
          value: 'false',
        })
        .execute(),
    );
    const { session_id } = await buildSession(server.db, other, { starts_at: '2026-03-10T18:00:00Z' });
    await enroll(student, session_id);
    expect(await kindsOf(student)).toEqual(['enrollment_confirmed']);
    await owner.post(`/api/classes/sessions/${session_id}/cancel/`, {});
    expect(await kindsOf(student)).toEqual(['enrollment_confirmed']);
  });
});

describe('one’s own notifications', () => {
  test('are read one by one or all at once, and nobody else’s', async () => {
    for (const day of ['10', '11', '12'])
      await enroll(ana, (await session({ starts_at: `2026-03-${day}T18:00:00Z` })).session_id);
    const before = await inbox(ana);
    expect(before).toMatchObject({ unread_count: 3 });
    const [newest] = before.results;
    const read = await ana.post(`/api/notifications/${newest?.id}/read/`);
    expect(read).toMatchObject({ status: 200, body: { read_at: '2026-03-02T09:00:00.000Z' } });
    expect((await ben.post(`/api/notifications/${newest?.id}/read/`)).status).toBe(404);
    expect((await ana.get('/api/notifications/?unread=true')).body.results).toHaveLength(2);
    const page = await ana.get('/api/notifications/?limit=2');
    const next = await ana.get(`/api/notifications/?limit=2&cursor=${page.body.next_cursor}`);
    expect([...page.body.results, ...next.body.results].map((one) => one.id)).toEqual(
      before.results.map((one) => one.id),
    );
    expect((await ana.post('/api/notifications/read_all/')).body).toEqual({ unread_count: 0 });
    expect((await ana.get('/api/notifications/')).body.unread_count).toBe(0);
  });

  test('are chosen about by those whom they can reach, in the roles that they have', async () => {
    const chosenBy = async (who: typeof ana) =>
      (await who.get('/api/notifications/preferences/')).body.preferences.map(
        (one: { kind: string }) => one.kind,
      );
    const students = await chosenBy(ana);
    expect(students).toContain('class_reminder');
    expect(students).not.toContain('holder_news');
    expect(students).not.toContain('substitute_assigned');
    const desk = await chosenBy(admin);
    expect(desk).toContain('holder_news');
    expect(desk).not.toContain('class_reminder');
    const coaches = await chosenBy(coach);
    expect(coaches).toContain('substitute_assigned');
    expect(coaches).toContain('session_changed');
    expect(coaches).not.toContain('holder_news');
    // Whoever keeps a search chooses about it, as what they are here.
    for (const who of [coach, admin]) {
      expect(await chosenBy(who)).not.toContain('new_sessions');
      const search = { name: 'Lunes', filters: { weekdays: [0] } };
      const { body } = await who.post('/api/classes/saved_searches/', search);
      expect(await chosenBy(who)).toContain('new_sessions');
      await who.delete(`/api/classes/saved_searches/${body.id}/`);
      expect(await chosenBy(who)).not.toContain('new_sessions');
    }
  });

  test('go out by e-mail as chosen, kind by kind', async () => {
    const usual = await ana.get('/api/notifications/preferences/');
    expect(usual.body.preferences).toContainEqual({ kind: 'session_cancelled', email: true, push: true });
    expect(usual.body.preferences).toContainEqual({
      ...{ kind: 'enrollment_confirmed', email: false, push: false },
    });
    const chosen = await ana.put('/api/notifications/preferences/', {
      preferences: [
        { kind: 'session_cancelled', email: false },
        { kind: 'enrollment_confirmed', email: true },
      ],
    });
    expect(chosen.body.preferences).toContainEqual({ kind: 'session_cancelled', email: false, push: true });
    const { session_id } = await session();
    await enroll(ana, session_id);
    await admin.post(`/api/classes/sessions/${session_id}/cancel/`, {});
    expect(await kindsOf(ana)).toEqual(['session_cancelled']);
    expect(await mailsTo(ana.email)).toEqual([]);
    const other = await session({ starts_at: '2026-03-12T18:00:00Z' });
    await enroll(ana, other.session_id);
    await inbox(ana);
    expect((await mailsTo(ana.email)).map((mail) => mail.subject)).toEqual([
      expect.stringMatching(/^Plaza confirmada/),
    ]);
    const wrong = await ana.put('/api/notifications/preferences/', {
      preferences: [{ kind: 'spam', email: true }],
    });
    expect(wrong.status).toBe(400);
  });
});
