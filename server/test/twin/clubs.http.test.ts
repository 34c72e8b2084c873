import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/kernel/http/openapi.ts';
import { newId } from '../../src/kernel/ids.ts';
import { queueMail } from '../../src/kernel/mail.ts';
import { asSystem, buildClub, buildSecondClub, type Place, person } from '../builders.ts';
import { collectionRow, mandateRow } from '../debits.ts';
import { useServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { receiptRow } from './receipt.ts';
import { type Operation, operationsOf, requestFor } from './requests.ts';

/*
 * Two clubs of one organization with the same data. Whoever runs one of them reads the history and the mail of that club
 * alone, and changes nothing at the other (docs/domain/permissions.md).
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
interface Twin {
  place: Place;
  admin: Person;
  /** What paths and fields ask for, by name. */
  ids: Record<string, string>;
}
let owner: Person;
let ours: Twin;
let theirs: Twin;
beforeAll(async () => {
  const place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  ours = await buildTwin(place);
  theirs = await buildTwin({ ...place, club_id: await buildSecondClub(server.db, place) });
});

/** One row of everything that is at a club. */
async function buildTwin(place: Place): Promise<Twin> {
  const admin = await person(server, place, 'club_admin');
  const coach = await person(server, place, 'instructor');
  const { organization_id, club_id } = place;
  const { session_id, schedule_id } = await buildSession(server.db, place, {
    instructor_id: coach.profile_id,
  });
  const student = await buildClient(server.db, place);
  const make = (table: string, row: Record<string, unknown>): Promise<string> => {
    const id = newId();
    const all = { organization_id, id, ...row };
    const names = Object.keys(all);
    return server.owner
      .query(
        `insert into ${table} (${names}) values (${names.map((_, i) => `$${i + 1}`)})`,
        Object.values(all),
      )
      .then(() => id);
  };
  const times = { starts_at: '2026-03-11T10:00:00Z', ends_at: '2026-03-11T11:00:00Z' };
  const days = { starts_on: '2026-04-01', ends_on: '2026-04-02' };
  const court = await make('courts', { club_id, name: `Pista ${club_id}` });
  const fixed = await make('schedule_enrollments', {
    schedule_id,
    student_id: student,
    starts_on: '2026-03-01',
  });
  const payment = await make('payments', {
    ...{ club_id, payer_id: student, method: 'cash', amount: 0, currency: 'EUR', captured_at: new Date(0) },
  });
  const enrollment = await make('class_enrollments', {
    ...{ session_id, student_id: student, status: 'enrolled', currency: 'EUR', enrolled_at: new Date(0) },
    ...{ paid: true, payment_method: 'cash', payment_id: payment, paid_at: new Date(0) },
  });
  const line = await make('payment_lines', { payment_id: payment, enrollment_id: enrollment, amount: 0 });
  await server.owner.query('update class_sessions set enrolled_count = 1 where id = $1', [session_id]);
  const closure = await make('club_closures', { club_id, ...days });
  const membership = await make('memberships', { user_id: coach.user_id, role: 'instructor', club_id });
  const change = await make('changes', { kind: 'closure', cause: closure, club_id });
  const ids: Record<string, string> = {
    ...{ clubs: club_id, club_id, home_club_id: club_id, club_ids: club_id },
    ...{ sessions: session_id, session_id, session_ids: session_id, schedules: schedule_id, schedule_id },
    ...{ instructors: coach.profile_id, instructor_id: coach.profile_id, instructor_ids: coach.profile_id },
    ...{ substitute_instructor_id: coach.profile_id, assistant_instructor_ids: coach.profile_id },
    ...{ courts: court, court_id: court, court_ids: court },
    reservations: await make('reservations', { court_id: court, booking_type: 'event', ...times }),
    ...{ clients: student, client_id: student, client_ids: student, student_id: student, places: fixed },
    ...{
      enrollments: enrollment,
      enrollment_id: enrollment,
      ...{ payment_id: payment, payments: payment, payer_id: student, line_id: line },
      closure_id: closure,
      membership_id: membership,
    },
    place_requests: await make('place_requests', {
      ...{ schedule_id, student_id: student, wants_from: '2026-04-01' },
    }),
    messages: await make('class_messages', {
      ...{ session_id, day: '2026-03-02', number: 1, words: 'x', created_at: new Date(0) },
    }),
    substitute_requests: await make('substitute_requests', { session_id, created_at: new Date(0) }),
    pause_id: await make('schedule_enrollment_pauses', { schedule_enrollment_id: fixed, ...days }),
    exception_id: await make('instructor_exceptions', {
      ...{ instructor_id: coach.profile_id, kind: 'extra', ...times },
    }),
    window: await make('instructor_windows', {
      ...{ instructor_id: coach.profile_id, weekday: 1, starts_at: '09:00', ends_at: '21:00' },
    }),
    invitations: await make('invitations', {
      ...{ email: 'x@example.test', role: 'instructor', club_id, token_hash: randomUUID() },
      expires_at: '2026-12-01T00:00:00Z',
    }),
    package_rounds: await make('package_rounds', {
      ...{ club_id, action: 'leave', reason: '', ended_from: '2026-01-01', ended_until: '2026-01-31' },
    }),
    receipts: await make('receipts', receiptRow(club_id, payment)),
    mandates: await make('debit_mandates', mandateRow(club_id, student)),
    collections: await make('debit_collections', collectionRow(club_id, club_id.replaceAll('-', ''))),
    attendance: await make('class_attendance', {
      ...{ session_id, enrollment_id: enrollment, student_id: student, present: true },
    }),
    changes: change,
    imports: await make('imports', { kind: 'timetable', row_count: 1, created_by: admin.user_id }),
    cause: closure,
    change_person: await make('change_people', { change_id: change, student_id: student, is_told: false }),
    change_class: await make('change_classes', { change_id: change, session_id, action: 'keep' }),
    hours: await make('club_opening_hours', { club_id, weekday: 1, opens_at: '08:00', closes_at: '22:00' }),
    setting: await make('settings', { club_id, key: 'max_waitlist_size', value: '5' }),
    user_id: coach.user_id,
  };
  await asSystem(server.db, place, server.clock.now(), (scope) =>
    queueMail(scope, `notification:${club_id}`, {
      ...{ to_email: `${club_id}@example.test`, subject: 'Plaza confirmada', body: club_id, club_id },
    }),
  );
  return { place, admin, ids };
}

/** Everybody's in the organization: the client base is one, so that nobody gets a second profile at the next club. */
/** What is taught, and what somebody masters, is the organization’s. */
const learnt = ['skills', 'student_skills'];
const shared = ['clients', 'client_id', 'client_ids', 'payer_id', 'student_id', 'user_id'];
const secretsOf = ({ ids }: Twin) =>
  Object.entries(ids)
    .filter(([name]) => !shared.includes(name))
    .map(([, id]) => id);

async function everyPage(by: Person, path: string): Promise<string> {
  const pages: unknown[] = [];
  let cursor = '';
  do {
    const { status, body } = await by.get(`${path}?limit=200${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    pages.push(body.results);
    cursor = body.next_cursor ?? '';
  } while (cursor);
  return JSON.stringify(pages);
}
const named = (text: string, twin: Twin) => secretsOf(twin).filter((id) => text.includes(id));

describe('of two clubs of one organization', () => {
  test.each(['/api/audit/', '/api/mails/'])(
    '%s tells each admin of their own club, the owner of both',
    async (path) => {
      const [mine, whole] = [await everyPage(ours.admin, path), await everyPage(owner, path)];
      expect(named(mine, theirs)).toEqual([]);
      expect(named(mine, ours)).toEqual(named(whole, ours));
      expect(named(whole, ours).length).toBeGreaterThan(0);
      expect(named(whole, theirs)).toHaveLength(named(whole, ours).length);
    },
  );

  test('an entry about the other club is not found by its number', async () => {
    const entryOf = async (twin: Twin) =>
      (await owner.get(`/api/audit/?entity_id=${twin.ids.enrollments}`)).body.results[0].id;
    expect((await ours.admin.get(`/api/audit/${await entryOf(ours)}/`)).status).toBe(200);
    expect((await ours.admin.get(`/api/audit/${await entryOf(theirs)}/`)).status).toBe(404);
    expect((await owner.get(`/api/audit/${await entryOf(theirs)}/`)).status).toBe(200);
  });

  test('rosters, bookings and fixed places are for whoever runs their club', async () => {
    const paths = ({ ids }: Twin) => [
      `/api/classes/sessions/${ids.sessions}/enrollments/`,
      `/api/classes/sessions/${ids.sessions}/attendance/`,
      `/api/classes/enrollments/${ids.enrollments}/`,
      `/api/classes/places/${ids.places}/`,
      `/api/classes/payments/${ids.payments}/`,
    ];
    const answers = (twin: Twin) =>
      Promise.all(paths(twin).map(async (path) => (await ours.admin.get(path)).status));
    expect([await answers(ours), await answers(theirs)]).toEqual([
      [200, 200, 200, 200, 200],
      [404, 403, 404, 404, 404],
    ]);
  });

  test('what was deleted is still told to its own club', async () => {
    const { body } = await owner.post('/api/courts/', { club_id: ours.place.club_id, name: 'Pista 9' });
    await server.owner.query("select set_config('app.organization_id', $1, false)", [
      ours.place.organization_id,
    ]);
    await server.owner.query('delete from courts where id = $1', [body.id]);
    const seen = async (by: Person) => (await by.get(`/api/audit/?entity_id=${body.id}`)).body.results.length;
    expect([await seen(owner), await seen(ours.admin), await seen(theirs.admin)]).toEqual([2, 2, 0]);
  });

  test('every table of the audit log is known to be at a club, at all or at none', async () => {
    const { rows } = await server.owner.query<{ name: string }>(
      "select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'audit_insert'",
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of [...rows, { name: 'organizations' }])
      await server.owner.query('select app.at_clubs($1, $2, $3)', [name, [newId()], [newId()]]);
    await expect(server.owner.query("select app.at_clubs('another', '{}', '{}')")).rejects.toThrow(
      /at which club/,
    );
  });

  test('an entry behind twelve thousand of the other club is reached by the cursor', async () => {
    const { organization_id } = ours.place;
    const { body } = await owner.post('/api/courts/', { club_id: ours.place.club_id, name: 'Pista 8' });
    await server.owner.query(
      `insert into audit_log (organization_id, action, entity, entity_id, changes)
       select $1, 'update', 'courts', $2, '{"name": ["a", "b"]}' from generate_series(1, 12000)`,
      [organization_id, theirs.ids.courts],
    );
    const first = await ours.admin.get('/api/audit/?limit=10');
    expect([first.body.results, first.body.next_cursor === null]).toEqual([[], false]);
    const second = await ours.admin.get(`/api/audit/?limit=10&cursor=${first.body.next_cursor}`);
    expect(second.body.results[0]).toMatchObject({ entity: 'courts', entity_id: body.id });
    expect(second.body.results).toHaveLength(10);
  });

  test('no request of one’s admin changes a row of the other', async () => {
    const before = await theirRows();
    const changed: string[] = [];
    for (const operation of writes()) {
      const { path, body } = requestFor(operation, (name) => theirs.ids[name] ?? randomUUID(), {});
      const call = { POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' }[operation.method] as 'post';
      const { status } = await ours.admin[call](
        path,
        operation.method === 'DELETE' ? undefined : (body ?? {}),
      );
      if (status >= 500) changed.push(`${operation.method} ${operation.path}: ${status}`);
      const now = await theirRows();
      for (const [name, rows] of Object.entries(now))
        if (rows !== before[name]) changed.push(`${operation.method} ${operation.path}: ${name}`);
      Object.assign(before, now);
    }
    expect(writes().length).toBeGreaterThan(40);
    expect(changed).toEqual([]);
  }, 120_000);

  test('control: what its own admin and the owner change is seen to change', async () => {
    for (const by of [theirs.admin, owner]) {
      const before = await theirRows();
      await by.patch(`/api/courts/${theirs.ids.courts}/`, { surface: `as ${by.user_id}` });
      await by.patch('/api/settings/', {
        club_id: theirs.place.club_id,
        values: { max_waitlist_size: by === owner ? 6 : 7 },
      });
      const now = await theirRows();
      expect(Object.keys(now).filter((name) => now[name] !== before[name])).toEqual(['courts', 'settings']);
    }
  });

  test('control: when every row is at every club, the other one is told of', async () => {
    const { rows } = await server.owner.query(
      "select pg_get_functiondef('app.at_clubs(text, uuid[], uuid[])'::regprocedure) as made",
    );
    await server.owner.query(
      `create or replace function app.at_clubs(entity text, ids uuid[], clubs uuid[]) returns setof uuid stable language plpgsql
       as $$ begin return query select unnest(ids); end $$`,
    );
    expect(named(await everyPage(ours.admin, '/api/audit/'), theirs).length).toBeGreaterThan(0);
    await server.owner.query(rows[0].made);
  });
});

/** About oneself, or before there is an organization. */
const notAtClubs = [/^\/api\/(auth|health|setup|me|organizations|staff)\//, /^\/api\/public\//];

function writes(): Operation[] {
  const document = openApiDocument(server.app as never) as never as Parameters<typeof operationsOf>[0];
  return operationsOf(document).filter(
    ({ method, path }) => method !== 'GET' && !notAtClubs.some((pattern) => pattern.test(path)),
  );
}

/** What is at their club, by table. */
async function theirRows(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  const at = { club: theirs.place.club_id, organization: theirs.place.organization_id };
  const { rows: tables } = await server.owner.query<{ name: string }>(
    "select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'audit_insert' order by 1",
  );
  for (const { name } of tables) {
    if (['client_profiles', 'guardians', 'class_levels', 'class_types', ...learnt].includes(name)) continue;
    const { rows } = await server.owner.query(
      `with o as (select set_config('app.organization_id', $2, false))
       select coalesce(jsonb_agg(to_jsonb(t) - 'updated_at' order by t.id), '[]')::text as rows from ${name} t, o
        where t.organization_id = $2::uuid and t.id in (
          select app.at_clubs($1, (select array_agg(x.id) from ${name} x where x.organization_id = $2::uuid), array[$3::uuid]))`,
      [name, at.organization, at.club],
    );
    all[name] = rows[0].rows;
  }
  return all;
}
