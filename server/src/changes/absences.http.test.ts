import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* What a coach's leave that is added later does to the classes in it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let ana: string;
beforeAll(async () => {
  club = await buildTimetable(server);
  ana = await buildClient(server.db, club.place, { name: 'Ana' });
});

const path = (of = club.coach) => `/api/classes/instructors/${of.profile_id}/exceptions/`;
const away = (from: string, until: string) => ({
  ...{ starts_at: `${from}T00:00:00+02:00`, ends_at: `${until}T00:00:00+02:00`, reason: 'gripe' },
});
const once = async (start_date: string, start_time: string, more: object = {}): Promise<ApiSession> => {
  const day = { start_date, start_time, recurrence: 'once', recurrence_days: [] };
  const { id } = await club.published({ ...day, name: `${start_date} ${start_time}`, ...more });
  return (await club.sessionsOf(id))[0];
};
const enrolIn = (session: ApiSession, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
const inbox = async (who: Timetable['student']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results as {
    kind: string;
    session_ids: string[];
    body: string;
  }[];
};
const row = async (id: string) =>
  (
    await server.owner.query(
      'select status, substitute_instructor_id, cancel_reason from class_sessions where id = $1',
      [id],
    )
  ).rows[0];

describe('leave over booked classes', () => {
  const leave = away('2026-04-07', '2026-04-10');
  let [first, second, third, others]: ApiSession[] = [];
  beforeAll(async () => {
    first = await once('2026-04-07', '17:00');
    second = await once('2026-04-08', '17:00');
    third = await once('2026-04-09', '17:00');
    others = await once('2026-04-08', '17:30', {
      instructor_id: club.colleague.profile_id,
      court_id: club.other_court_id,
    });
    for (const session of [first, second, third]) await enrolIn(session, club.student.profile_id);
    await enrolIn(first, ana);
  });

  test('shows each class with those who can give it and why the others cannot', async () => {
    const { status, body } = await club.admin.post(`${path()}preview/`, leave);
    expect(status).toBe(200);
    const colleague = { id: club.colleague.profile_id };
    expect(body.classes).toMatchObject([
      { session_id: first.id, offers: ['substitute', 'cancel', 'move', 'keep'], enrolled_count: 2 },
      { session_id: second.id },
      { session_id: third.id },
    ]);
    expect(body.classes[0].substitutes).toMatchObject([
      { instructor: colleague, possible: true, problems: [] },
    ]);
    expect(body.classes[1].substitutes).toMatchObject([
      { instructor: colleague, possible: false, problems: ['busy'], busy_with: others.name },
    ]);
    expect(body.people).toMatchObject([{ student_name: 'Ana', reachable: false }, { reachable: true }]);
  });

  test('is refused whole when a substitute cannot, and when nobody said what becomes of a class', async () => {
    const { body } = await club.admin.post(`${path()}preview/`, leave);
    const [one, two] = body.classes;
    const substitute = { action: 'substitute', instructor_id: club.colleague.profile_id };
    const refused = await club.admin.post(path(), {
      ...leave,
      classes: [{ session_id: two.session_id, version: two.version, ...substitute }],
      otherwise: 'keep',
    });
    expect([refused.status, refused.body.errors?.[0].path]).toEqual([422, '/classes/0/instructor_id']);
    const silent = await club.admin.post(path(), {
      ...leave,
      classes: [{ session_id: one.session_id, version: one.version, action: 'cancel' }],
    });
    expect([silent.status, silent.body.code, silent.body.classes.length]).toEqual([
      409,
      'changes.undecided',
      2,
    ]);
    expect((await club.admin.get(path())).body.results).toEqual([]);
    expect((await row(first.id)).status).toBe('confirmed');
  });

  test('gives one class to a substitute, cancels one, leaves one, and says who is to be called', async () => {
    await Promise.all([inbox(club.student), inbox(club.colleague)]);
    const { body } = await club.admin.post(`${path()}preview/`, leave);
    const [one, two, three] = body.classes.map(({ session_id, version }: ApiSession) => ({
      session_id,
      version,
    }));
    const applied = await club.admin.post(path(), {
      ...leave,
      classes: [
        { ...one, action: 'substitute', instructor_id: club.colleague.profile_id },
        { ...two, action: 'cancel' },
        { ...three, action: 'keep' },
      ],
    });
    expect(applied).toMatchObject({
      status: 201,
      body: {
        reason: 'gripe',
        effect: { cancelled: 1, substituted: 1, kept: 1, told: 1, to_call: [{ student_id: ana }] },
      },
    });
    expect([await row(first.id), await row(second.id), await row(third.id)]).toMatchObject([
      { status: 'confirmed', substitute_instructor_id: club.colleague.profile_id },
      { status: 'cancelled', cancel_reason: 'coach_absent' },
      { status: 'confirmed', substitute_instructor_id: null },
    ]);
    // One message says both.
    const [told, before] = await inbox(club.student);
    expect(told).toMatchObject({ kind: 'session_cancelled', session_ids: [first.id, second.id] });
    expect(before).toMatchObject({ kind: 'enrollment_confirmed' });
    // Why the coach is away is nobody's business.
    expect(told?.body).not.toContain('gripe');
    expect((await inbox(club.colleague))[0]).toMatchObject({
      kind: 'substitute_assigned',
      session_ids: [first.id],
    });
    const { rows } = await server.owner.query(
      `select x.action from changes c join change_classes x on x.change_id = c.id
        where c.kind = 'absence' and c.cause = $1 order by x.id`,
      [applied.body.id],
    );
    expect(rows.map((one) => one.action)).toEqual(['substitute', 'cancel', 'keep']);
  });

  test('a substitute who falls ill in turn hits the class too, and its own instructor can take it back', async () => {
    const { body } = await club.admin.post(
      `${path(club.colleague)}preview/`,
      away('2026-04-07', '2026-04-08'),
    );
    const [hit] = body.classes;
    expect([body.classes.length, hit.session_id]).toEqual([1, first.id]);
    expect(hit.substitutes).toMatchObject([
      { instructor: { id: club.coach.profile_id }, possible: true, problems: ['on_leave'] },
    ]);
    const applied = await club.admin.post(path(club.colleague), {
      ...away('2026-04-07', '2026-04-08'),
      classes: [
        {
          ...{ session_id: first.id, version: hit.version, action: 'substitute' },
          instructor_id: club.coach.profile_id,
        },
      ],
    });
    expect(applied.status).toBe(201);
    expect((await row(first.id)).substitute_instructor_id).toBe(null);
  });
});

describe('who may', () => {
  test('a coach decides about the classes of their own groups, and keeps what they only give', async () => {
    const own = await once('2026-05-05', '10:00');
    const lent = await once('2026-05-05', '12:00', { instructor_id: club.colleague.profile_id });
    await club.admin.post(`/api/classes/sessions/${lent.id}/substitute/`, {
      instructor_id: club.coach.profile_id,
    });
    const { body } = await club.coach.post(`${path()}preview/`, away('2026-05-05', '2026-05-06'));
    expect(body.classes).toMatchObject([
      { session_id: own.id, offers: ['substitute', 'cancel', 'move', 'keep'] },
      { session_id: lent.id, offers: ['keep'], substitutes: [] },
    ]);
    const refused = await club.coach.post(path(), {
      ...away('2026-05-05', '2026-05-06'),
      otherwise: 'cancel',
    });
    expect([refused.body.code, refused.body.classes.length]).toEqual(['changes.undecided', 1]);
    expect(
      (await club.coach.post(`${path(club.colleague)}preview/`, away('2026-05-05', '2026-05-06'))).status,
    ).toBe(403);
    expect((await club.student.post(`${path()}preview/`, away('2026-05-05', '2026-05-06'))).status).toBe(403);
  });

  test('an admin of another club sees the class, but neither its people nor a way to cancel it', async () => {
    const session = await once('2026-05-07', '10:00');
    await enrolIn(session, ana);
    const { user_id, token } = await server.signUp();
    const elsewhere = (await club.admin.get('/api/clubs/')).body.results[0].id;
    await giveRole(server.db, club.place, user_id, 'club_admin');
    const { rows } = await server.owner.query(
      `insert into clubs (organization_id, id, slug, name, timezone, currency)
       select organization_id, gen_random_uuid(), 'otro', 'Otro', timezone, currency from clubs where id = $1 returning id`,
      [elsewhere],
    );
    await server.owner.query('update memberships set club_id = $1 where user_id = $2', [rows[0].id, user_id]);
    await server.owner.query(
      `insert into instructor_clubs (organization_id, id, instructor_id, club_id) values ($1, gen_random_uuid(), $2, $3)`,
      [club.place.organization_id, club.coach.profile_id, rows[0].id],
    );
    const neighbour = server.as({
      authorization: `Bearer ${token}`,
      'bandeja-organization': club.place.organization_slug,
    });
    const { status, body } = await neighbour.post(`${path()}preview/`, away('2026-05-07', '2026-05-08'));
    expect(status).toBe(200);
    expect(body.classes).toMatchObject([{ session_id: session.id, offers: ['keep'], enrolled_count: 1 }]);
    expect(body.people).toEqual([]);
  });
});

describe('what hits nothing', () => {
  test('extra hours, and leave at a time without classes', async () => {
    await once('2026-05-12', '10:00');
    const extra = await club.admin.post(path(), { ...away('2026-05-12', '2026-05-13'), kind: 'extra' });
    expect([extra.status, extra.body.kind, extra.body.effect]).toEqual([201, 'extra', undefined]);
    const leave = await club.admin.post(path(), away('2026-05-13', '2026-05-14'));
    expect([leave.status, leave.body.effect]).toEqual([201, undefined]);
  });
});

test('three classes cancelled by one absence are one message', async () => {
  const sessions = [
    await once('2026-05-19', '10:00'),
    await once('2026-05-20', '10:00'),
    await once('2026-05-21', '10:00'),
  ];
  for (const session of sessions) await enrolIn(session, club.student.profile_id);
  await inbox(club.student);
  await club.admin.post(path(), { ...away('2026-05-19', '2026-05-22'), otherwise: 'cancel' });
  const [told, before] = await inbox(club.student);
  expect(told).toMatchObject({ kind: 'session_cancelled', session_ids: sessions.map((one) => one.id) });
  expect(before?.session_ids).not.toContain(sessions[0].id);
});

test('classes of several groups given to a substitute by one absence are one message', async () => {
  const sessions = [await once('2026-05-25', '10:00'), await once('2026-05-26', '10:00')];
  for (const session of sessions) await enrolIn(session, club.student.profile_id);
  await inbox(club.student);
  const leave = away('2026-05-25', '2026-05-27');
  const { body } = await club.admin.post(`${path()}preview/`, leave);
  const classes = body.classes.map(({ session_id, version }: ApiSession) => ({
    ...{ session_id, version, action: 'substitute', instructor_id: club.colleague.profile_id },
  }));
  expect((await club.admin.post(path(), { ...leave, classes })).status).toBe(201);
  const [told, before] = await inbox(club.student);
  expect(told).toMatchObject({ kind: 'session_changed', session_ids: sessions.map((one) => one.id) });
  expect(before?.session_ids).not.toContain(sessions[0].id);
});

describe('leave over classes in which the coach only helps', () => {
  let helped: ApiSession;
  beforeAll(async () => {
    helped = await once('2026-05-05', '17:00', { assistant_instructor_ids: [club.colleague.profile_id] });
  });
  const unsolved = async () => {
    const { results } = (await club.admin.get(`/api/changes/unsolved/?club_id=${club.place.club_id}`)).body;
    return results.find((one: { session_id: string }) => one.session_id === helped.id)?.reasons;
  };

  test('names them before, asks for no decision, and the desk sees them until somebody is named', async () => {
    const leave = away('2026-05-05', '2026-05-06');
    const preview = await club.admin.post(`${path(club.colleague)}preview/`, leave);
    expect(preview.body).toMatchObject({ classes: [], assisting: [{ session_id: helped.id }] });
    expect(await unsolved()).toBeUndefined();
    const added = await club.admin.post(path(club.colleague), leave);
    expect(added.status).toBe(201);
    expect(await row(helped.id)).toMatchObject({ status: 'scheduled' });
    expect(await unsolved()).toEqual(['assistant_away']);
    const patch = (assistant_instructor_ids: string[]) =>
      club.admin.patch(`/api/classes/sessions/${helped.id}/`, { assistant_instructor_ids });
    expect((await patch([])).status).toBe(200);
    expect(await unsolved()).toBeUndefined();
    expect((await patch([club.colleague.profile_id])).status).toBe(200);
  });

  test('who helps hears that the class is off, as its coach does', async () => {
    expect((await club.admin.post(`/api/classes/sessions/${helped.id}/cancel/`, {})).status).toBe(200);
    for (const coach of [club.coach, club.colleague])
      expect((await inbox(coach))[0]).toMatchObject({ kind: 'session_cancelled', session_ids: [helped.id] });
  });
});
