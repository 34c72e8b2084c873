import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, buildSecondClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
let ana: Awaited<ReturnType<typeof person>>;
let ben: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  ana = await person(server, place, 'student');
  ben = await person(server, place, 'student');
});
const session = (options = {}) => buildSession(server.db, place, options).then((built) => built.session_id);
const enroll = (who: typeof ana, id: string, body: object = {}) =>
  who.post(`/api/classes/sessions/${id}/enroll/`, body);

describe('enrolling', () => {
  test('a student takes a place, sees it under my classes, and gives it back', async () => {
    const id = await session({ starts_at: '2026-03-10T18:00:00Z' });
    const booked = await enroll(ana, id);
    expect(booked).toMatchObject({
      status: 201,
      body: { status: 'enrolled', waitlist_position: null, price: 1500 },
    });
    const mine = await ana.get('/api/classes/my_classes/');
    expect(mine.body.results).toContainEqual(
      expect.objectContaining({
        session_id: id,
        scheduled_datetime: '2026-03-10T19:00:00+01:00',
        can_cancel: true,
      }),
    );
    const cancelled = await ana.delete(`/api/classes/enrollments/${booked.body.id}/`);
    expect(cancelled).toMatchObject({
      status: 200,
      body: { status: 'cancelled', is_late_cancellation: false },
    });
    expect(await counts(id)).toEqual({ enrolled_count: 0, waitlisted_count: 0 });
  });

  test('the desk sees the classes of any client, a student only their own', async () => {
    const id = await session({ starts_at: '2026-03-24T07:00:00Z' });
    const { student_id } = (await enroll(ana, id)).body;
    const path = `/api/classes/my_classes/?student_id=${student_id}`;
    expect((await admin.get(path)).body.results).toContainEqual(expect.objectContaining({ session_id: id }));
    expect((await ben.get(path)).status).toBe(404);
  });

  test('a full class fills its waiting list in order, and the first in line moves up', async () => {
    const id = await session({ max_participants: 1, starts_at: '2026-03-11T18:00:00Z' });
    const first = await enroll(ana, id);
    const other = await buildClient(server.db, place);
    expect((await enroll(ben, id)).body).toMatchObject({ status: 'waitlisted', waitlist_position: 1 });
    expect((await enroll(admin, id, { student_id: other })).body).toMatchObject({
      status: 'waitlisted',
      waitlist_position: 2,
    });
    await ana.delete(`/api/classes/enrollments/${first.body.id}/`);
    const roster = await admin.get(`/api/classes/sessions/${id}/enrollments/`);
    expect(
      roster.body.results.map((row: { status: string; waitlist_position: number }) => [
        row.status,
        row.waitlist_position,
      ]),
    ).toEqual([
      ['enrolled', null],
      ['waitlisted', 1],
    ]);
    expect(roster.body.results[0].student_id).toBe(ben.profile_id);
  });

  test('cancelling a waitlisted enrolment leaves enrolled_count alone', async () => {
    const id = await session({ max_participants: 1, starts_at: '2026-03-12T18:00:00Z' });
    await enroll(ana, id);
    await enroll(ben, id);
    await ben.post(`/api/classes/sessions/${id}/cancel_enrollment/`, {});
    expect(await counts(id)).toEqual({ enrolled_count: 1, waitlisted_count: 0 });
  });

  test('several sessions are enrolled all or nothing', async () => {
    const [a, b] = [
      await session({ starts_at: '2026-03-13T18:00:00Z' }),
      await session({ starts_at: '2026-03-14T18:00:00Z' }),
    ];
    const full = await session({
      max_participants: 1,
      allow_waitlist: false,
      starts_at: '2026-03-15T18:00:00Z',
    });
    await enroll(ben, full);
    const refused = await ana.post('/api/classes/enroll/', { session_ids: [a, b, full] });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'enrollment.session_full', refusals: [{ session_id: full }] },
    });
    expect(await counts(a)).toEqual({ enrolled_count: 0, waitlisted_count: 0 });
    const done = await ana.post('/api/classes/enroll/', { session_ids: [a, b] });
    expect(done.status).toBe(201);
    expect(done.body.results).toHaveLength(2);
  });

  test('a guardian enrols a dependant; a stranger does not exist for them', async () => {
    const id = await session({ starts_at: '2026-03-16T18:00:00Z' });
    const child = await buildClient(server.db, place, { name: 'Child' });
    expect((await enroll(ana, id, { student_id: child })).status).toBe(404);
    const again = await person(server, place, 'student');
    await lookAfter(server.db, place, again.profile_id, child);
    expect(await enroll(again, id, { student_id: child })).toMatchObject({
      status: 201,
      body: { source: 'guardian' },
    });
  });

  test('the same Idempotency-Key enrols once and answers the same', async () => {
    const id = await session({ starts_at: '2026-03-17T18:00:00Z' });
    const key = { 'idempotency-key': 'book-once' };
    const path = `/api/classes/sessions/${id}/enroll/`;
    const first = await ana.post(path, {}, key);
    const second = await ana.post(path, {}, key);
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect((await ana.post(path, { waitlist: false }, key)).status).toBe(422);
    expect(await counts(id)).toEqual({ enrolled_count: 1, waitlisted_count: 0 });
  });

  test('who did it is in the audit log, though many are decided together', async () => {
    const id = await session({ starts_at: '2026-03-18T18:00:00Z', max_participants: 4 });
    await Promise.all([enroll(ana, id), enroll(ben, id)]);
    const { rows } = await server.owner.query(
      `select distinct a.user_id from audit_log a join class_enrollments e on e.id = a.entity_id where e.session_id = $1`,
      [id],
    );
    expect(new Set(rows.map((row) => row.user_id))).toEqual(new Set([ana.user_id, ben.user_id]));
  });
});

describe('why not', () => {
  const verdict = async (who: typeof ana, id: string) =>
    (await who.get(`/api/classes/sessions/${id}/can_enroll/`)).body;

  test.each([
    ['not_open_yet', { starts_at: '2026-06-10T18:00:00Z', enrollment_opens_days: 30 }],
    ['closed', { starts_at: '2026-03-02T10:00:00Z', enrollment_closes_hours: 2 }],
    ['session_started', { starts_at: '2026-03-02T08:30:00Z' }],
    ['package_required', { requires_package: true, starts_at: '2026-03-19T18:00:00Z' }],
    ['drop_in_not_allowed', { allow_drop_in: false, starts_at: '2026-03-19T19:30:00Z' }],
  ])('%s', async (code, options) => {
    const id = await session(options);
    expect(await verdict(ana, id)).toMatchObject({ can_enroll: false, code: `enrollment.${code}` });
    expect(await enroll(ana, id)).toMatchObject({ status: 409, body: { code: `enrollment.${code}` } });
  });

  test('already enrolled, and overlapping another booking', async () => {
    const a = await session({ starts_at: '2026-03-20T18:00:00Z' });
    const b = await session({ starts_at: '2026-03-20T18:30:00Z' });
    await enroll(ana, a);
    expect((await enroll(ana, a)).body.code).toBe('enrollment.already_enrolled');
    expect((await enroll(ana, b)).body.code).toBe('enrollment.overlapping_booking');
    // On the club's wall: Madrid in winter.
    const params = { from: '19:00', to: '20:00' };
    expect((await enroll(ana, b)).body).toMatchObject({ params, refusals: [{ session_id: b, params }] });
    expect(await verdict(ana, b)).toMatchObject({ code: 'enrollment.overlapping_booking', params });
  });

  test('another level, unless the desk overlooks it', async () => {
    const id = await session({ level: 'advanced', starts_at: '2026-03-21T18:00:00Z' });
    const novice = await buildClient(server.db, place, { level: 1 });
    expect((await enroll(admin, id, { student_id: novice })).body.code).toBe('enrollment.level_not_suitable');
    const [{ rating_min: from, rating_max: to }] = (
      await server.owner.query(
        `select rating_min::float8, rating_max::float8 from class_levels where organization_id = $1 and name = 'advanced'`,
        [place.organization_id],
      )
    ).rows;
    const params = { from, to, level: 1 };
    expect((await enroll(admin, id, { student_id: novice })).body.params).toEqual(params);
    const asked = await admin.get(`/api/classes/sessions/${id}/can_enroll/?student_id=${novice}`);
    expect(asked.body).toMatchObject({ code: 'enrollment.level_not_suitable', params });
    expect((await enroll(admin, id, { student_id: novice, overrides: ['level'] })).status).toBe(201);
  });

  test('a blocked client', async () => {
    const id = await session({ starts_at: '2026-03-22T18:00:00Z' });
    const blocked = await buildClient(server.db, place, { blocked: true });
    expect((await enroll(admin, id, { student_id: blocked })).body.code).toBe('enrollment.client_blocked');
  });

  test('a waiting list has an end', async () => {
    const id = await session({ max_participants: 1, starts_at: '2026-03-23T18:00:00Z' });
    for (let i = 0; i < 11; i++) await enroll(admin, id, { student_id: await buildClient(server.db, place) });
    const last = await enroll(admin, id, { student_id: await buildClient(server.db, place) });
    expect(last.body.code).toBe('enrollment.waitlist_full');
  });

  test('after the deadline a cancellation is late; the club is never late', async () => {
    const id = await session({ starts_at: '2026-03-02T14:00:00Z' });
    const late = await enroll(ana, id);
    expect((await ana.delete(`/api/classes/enrollments/${late.body.id}/`)).body.is_late_cancellation).toBe(
      true,
    );
    const byClub = await enroll(ben, id);
    expect(
      (await admin.delete(`/api/classes/enrollments/${byClub.body.id}/`)).body.is_late_cancellation,
    ).toBe(false);
  });
});

async function counts(id: string) {
  const { rows } = await server.owner.query(
    'select enrolled_count, waitlisted_count from class_sessions where id = $1',
    [id],
  );
  return rows[0];
}

describe('who may see and do what', () => {
  test('whether a student is booked is not told to whoever may not see them', async () => {
    const id = await session({ starts_at: '2026-03-29T08:00:00Z' });
    const other = await buildClient(server.db, place);
    const nobody = '0198c0de-0000-7000-8000-000000000000';
    const ask = async (student_id: string) => {
      const { status, body } = await ben.post(`/api/classes/sessions/${id}/cancel_enrollment/`, {
        student_id,
      });
      const { request_id, ...said } = body;
      return { status, said };
    };
    const before = await ask(other);
    await enroll(admin, id, { student_id: other });
    expect(before.status).toBe(404);
    expect(await ask(other)).toEqual(before);
    expect(await ask(nobody)).toEqual(before);
    expect(await counts(id)).toMatchObject({ enrolled_count: 1 });
  });

  test('cancelling where there is no booking says so to whoever may know', async () => {
    const id = await session({ starts_at: '2026-03-30T08:00:00Z' });
    const path = `/api/classes/sessions/${id}/cancel_enrollment/`;
    expect(await ana.post(path, {})).toMatchObject({
      status: 409,
      body: { code: 'enrollment.not_enrolled' },
    });
    expect(await admin.post(path, { student_id: ana.profile_id })).toMatchObject({ status: 409 });
    const nowhere = '/api/classes/sessions/0198c0de-0000-7000-8000-000000000000/cancel_enrollment/';
    expect((await ana.post(nowhere, {})).status).toBe(404);
  });

  test('the abilities in an answer are those that the row itself has', async () => {
    const elsewhere = await buildSecondClub(server.db, place);
    const { user_id, token } = await server.signUp();
    await server.db.tenant(place.scope, (tx) =>
      tx
        .insertInto('memberships')
        .values([
          {
            organization_id: place.organization_id,
            id: newId(),
            user_id,
            role: 'club_admin',
            club_id: elsewhere,
          },
          { organization_id: place.organization_id, id: newId(), user_id, role: 'student', club_id: null },
        ])
        .execute(),
    );
    await buildClient(server.db, place, { user_id });
    const both = server.as({
      authorization: `Bearer ${token}`,
      'bandeja-organization': place.organization_slug,
    });
    const id = await session({ starts_at: '2026-03-31T08:00:00Z' });
    for (const who of [both, ana, admin]) {
      const booked = await enroll(
        who as typeof ana,
        id,
        who === admin ? { student_id: await buildClient(server.db, place) } : {},
      );
      const row = await who.get(`/api/classes/enrollments/${booked.body.id}/`);
      expect(booked.body).toEqual(row.body);
      expect(booked.body.abilities.record_payment).toBe(who === admin);
      const cancelled = await who.delete(`/api/classes/enrollments/${booked.body.id}/`);
      expect(cancelled.body).toEqual((await who.get(`/api/classes/enrollments/${booked.body.id}/`)).body);
    }
  });
});
