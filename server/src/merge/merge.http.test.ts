import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { checks } from '../doctor/checks.ts';
import { reactions } from '../reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const client = async (fields: Record<string, unknown>) =>
  (await owner.post('/api/clients/', fields)).body.id as string;
const pair = async (kept: object = {}, other: object = {}) => ({
  kept: await client({ display_name: 'Ana López', ...kept }),
  other: await client({ display_name: 'Ana Lopez G.', ...other }),
});
type Two = Awaited<ReturnType<typeof pair>>;
const session = (options: Parameters<typeof buildSession>[2] = {}) => buildSession(server.db, place, options);
const book = async (session_id: string, student_id: string) => {
  const { status } = await owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
  expect(status).toBe(201);
};
const preview = async ({ kept, other }: Two) =>
  (await owner.get(`/api/clients/${kept}/merge/?other_id=${other}`)).body;
const merge = ({ kept, other }: Two, by = owner) =>
  by.post(`/api/clients/${kept}/merge/`, { other_id: other });
const bookings = async (student_id: string) => {
  const { rows } = await server.owner.query(
    'select session_id, status, cancel_reason from class_enrollments where student_id = $1 order by session_starts_at, status',
    [student_id],
  );
  return rows.map(({ session_id, status }) => [session_id, status]);
};

/** What doctor would say of this organization. */
async function findings(): Promise<string[]> {
  return server.db.tenant(place.scope, async (tx) => {
    const found: string[] = [];
    for (const { name, sql } of checks) {
      const { sql: text, parameters } = sql(server.clock.now()).compile(tx);
      // By another way than the application's: doctor reads all of history.
      const { rows } = await server.owner.query(text, [...parameters]);
      found.push(...rows.map(({ object }) => `${name}: ${object}`));
    }
    return found;
  });
}

describe('two profiles of one person become one', () => {
  test('what has become another one is in nobody’s care, has nobody in its own, and is not changed', async () => {
    const two = await pair();
    const child = await client({ display_name: 'Leo López' });
    expect((await merge(two)).status).toBeLessThan(300);
    const refused = { status: 409, body: { code: 'clients.merged' } };
    const care = (guardian: string, client_id: string) =>
      owner.post(`/api/clients/${guardian}/dependants/`, { client_id });
    expect(await care(two.other, child)).toMatchObject(refused);
    expect(await care(child, two.other)).toMatchObject(refused);
    expect(await owner.patch(`/api/clients/${two.other}/`, { phone: '600000000' })).toMatchObject(refused);
    expect(await care(two.kept, child)).toMatchObject({ status: 201 });
    expect(await findings()).toEqual([]);
  });

  test('bookings, tickets, places, guardians and what the other one knows move', async () => {
    const two = await pair(
      { phone: '600111222', desk_notes: 'Zurda' },
      {
        email: 'ana@correo.test',
        phone: '699999999',
        level: 3.5,
        is_club_member: true,
        desk_notes: 'Paga en mano',
      },
    );
    const full = await session({ starts_at: '2026-03-10T18:00:00Z', max_participants: 1 });
    await book(full.session_id, await buildClient(server.db, place));
    const free = await session({ starts_at: '2026-03-11T18:00:00Z' });
    const group = await session({ starts_at: '2026-03-12T18:00:00Z' });
    await book(full.session_id, two.other);
    await book(free.session_id, two.other);
    await owner.post(`/api/classes/schedules/${group.schedule_id}/places/`, { student_id: two.other });
    const child = await client({ display_name: 'Hijo' });
    await owner.post(`/api/clients/${two.other}/dependants/`, { client_id: child });

    const shown = await preview(two);
    expect(shown).toMatchObject({
      refused: null,
      moves: { bookings: 2, waiting: 1, past: 0, fixed_places: 1, guardians: 1, account: false },
      classes: [],
      places: [],
    });
    expect(shown.filled.sort()).toEqual(['desk_notes', 'email', 'is_club_member', 'level']);

    const { status, body } = await merge(two);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: two.kept,
      phone: '600111222',
      email: 'ana@correo.test',
      level: 3.5,
      is_club_member: true,
      desk_notes: 'Zurda\n\nPaga en mano',
    });
    expect(await bookings(two.kept)).toEqual([
      [full.session_id, 'waitlisted'],
      [free.session_id, 'enrolled'],
      [group.session_id, 'enrolled'],
    ]);
    expect(await bookings(two.other)).toEqual([]);
    const { body: places } = await owner.get(`/api/classes/places/?student_id=${two.kept}`);
    expect(places.results).toMatchObject([{ schedule_id: group.schedule_id }]);
    const { body: care } = await owner.get(`/api/clients/${two.kept}/dependants/`);
    expect(care.results).toMatchObject([{ client: { id: child } }]);
    expect(await findings()).toEqual([]);
  });

  test('of two bookings in one class one stays: a place before a ticket, the earlier ticket; who waits moves up', async () => {
    const two = await pair();
    const both = await session({ starts_at: '2026-03-13T18:00:00Z', max_participants: 2 });
    const waiter = await buildClient(server.db, place);
    for (const id of [two.kept, two.other, waiter]) await book(both.session_id, id);
    const mixed = await session({ starts_at: '2026-03-14T18:00:00Z', max_participants: 1 });
    for (const id of [two.other, two.kept]) await book(mixed.session_id, id);
    const tickets = await session({ starts_at: '2026-03-15T18:00:00Z', max_participants: 1 });
    for (const id of [await buildClient(server.db, place), two.other, two.kept])
      await book(tickets.session_id, id);

    const { classes } = await preview(two);
    expect(classes.map((one: { session_id: string; stays: string }) => [one.session_id, one.stays])).toEqual([
      [both.session_id, 'kept'],
      [mixed.session_id, 'other'],
      [tickets.session_id, 'other'],
    ]);
    expect((await merge(two)).status).toBe(200);
    const active = (await bookings(two.kept)).filter(([, status]) => status !== 'cancelled');
    expect(active).toEqual([
      [both.session_id, 'enrolled'],
      [mixed.session_id, 'enrolled'],
      [tickets.session_id, 'waitlisted'],
    ]);
    expect(await bookings(waiter)).toEqual([[both.session_id, 'enrolled']]);
    expect(await findings()).toEqual([]);
  });

  test('nobody is told that the club cancelled what one of the two had twice', async () => {
    const two = await pair({ email: 'kept@correo.test' }, { email: 'other@correo.test' });
    const both = await session({ starts_at: '2026-03-16T18:00:00Z' });
    for (const id of [two.kept, two.other]) await book(both.session_id, id);
    await work(server, reactions, server.clock.now());
    await merge(two);
    await work(server, reactions, server.clock.now());
    const { rows } = await server.owner.query(
      'select kind from notifications where client_id = any($1::uuid[])',
      [[two.kept, two.other]],
    );
    expect(rows.map(({ kind }) => kind)).not.toContain('cancelled');
    const { rows: mails } = await server.owner.query(
      `select kind from notifications where kind like '%cancel%'`,
    );
    expect(mails).toEqual([]);
  });

  test('of two places in one group one stays, for as long as either', async () => {
    const two = await pair();
    const group = await session({ starts_at: '2026-03-17T18:00:00Z' });
    const path = `/api/classes/schedules/${group.schedule_id}/places/`;
    await owner.post(path, { student_id: two.kept, ends_on: '2026-04-30' });
    await owner.post(path, { student_id: two.other });
    expect((await preview(two)).places).toMatchObject([{ schedule_id: group.schedule_id }]);
    expect((await merge(two)).status).toBe(200);
    const { body } = await owner.get(`/api/classes/places/?student_id=${two.kept}`);
    expect(body.results).toMatchObject([{ schedule_id: group.schedule_id, ends_on: null }]);
    expect((await bookings(two.kept)).filter(([, status]) => status === 'enrolled')).toEqual([
      [group.session_id, 'enrolled'],
    ]);
    expect(await findings()).toEqual([]);
  });

  test('what is over stays true: both had been there', async () => {
    const two = await pair();
    const past = await session({ starts_at: '2026-03-02T08:00:00Z' });
    await server.owner.query(
      `insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at)
       select $1, gen_random_uuid(), $2, x, 'enrolled', 'EUR', now() from unnest($3::uuid[]) x
        where not exists (select from class_enrollments e where e.session_id = $2 and e.student_id = x)`,
      [place.organization_id, past.session_id, [two.kept, two.other]],
    );
    await server.owner.query(`update class_sessions set enrolled_count = 2 where id = $1`, [past.session_id]);
    expect((await preview(two)).classes).toMatchObject([{ session_id: past.session_id, stays: 'both' }]);
    expect((await merge(two)).status).toBe(200);
    expect(await bookings(two.kept)).toEqual([[past.session_id, 'enrolled']]);
    expect(await bookings(two.other)).toEqual([[past.session_id, 'enrolled']]);
    expect(await findings()).toEqual([]);
  });

  test('the account goes with it; two accounts, a family and the same one twice are refused', async () => {
    const student = await person(server, place, 'student');
    const two: Two = { kept: await client({ display_name: 'Eva' }), other: student.profile_id };
    expect((await preview(two)).moves.account).toBe(true);
    expect((await merge(two)).body).toMatchObject({ id: two.kept, user_id: student.user_id });
    expect((await student.get(`/api/clients/${two.kept}/`)).status).toBe(200);

    const second = await person(server, place, 'student');
    const refused = async (other: Two) => {
      const shown = (await preview(other)).refused;
      const { status, body } = await merge(other);
      expect([status, body.code]).toEqual([409, shown]);
      return shown;
    };
    expect(await refused({ kept: two.kept, other: second.profile_id })).toBe('clients.two_accounts');
    const parent = await client({ display_name: 'Madre' });
    const { body } = await owner.post(`/api/clients/${parent}/dependants/`, { display_name: 'Hija' });
    expect(await refused({ kept: parent, other: body.client.id })).toBe('clients.family');
    expect(await refused({ kept: two.kept, other: two.other })).toBe('clients.merged');
  });

  test('the merged one says whom it has become, is found no more and cannot be used again', async () => {
    const two = await pair({}, { display_name: 'Nombre Irrepetible' });
    await merge(two);
    expect((await owner.get(`/api/clients/${two.other}/`)).body).toMatchObject({
      merged_into: two.kept,
      is_active: false,
      abilities: { change: false, change_level: false, manage: false, add_dependant: false },
    });
    const { body } = await owner.get('/api/clients/?q=irrepetible&include_inactive=true');
    expect(body.results).toEqual([]);
    const back = await owner.patch(`/api/clients/${two.other}/`, { is_active: true });
    expect([back.status, back.body.code]).toEqual([409, 'clients.merged']);
    const third = await client({ display_name: 'Tercera' });
    await merge({ kept: third, other: two.kept });
    expect((await owner.get(`/api/clients/${two.other}/`)).body.merged_into).toBe(third);
  });

  test('only the desk merges, and only its own clients', async () => {
    const two = await pair();
    expect((await merge(two, await person(server, place, 'instructor'))).status).toBe(403);
    expect((await merge(two, await person(server, await buildClub(server.db), 'owner'))).status).toBe(404);
  });
});

test('every table that refers to clients is one that a merge moves', async () => {
  const { rows } = await server.owner.query(
    `select c.conrelid::regclass || '.' || a.attname as column
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = 'client_profiles'::regclass order by 1`,
  );
  // Whoever adds one says in move.ts what becomes of its rows.
  expect(rows.map((row) => row.column)).toEqual([
    'account_entries.client_id',
    'change_people.student_id',
    'charges.student_id',
    'class_attendance.student_id',
    'class_enrollments.credit_of',
    'class_enrollments.student_id',
    'client_care.client_id',
    'client_profiles.merged_into',
    'debit_mandates.client_id',
    'erasures.client_id',
    'evaluation_authors.student_id',
    'foresight_chances.student_id',
    'guardians.dependant_id',
    'guardians.guardian_id',
    'instructor_evaluations.student_id',
    'invitations.client_id',
    'kept_students.student_id', // follows bookings by itself
    'level_entries.student_id',
    'make_ups.student_id',
    'notifications.client_id',
    'payments.payer_id',
    'place_requests.student_id',
    'privacy_consents.client_id',
    'saved_cards.client_id',
    'schedule_enrollments.student_id',
    'student_packages.student_id',
    'student_skills.student_id',
    'waiver_signatures.client_id',
    'wish_people.client_id',
    'wishes.student_id',
  ]);
});
