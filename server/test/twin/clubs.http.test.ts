import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/kernel/http/openapi.ts';
import { newId } from '../../src/kernel/ids.ts';
import { buildClub, buildSecondClub, person } from '../builders.ts';
import { useServer } from '../server.ts';
import { buildTwin, type Twin } from './clubs.ts';
import { type Operation, operationsOf, requestFor } from './requests.ts';

/*
 * Two clubs of one organization with the same data. Whoever runs one of them reads the history and the mail of that club
 * alone, and changes nothing at the other (docs/domain/permissions.md).
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let owner: Person;
let ours: Twin;
let theirs: Twin;
beforeAll(async () => {
  const place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  ours = await buildTwin(server, place);
  theirs = await buildTwin(server, { ...place, club_id: await buildSecondClub(server.db, place) });
});

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
  }, 240_000);

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

/** A client is the organization's: so are who looks after them, and the wish to be erased. */
const ofPeople = ['client_profiles', 'erasures', 'guardians'];

/** What is at their club, by table. */
async function theirRows(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  const at = { club: theirs.place.club_id, organization: theirs.place.organization_id };
  const { rows: tables } = await server.owner.query<{ name: string }>(
    "select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'audit_insert' order by 1",
  );
  for (const { name } of tables) {
    if ([...ofPeople, 'class_levels', 'class_types', ...learnt].includes(name)) continue;
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
