import { describe, expect, test } from 'vitest';
import { asSystem, person } from '../../test/builders.ts';
import { secret } from '../../test/server.ts';
import { start, useWebhooks } from '../../test/webhooks.ts';
import { openPoster } from '../kernel/http/posting.ts';
import { newId } from '../kernel/ids.ts';
import { sendDue } from './commands/send.ts';
import { forgetWebhooks } from './jobs.ts';
import { faultOfAddress } from './rules/address.ts';

const w = useWebhooks();
const { server, receiver, sender, deliver, add, verified } = w;

describe('a secret', () => {
  const stored = async () => {
    const { rows } = await server.owner.query(
      `select (select jsonb_agg(e) from webhook_endpoints e)::text || (select jsonb_agg(a) from audit_log a)::text
           || (select jsonb_agg(k) from idempotency_keys k)::text as all`,
    );
    return rows[0].all as string;
  };

  test('is told once, and lies nowhere', async () => {
    const key = { 'idempotency-key': newId() };
    const asked = { url: `${receiver.url}/T0KEN?key=T0KEN`, events: ['payment.recorded'] };
    const made = await w.owner.post('/api/webhooks/', asked, key);
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await w.owner.post('/api/webhooks/', asked, key)).body.code).toBe('idempotency.told_once');
    const all = await stored();
    expect(all).not.toContain(made.body.secret.slice(6));
    expect(all).not.toContain(secret);
    const { rows } = await server.owner.query(
      `select changes::text as c from audit_log where entity = 'webhook_endpoints'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { c } of rows) {
      expect(c).not.toMatch(/salt|secret|T0KEN/);
      expect(c).toContain(new URL(receiver.url).host);
    }
    expect(JSON.stringify((await w.owner.get('/api/webhooks/')).body)).not.toMatch(/whsec_|salt/);
  });

  test('that was changed signs beside the new one for a day', async () => {
    const hook = await add();
    const { status, body } = await w.owner.post(`/api/webhooks/${hook.id}/rotate_secret/`);
    expect(status).toBe(200);
    expect(body.secret).not.toBe(hook.secret);
    expect(body.webhook.former_secret_until).toBe('2026-03-03T09:00:00.000Z');
    await w.owner.post(`/api/webhooks/${hook.id}/test/`);
    await deliver();
    for (const one of [hook.secret, body.secret]) expect(verified(one)).toMatchObject({ type: 'ping' });
    server.clock.advance(86_400_000);
    await w.owner.post(`/api/webhooks/${hook.id}/test/`);
    await deliver();
    verified(body.secret);
    expect(() => verified(hook.secret)).toThrow();
  });

  test('of the receiver signs on when somebody asks for a new one twice', async () => {
    const hook = await add();
    await w.owner.post(`/api/webhooks/${hook.id}/rotate_secret/`);
    server.clock.advance(3_600_000);
    const { body } = await w.owner.post(`/api/webhooks/${hook.id}/rotate_secret/`);
    expect(body.webhook.former_secret_until).toBe('2026-03-03T09:00:00.000Z');
    await w.owner.post(`/api/webhooks/${hook.id}/test/`);
    await deliver();
    for (const one of [hook.secret, body.secret]) expect(verified(one)).toMatchObject({ type: 'ping' });
  });

  test('does not sign what was changed on the way, nor what comes late', async () => {
    const hook = await add();
    await w.owner.post(`/api/webhooks/${hook.id}/test/`);
    await deliver();
    const [one] = receiver.received as [(typeof receiver.received)[0]];
    server.clock.advance(6 * 60_000);
    expect(() => verified(hook.secret)).toThrow(/old/);
    server.clock.set(start);
    one.body = one.body.replace('ping', 'pong');
    expect(() => verified(hook.secret)).toThrow(/signature/);
  });

  test('of another installation signs nothing: the endpoint is off until it has a new one', async () => {
    const hook = await add();
    await w.owner.post(`/api/webhooks/${hook.id}/test/`);
    await Promise.all(await sendDue(sender({ secret: 'y'.repeat(40) }), 10));
    expect(receiver.received).toEqual([]);
    expect((await w.owner.get(`/api/webhooks/${hook.id}/`)).body.disabled_why).toBe('secret');
    const { body } = await w.owner.post(`/api/webhooks/${hook.id}/rotate_secret/`);
    expect(body.webhook).toMatchObject({ status: 'active' });
    await deliver();
    verified(body.secret);
  });

  test('that is made anew by somebody else makes them answer for it: the maker may have left meanwhile', async () => {
    const admin = await person(server, w.place, 'club_admin');
    const hook = await add({ club_id: w.place.club_id }, admin);
    await admin.post(`/api/webhooks/${hook.id}/test/`);
    await Promise.all(await sendDue(sender({ secret: 'y'.repeat(40) }), 10));
    const { body } = await w.owner.post(`/api/webhooks/${hook.id}/rotate_secret/`);
    expect(body.webhook).toMatchObject({ status: 'active', made_by: { id: w.owner.user_id } });
  });
});

describe('a webhook', () => {
  test('is made and kept by who runs the club it hears of, and by no token', async () => {
    const admin = await person(server, w.place, 'club_admin');
    const coach = await person(server, w.place, 'instructor');
    const asked = { url: receiver.url, events: ['session.cancelled'] };
    expect((await admin.post('/api/webhooks/', asked)).status).toBe(403);
    const mine = await add({ club_id: w.place.club_id }, admin);
    const whole = await add();
    expect((await coach.get('/api/webhooks/')).status).toBe(403);
    expect((await admin.get('/api/webhooks/')).body.results.map(({ id }: { id: string }) => id)).toEqual([
      mine.id,
    ]);
    for (const path of ['', 'test/', 'rotate_secret/', 'deliveries/'])
      expect(
        (
          await admin[path === '' || path === 'deliveries/' ? 'get' : 'post'](
            `/api/webhooks/${whole.id}/${path}`,
          )
        ).status,
      ).toBe(404);
    const { grantable } = (await w.owner.get('/api/tokens/')).body;
    expect(JSON.stringify(grantable)).not.toContain('webhooks');
    expect((await admin.delete(`/api/webhooks/${mine.id}/`)).status).toBe(204);
    expect(
      (await w.owner.patch(`/api/webhooks/${whole.id}/`, { events: ['student.created'], description: 'CRM' }))
        .body,
    ).toMatchObject({
      ...{ events: ['student.created'], description: 'CRM' },
    });
  });

  test.each([
    ['http://example.org/hook', 'http:', undefined],
    ['ftp://example.org/', 'not_an_address', 'not_an_address'],
    ['https://user:pass@example.org/', 'not_an_address', 'not_an_address'],
    ['nonsense', 'not_an_address', 'not_an_address'],
    ['https://10.0.0.1/', 'not_public', 'not_public'],
    ['http://93.184.216.34/', 'not_public', 'not_public'],
    ['https://169.254.169.254/latest/meta-data', 'not_public', 'not_public'],
    ['https://[::1]/', 'not_public', 'not_public'],
    ['https://[::ffff:10.0.0.1]/', 'not_public', 'not_public'],
    ['https://0x0a000001/', 'not_public', 'not_public'],
    ['https://167772161/', 'not_public', 'not_public'],
    ['https://012.0.0.1/', 'not_public', 'not_public'],
  ])('to %s is refused for its address', async (url, _name, code) => {
    const { status, body } = await w.owner.post('/api/webhooks/', { url, events: ['session.cancelled'] });
    if (code === undefined) expect(status).toBe(201);
    else
      expect({ status, errors: body.errors }).toMatchObject({
        status: 422,
        errors: [{ path: '/url', code }],
      });
  });

  test('of an installation that has opened no network goes over https, and not to this machine', async () => {
    const closed = openPoster({});
    expect(faultOfAddress('http://example.org/', closed)).toBe('not_https');
    for (const host of ['localhost', 'LOCALHOST.', 'a.localhost', '127.0.0.1', '127.1', '[::1]', '0'])
      expect(faultOfAddress(`https://${host}/`, closed)).toBe('not_public');
    expect(faultOfAddress('https://example.org/', closed)).toBeUndefined();
  });

  test('is not changed by who has not seen that it was switched off', async () => {
    const { id } = await add();
    const path = `/api/webhooks/${id}/`;
    const seen = (await w.owner.get(path)).headers.get('etag') as string;
    await w.owner.patch(path, { is_enabled: false });
    const late = await w.owner.patch(path, { description: 'CRM' }, { 'if-match': seen });
    expect(late).toMatchObject({ status: 412, body: { code: 'request.version_changed' } });
  });

  test('is switched off when its maker may not look after it any more, and its owners are told', async () => {
    const admin = await person(server, w.place, 'club_admin');
    const stays = await add({ club_id: w.place.club_id });
    const left = await add({ club_id: w.place.club_id }, admin);
    const { rows } = await server.owner.query('select id from memberships where user_id = $1', [
      admin.user_id,
    ]);
    const taken = await w.owner.delete(`/api/members/${admin.user_id}/roles/${rows[0].id}/`);
    expect(taken.status).toBe(204);
    for (let n = 0; n < 2; n++) await deliver();
    const of = async (id: string) => (await w.owner.get(`/api/webhooks/${id}/`)).body;
    expect(await of(left.id)).toMatchObject({ status: 'disabled', disabled_why: 'maker' });
    expect(await of(stays.id)).toMatchObject({ status: 'active' });
    const told = await server.owner.query(
      `select link from notifications where user_id = $1 and kind = 'webhook_ended' and link like $2`,
      [w.owner.user_id, `%${left.id}`],
    );
    expect(told.rows).toHaveLength(1);
    const on = await w.owner.patch(`/api/webhooks/${left.id}/`, { is_enabled: true });
    expect(on.body).toMatchObject({ status: 'active', made_by: { id: w.owner.user_id } });
  });

  test('that is removed is gone at once, and its rows with the next forgetting', async () => {
    const hook = await add();
    const path = `/api/webhooks/${hook.id}/`;
    await w.owner.post(`${path}test/`);
    expect((await w.owner.delete(path)).status).toBe(204);
    await deliver();
    expect(receiver.received).toEqual([]);
    for (const gone of [path, `${path}deliveries/`]) expect((await w.owner.get(gone)).status).toBe(404);
    expect((await w.owner.delete(path)).status).toBe(404);
    expect((await w.owner.get('/api/webhooks/')).body.results).toEqual([]);
    const rows = async () =>
      (
        await server.owner.query(
          'select (select count(*) from webhook_deliveries) + count(*) as n from webhook_endpoints',
        )
      ).rows[0].n;
    expect(Number(await rows())).toBe(2);
    await asSystem(server.db, w.place, server.clock.now(), (scope) =>
      forgetWebhooks(scope, { webhooks_days: 30 } as never),
    );
    expect(Number(await rows())).toBe(0);
  });

  test('of a club is one of ten, which leave the others theirs', async () => {
    const admin = await person(server, w.place, 'club_admin');
    for (let n = 0; n < 10; n++) await add({ club_id: w.place.club_id }, admin);
    const more = { url: receiver.url, events: ['session.cancelled'], club_id: w.place.club_id };
    expect(await admin.post('/api/webhooks/', more)).toMatchObject({
      ...{ status: 409, body: { code: 'webhooks.too_many', params: { most: 10 } } },
    });
    await add();
  });

  test('is one of twenty, also for who asks twice at once', async () => {
    for (let n = 0; n < 19; n++) await add();
    const asked = (n: number) =>
      w.owner.post('/api/webhooks/', { url: `${receiver.url}/${n}`, events: ['session.cancelled'] });
    const both = await Promise.all([asked(1), asked(2)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'webhooks.too_many',
      params: { most: 20 },
    });
  });
});
