import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';

/* Health and whom to call: for those who need it on the day, and for nobody else. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let coach: Person;
let parent: Person;
let child: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
  parent = await person(server, place, 'student');
  const added = await parent.post(`/api/clients/${parent.profile_id}/dependants/`, { display_name: 'Leo' });
  child = added.body.client.id;
});

const path = (id: string) => `/api/clients/${id}/care/`;
const told = {
  medical_notes: 'Asma: inhalador en la mochila',
  emergency_name: 'Marta, madre',
  emergency_phone: '600 111 222',
};
const classOf = async (student_id: string, options: Parameters<typeof buildSession>[2] = {}) => {
  const built = await buildSession(server.db, place, { instructor_id: coach.profile_id, ...options });
  const { session_id } = built;
  expect((await owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id })).status).toBe(201);
  return session_id;
};
const careOnRoster = async (who: Person, session_id: string, student_id: string) => {
  const { body } = await who.get(`/api/classes/sessions/${session_id}/enrollments/`);
  return body.results.find((one: { student_id: string }) => one.student_id === student_id)?.care;
};

describe('who sees what has to be known of somebody', () => {
  test('a guardian tells it of a child, the desk reads and changes it', async () => {
    expect((await parent.get(path(child))).body).toMatchObject({ medical_notes: '', photo_consent: null });
    const saved = await parent.patch(path(child), { ...told, photo_consent: false });
    expect(saved.body).toMatchObject({ ...told, photo_consent: false });
    expect(saved.body.photo_consent_at).toBe('2026-03-02T09:00:00.000Z');
    expect((await owner.patch(path(child), { emergency_phone: '600 333 444' })).body).toMatchObject({
      ...told,
      emergency_phone: '600 333 444',
      photo_consent: false,
    });
  });

  test('the coach reads it on the roster of a class of theirs, until a day after its end', async () => {
    const student = await buildClient(server.db, place);
    await owner.patch(path(student), told);
    const session_id = await classOf(student, { starts_at: '2026-03-03T18:00:00Z' });
    const seen = { ...told, photo_consent: null };
    expect(await careOnRoster(coach, session_id, student)).toEqual(seen);
    server.clock.set('2026-03-04T18:59:00Z');
    expect(await careOnRoster(coach, session_id, student)).toEqual(seen);
    server.clock.set('2026-03-04T19:01:00Z');
    expect(await careOnRoster(coach, session_id, student)).toBeNull();
    expect(await careOnRoster(owner, session_id, student)).toEqual(seen);
    server.clock.set('2026-03-02T09:00:00Z');
  });

  test('no other coach, no other student, and no coach beside a roster', async () => {
    const other = await person(server, place, 'instructor');
    const stranger = await person(server, place, 'student');
    const student = await buildClient(server.db, place);
    await owner.patch(path(student), told);
    const session_id = await classOf(student, { starts_at: '2026-03-05T18:00:00Z' });
    for (const who of [other, stranger, coach]) {
      expect((await who.get(path(student))).status).toBe(404);
      expect((await who.patch(path(student), { medical_notes: 'x' })).status).toBe(404);
    }
    for (const [who, status] of [
      [other, 404],
      [stranger, 403],
    ] as const)
      expect((await who.get(`/api/classes/sessions/${session_id}/enrollments/`)).status).toBe(status);
    expect((await parent.get(path(student))).status).toBe(404);
  });

  test('no list, profile, booking, export or history carries it', async () => {
    const secret = 'epilepsia-47';
    const student = await buildClient(server.db, place, { name: 'Nora Care' });
    await owner.patch(path(student), { medical_notes: secret });
    const session_id = await classOf(student, { starts_at: '2026-03-06T18:00:00Z' });
    const answers = [
      await owner.get('/api/clients/?q=Nora'),
      await owner.get(`/api/clients/${student}/`),
      await owner.get('/api/clients/export_file/'),
      await owner.get(`/api/classes/sessions/${session_id}/`),
      await owner.get('/api/audit/?limit=100'),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
    const admin = await person(server, place, 'club_admin');
    const history = await admin.get('/api/audit/?limit=100&entity=client_care');
    expect(history.status).toBe(200);
    expect(JSON.stringify(history.body)).not.toContain(secret);
    const { rows } = await server.owner.query(
      `select changes from audit_log where entity = 'client_care' and entity_id = $1`,
      [student],
    );
    expect(rows).toEqual([{ changes: { medical_notes: ['…', '…'] } }]);
    const kept = await server.owner.query(
      `select (select count(*) from idempotency_keys k where k::text like $1) + (select count(*) from outbox o where o::text like $1)
            + (select count(*) from audit_log a where a::text like $1) as n`,
      [`%${secret}%`],
    );
    expect(Number(kept.rows[0].n)).toBe(0);
  });
});

describe('what was said about pictures', () => {
  test('keeps its date while it stays the same, and is in the history', async () => {
    const student = await buildClient(server.db, place);
    await owner.patch(path(student), { photo_consent: true });
    server.clock.set('2026-03-03T09:00:00Z');
    const same = await owner.patch(path(student), { photo_consent: true, medical_notes: 'x' });
    expect(same.body.photo_consent_at).toBe('2026-03-02T09:00:00.000Z');
    const withdrawn = await owner.patch(path(student), { photo_consent: false });
    expect(withdrawn.body.photo_consent_at).toBe('2026-03-03T09:00:00.000Z');
    expect((await owner.patch(path(student), { photo_consent: null })).body.photo_consent_at).toBeNull();
    server.clock.set('2026-03-02T09:00:00Z');
    const { rows } = await server.owner.query(
      `select changes->'photo_consent' as said from audit_log where entity = 'client_care' and entity_id = $1 order by id`,
      [student],
    );
    expect(rows.map((row) => row.said)).toEqual([[null, true], null, [true, false], [false, null]]);
  });
});

describe('two at once, and two who are one', () => {
  test('a stale form is told what changed, and loses nothing', async () => {
    const student = await buildClient(server.db, place);
    const etag = (await owner.get(path(student))).headers.get('etag') as string;
    await owner.patch(path(student), { emergency_phone: '1' });
    const stale = await owner.patch(path(student), { medical_notes: 'y' }, { 'if-match': etag });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ emergency_phone: '1', medical_notes: '' });
  });

  test('a merge loses nothing of either, and on pictures the kept profile decides', async () => {
    const make = async (care: object) => {
      const id = await buildClient(server.db, place);
      await owner.patch(path(id), care);
      return id;
    };
    const both: [object, object, object][] = [
      [{}, { ...told, photo_consent: false }, { ...told, photo_consent: false }],
      [
        { medical_notes: 'Alergia', photo_consent: true },
        { ...told, photo_consent: false },
        { ...told, medical_notes: `Alergia\n\n${told.medical_notes}`, photo_consent: true },
      ],
      [
        { medical_notes: told.medical_notes, emergency_phone: '9' },
        told,
        { medical_notes: told.medical_notes, emergency_name: '', emergency_phone: '9' },
      ],
    ];
    for (const [kept, other, after] of both) {
      const [id, other_id] = [await make(kept), await make(other)];
      expect((await owner.post(`/api/clients/${id}/merge/`, { other_id })).status).toBeLessThan(300);
      expect((await owner.get(path(id))).body).toMatchObject(after);
      expect((await owner.patch(path(other_id), { medical_notes: 'z' })).body.code).toBe('clients.merged');
    }
  });
});
