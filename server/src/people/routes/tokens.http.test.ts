import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { buildSession } from '../../../test/sessions.ts';
import { operationsOf, requestFor } from '../../../test/twin/requests.ts';
import { openApiDocument } from '../../kernel/http/openapi.ts';
import { newId } from '../../kernel/ids.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let [owner, admin] = [] as unknown as [Person, Person];
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
});

const make = async (who: Person, body: object = {}) => {
  const asked = { name: 'Web del club', scopes: ['clients.view_clientprofile'], read_only: false, ...body };
  const answer = await who.post('/api/tokens/', asked);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const { token, secret } = answer.body;
  return { id: token.id as string, secret: secret as string, as: by(secret) };
};
const by = (secret: string, more: object = {}) => server.as({ authorization: `Bearer ${secret}`, ...more });

describe('what a token may', () => {
  test('is what its scopes say of every endpoint, and reading what every member reads; nothing personal', async () => {
    const { body } = await owner.get('/api/tokens/');
    const all: string[] = body.grantable.map(({ code }: { code: string }) => code);
    expect(all).toContain('classes.manage_enrollments');
    for (const code of [
      'tenancy.manage_tokens',
      'tenancy.manage_members',
      'tenancy.view_mail',
      'tenancy.view_audit',
      'calendars.subscribe',
      'notifications.view_own',
      'classes.pay_online',
    ])
      expect(all).not.toContain(code);
    const areaOf = new Map(body.grantable.map((one: { code: string; area: string }) => [one.code, one.area]));
    expect(areaOf.get('classes.view_analytics')).toBe('money');
    const [some, rest] = [all.filter((_, n) => n % 2 === 0), all.filter((_, n) => n % 2 === 1)];
    const [half, other, reading] = [
      await make(owner, { scopes: some }),
      await make(owner, { scopes: rest }),
      await make(owner, { scopes: all, read_only: true }),
    ];
    const document = openApiDocument(server.app as never) as never;
    const permissionOf = ({ method, path }: { method: string; path: string }): string =>
      (document as { paths: Record<string, Record<string, Record<string, string>>> }).paths[path]?.[
        method.toLowerCase()
      ]?.['x-permission'] as string;
    const wrong: string[] = [];
    const opened = /^\/api\/(organization\/|clubs\/({id}\/(closures\/)?)?)$/;
    const sees = (scopes: string[]) => scopes.includes('clients.view_clientprofile');
    for (const operation of operationsOf(document)) {
      // Who asks there makes no difference.
      if (/^\/api\/(auth|public\/online)\//.test(operation.path)) continue;
      const permission = permissionOf(operation);
      const request = requestFor(operation, () => newId(), { organization: place.organization_slug });
      const reads = operation.method === 'GET';
      for (const [token, scopes, readOnly] of [
        [half, some, false],
        [other, rest, false],
        [reading, all, true],
      ] as const) {
        const { status, code } = await send(token.secret, request);
        const may =
          permission === 'public'
            ? reads && operation.path !== '/api/me/'
            : permission === 'member'
              ? reads &&
                (opened.test(operation.path) || (operation.path === '/api/clients/{id}/' && sees(scopes)))
              : scopes.includes(permission) && (reads || !readOnly);
        const refused = status === 403 && ['forbidden', 'token.not_allowed'].includes(code);
        // What may be asked is judged further by its row: a desk's question may still be refused as such.
        const isJudged = may && code === 'forbidden';
        if (refused === may && !isJudged)
          wrong.push(`${operation.method} ${operation.path} ${permission}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  const send = async (secret: string, { method, path, body }: ReturnType<typeof requestFor>) => {
    const answer = await fetch(server.url + path, {
      ...{ method, headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' } },
      ...(body && method !== 'GET' && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const code = /^\{.*"code":"([^"]+)"/.exec(text)?.[1] ?? '';
    return { status: answer.status, code };
  };

  test('is never more than its maker may by then, whatever it was given', async () => {
    const { session_id } = await buildSession(server.db, place);
    const ben = await person(server, place, 'club_admin');
    const scopes = ['classes.change_classsession', 'clients.view_clientprofile'];
    const { as } = await make(ben, { scopes });
    const change = () => as.patch(`/api/classes/sessions/${session_id}/`, { notes: 'x' });
    expect((await change()).status).toBe(200);
    const { rows } = await server.owner.query('select id from memberships where user_id = $1', [ben.user_id]);
    await owner.post(`/api/members/${ben.user_id}/roles/`, { role: 'student' });
    const path = `/api/members/${ben.user_id}/roles/${rows[0].id}/`;
    expect((await owner.delete(path)).status).toBeLessThan(300);
    expect((await change()).status).toBe(403);
    expect((await as.get('/api/clients/')).status).toBe(403);
    const student = await server.owner.query('select id from memberships where user_id = $1', [ben.user_id]);
    await owner.delete(`/api/members/${ben.user_id}/roles/${student.rows[0].id}/`);
    expect(await change()).toMatchObject({ status: 401, body: { code: 'token.invalid' } });
  });

  test('stops at its organization', async () => {
    const other = await buildClub(server.db);
    const there = await person(server, other, 'owner');
    await server.owner.query(
      `insert into memberships (organization_id, id, user_id, role) values ($1, $2, $3, 'owner')`,
      [other.organization_id, newId(), owner.user_id],
    );
    const { secret, as } = await make(owner);
    expect((await as.get('/api/clients/')).status).toBe(200);
    const elsewhere = by(secret, { 'bandeja-organization': other.organization_slug });
    expect((await elsewhere.get('/api/clients/')).status).toBe(404);
    expect((await as.get(`/api/public/${other.organization_slug}/`)).status).toBe(404);
    const forged = secret.replace(
      /^bandeja_[0-9a-f]+/,
      `bandeja_${other.organization_id.replaceAll('-', '')}`,
    );
    expect((await by(forged).get('/api/clients/')).status).toBe(401);
    const mine = (await there.get('/api/tokens/')).body.results;
    expect(mine).toEqual([]);
  });
});

describe('a token', () => {
  test('is told once, kept as a digest, says when it was last used, and is named by the log', async () => {
    const { id, secret, as } = await make(owner, {
      ...{ name: 'Contabilidad', scopes: ['classes.change_classsession', 'classes.view_classsession'] },
    });
    const { session_id } = await buildSession(server.db, place);
    expect((await as.patch(`/api/classes/sessions/${session_id}/`, { notes: 'red' })).status).toBe(200);
    const { body } = await owner.get('/api/tokens/');
    const listed = body.results.find((one: { id: string }) => one.id === id);
    expect(listed).toMatchObject({
      status: 'active',
      last_used_on: '2026-03-02',
      made_by: { id: owner.user_id },
    });
    const { rows } = await server.owner.query('select * from api_tokens where id = $1', [id]);
    const keys = await server.owner.query('select k::text from idempotency_keys k');
    for (const text of [JSON.stringify(body), JSON.stringify(rows), JSON.stringify(keys.rows)])
      expect(text).not.toContain(secret.slice(-40));
    const log = await owner.get(`/api/audit/?entity=class_sessions&entity_id=${session_id}`);
    expect(log.body.results[0]).toMatchObject({ user_id: owner.user_id, via: 'API: Contabilidad' });
  });

  test('is not told to who sends the same request again', async () => {
    const asked = { name: 'x', scopes: ['courts.view_court'], read_only: true };
    const key = { 'idempotency-key': newId() };
    const first = await owner.post('/api/tokens/', asked, key);
    expect(first.status).toBe(201);
    const again = await owner.post('/api/tokens/', asked, key);
    expect(again).toMatchObject({ status: 409, body: { code: 'idempotency.told_once' } });
    const { rows } = await server.owner.query('select k::text from idempotency_keys k');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(first.body.secret.slice(-40));
  });

  test('of an owner reads no health notes, and nothing of the person who made it', async () => {
    const { profile_id: client_id } = await person(server, place, 'student');
    const all = (await owner.get('/api/tokens/')).body.grantable.map(({ code }: { code: string }) => code);
    const { as } = await make(owner, { scopes: all });
    expect((await as.get(`/api/clients/${client_id}/`)).status).toBe(200);
    expect((await owner.get(`/api/clients/${client_id}/care/`)).status).toBe(200);
    for (const path of [`/api/clients/${client_id}/care/`, '/api/me/', '/api/privacy/', '/api/me/claims/'])
      expect(await as.get(path), path).toMatchObject({ status: 403, body: { code: 'token.not_allowed' } });
  });

  test('is over for good with the last role of its maker, and its use is in no log', async () => {
    const cleo = await person(server, place, 'club_admin');
    const { id, as } = await make(cleo);
    expect((await as.get('/api/clients/')).status).toBe(200);
    const membership = async () =>
      (await server.owner.query('select id from memberships where user_id = $1', [cleo.user_id])).rows[0].id;
    await owner.delete(`/api/members/${cleo.user_id}/roles/${await membership()}/`);
    const role = [place.organization_id, newId(), cleo.user_id, place.club_id];
    await server.owner.query(
      `insert into memberships (organization_id, id, user_id, role, club_id) values ($1, $2, $3, 'club_admin', $4)`,
      role,
    );
    expect((await as.get('/api/clients/')).status).toBe(401);
    const { rows } = await server.owner.query(
      `select action from audit_log where entity = 'api_tokens' and entity_id = $1 order by id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['create', 'update']);
  });

  test('ends when it was to, or at once; by its maker or an owner, by nobody else', async () => {
    const short = await make(owner, { expires_at: '2026-03-02T10:00:00Z' });
    const theirs = await make(admin);
    expect((await short.as.get('/api/clients/')).status).toBe(200);
    server.clock.set('2026-03-02T10:00:00Z');
    expect(await short.as.get('/api/clients/')).toMatchObject({
      status: 401,
      body: { code: 'token.invalid' },
    });
    server.clock.set('2026-03-02T09:00:00Z');
    expect((await admin.post(`/api/tokens/${short.id}/revoke/`)).status).toBe(404);
    expect((await theirs.as.get('/api/clients/')).status).toBe(200);
    const ended = await owner.post(`/api/tokens/${theirs.id}/revoke/`);
    expect(ended).toMatchObject({ status: 200, body: { status: 'revoked' } });
    expect((await theirs.as.get('/api/clients/')).status).toBe(401);
    const seen = (await admin.get('/api/tokens/')).body.results.map(({ id }: { id: string }) => id);
    expect(seen).toEqual([theirs.id]);
  });

  test('is its maker’s to see and to end, whatever they are by then, and nobody else’s', async () => {
    const dora = await person(server, place, 'club_admin');
    const { id, as } = await make(dora, { scopes: ['classes.view_classsession'] });
    const theirs = await make(admin);
    const { rows } = await server.owner.query('select id from memberships where user_id = $1', [
      dora.user_id,
    ]);
    await owner.post(`/api/members/${dora.user_id}/roles/`, { role: 'student' });
    await owner.delete(`/api/members/${dora.user_id}/roles/${rows[0].id}/`);
    const { body } = await dora.get('/api/tokens/');
    expect(body.results.map((one: { id: string }) => one.id)).toEqual([id]);
    expect(body.grantable).toEqual([]);
    const asked = { name: 'x', scopes: ['classes.view_classsession'], read_only: true };
    expect((await dora.post('/api/tokens/', asked)).status).toBe(403);
    expect((await dora.post(`/api/tokens/${theirs.id}/revoke/`)).status).toBe(404);
    expect((await as.get('/api/classes/sessions/')).status).toBe(200);
    expect((await as.post(`/api/tokens/${id}/revoke/`)).status).toBe(403);
    expect(await dora.post(`/api/tokens/${id}/revoke/`)).toMatchObject({
      ...{ status: 200, body: { status: 'revoked' } },
    });
    expect((await as.get('/api/classes/sessions/')).status).toBe(401);
    expect((await server.as().get('/api/tokens/')).status).toBe(401);
  });

  test('is made of what one holds, by who runs a club, and not by a token', async () => {
    const wanted = { name: 'x', scopes: ['tenancy.add_club'], read_only: true };
    expect(await admin.post('/api/tokens/', wanted)).toMatchObject({
      ...{ status: 422, body: { errors: [{ path: '/scopes/0', code: 'not_yours' }] } },
    });
    const past = { ...wanted, scopes: ['courts.view_court'], expires_at: '2026-03-02T08:00:00Z' };
    expect(await admin.post('/api/tokens/', past)).toMatchObject({ status: 422 });
    const coach = await person(server, place, 'instructor');
    expect((await coach.post('/api/tokens/', wanted)).status).toBe(403);
    const all = (await owner.get('/api/tokens/')).body.grantable.map(({ code }: { code: string }) => code);
    const { as } = await make(owner, { scopes: all });
    expect((await as.post('/api/tokens/', { ...wanted, scopes: ['courts.view_court'] })).status).toBe(403);
    expect((await as.get('/api/tokens/')).status).toBe(403);
    expect((await as.post('/api/auth/change-password', {})).status).toBeGreaterThanOrEqual(400);
  });
});
