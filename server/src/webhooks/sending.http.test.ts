import { describe, expect, test } from 'vitest';
import { asSystem, buildClub, person } from '../../test/builders.ts';
import { start, useWebhooks } from '../../test/webhooks.ts';
import { work } from '../../test/worker.ts';
import { newId } from '../kernel/ids.ts';
import { reactions } from '../reactions.ts';
import { queueEvents } from './commands/queue.ts';
import { waits } from './rules/retries.ts';

const w = useWebhooks();
const { server, receiver, deliver, add, enroll, deliveries, verified } = w;

describe('what happens', () => {
  test('arrives signed, with the booking, its class and its student, and once for a message', async () => {
    const hook = await add();
    const { enrollment_id, session_id } = await enroll();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(verified(hook.secret)).toMatchObject({
      type: 'enrollment.created',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        enrollment: { id: enrollment_id, student_id: w.ana.profile_id, status: 'enrolled' },
        session: {
          id: session_id,
          club_id: w.place.club_id,
          scheduled_datetime: expect.stringContaining('+0'),
        },
      },
    });
    const [{ headers }] = receiver.received as [(typeof receiver.received)[0]];
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Bandeja-Webhooks/1' });
    expect(headers['webhook-id']).toMatch(/^evt_[A-Za-z0-9_-]+$/);
    const [delivery] = await deliveries(hook.id);
    expect(delivery).toMatchObject({
      ...{ status: 'delivered', event: 'enrollment.created', message_id: headers['webhook-id'], tries: 1 },
      attempts: [{ status: 204, error: null }],
    });
  });

  test('is told to who chose it, and of their club', async () => {
    const other = await buildClub(server.db);
    const stranger = await person(server, other, 'owner');
    const [all, cancels, theirs] = [
      await add({ events: ['enrollment.created', 'enrollment.cancelled'] }),
      await add({ events: ['enrollment.cancelled'], club_id: w.place.club_id }),
      await add({ events: ['enrollment.created'] }, stranger),
    ];
    const { enrollment_id } = await enroll();
    await w.ana.delete(`/api/classes/enrollments/${enrollment_id}/`);
    await deliver();
    const events = async (id: string) => (await deliveries(id)).map(({ event }: { event: string }) => event);
    expect((await events(all.id)).sort()).toEqual(['enrollment.cancelled', 'enrollment.created']);
    expect(await events(cancels.id)).toEqual(['enrollment.cancelled']);
    const { body } = await stranger.get(`/api/webhooks/${theirs.id}/deliveries/`);
    expect(body.results).toEqual([]);
    expect((await w.owner.get(`/api/webhooks/${theirs.id}/deliveries/`)).status).toBe(404);
  });

  test('of a fact that comes twice is told once, and of many people one by one', async () => {
    const hook = await add({ events: ['student.created', 'attendance.marked'] });
    const added = await w.owner.post('/api/clients/', {
      display_name: 'Nuevo',
      desk_notes: 'lesión de rodilla',
    });
    expect(added.status).toBe(201);
    const again = {
      id: 'cause.0',
      type: 'clients.added',
      payload: { client_ids: [added.body.id, w.ana.profile_id, newId()] },
    };
    const fact = {
      ...again,
      organization_id: w.place.organization_id,
      cause_id: 'cause',
      actor: null,
      created_at: start,
    };
    for (let n = 0; n < 2; n++)
      await asSystem(server.db, w.place, server.clock.now(), (scope) => queueEvents(scope, [fact as never]));
    await deliver();
    const said = await deliveries(hook.id);
    const ids = said.map(({ message_id }: { message_id: string }) => message_id);
    expect(ids.filter((id: string) => id.startsWith('evt_cause')).sort()).toEqual([
      'evt_cause_0_0',
      'evt_cause_0_1',
    ]);
    expect(new Set(ids).size).toBe(3);
    expect(JSON.stringify(said)).not.toContain('lesión');
  });
});

describe('what does not arrive', () => {
  test('is sent again after the pause, with the same id, until it arrives', async () => {
    const hook = await add();
    await enroll();
    receiver.answers.push({ status: 500, body: `broken\u0000${'x'.repeat(5_000)}` }, undefined);
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    server.clock.advance(waits[0] * 1_000);
    await deliver();
    server.clock.advance(waits[1] * 1_000);
    await deliver();
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    verified(hook.secret);
    const [{ attempts, status, tries }] = await deliveries(hook.id);
    expect({ status, tries }).toEqual({ status: 'delivered', tries: 3 });
    expect(attempts).toMatchObject([{ status: 500 }, { status: null, error: 'timeout' }, { status: 204 }]);
    expect(attempts[0].excerpt).toHaveLength(1_023);
    expect((await w.owner.get(`/api/webhooks/${hook.id}/`)).body).toMatchObject({
      status: 'active',
      failing_since: null,
    });
  });

  test('waits as long as the receiver asks', async () => {
    const hook = await add();
    await enroll();
    receiver.answers.push({ status: 503, headers: { 'retry-after': '3600' } });
    await deliver();
    const [{ next_at }] = await deliveries(hook.id);
    expect(Date.parse(next_at)).toBe(Date.parse(start) + 3_600_000);
    expect((await w.owner.get('/api/webhooks/')).body.results[0].status).toBe('failing');
  });

  test('is not sent where it redirects to', async () => {
    const hook = await add();
    await enroll();
    receiver.answers.push({ status: 302, headers: { location: receiver.url } });
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveries(hook.id)).toMatchObject([{ status: 'waiting', attempts: [{ status: 302 }] }]);
  });

  test('is given up in the end, and sent again when somebody asks: one, or all since', async () => {
    const hook = await add();
    await enroll();
    await enroll();
    await work(server, reactions, server.clock.now());
    for (let n = 0; n <= waits.length; n++) {
      receiver.answers.push({ status: 500 }, { status: 500 });
      await deliver();
      server.clock.advance((waits[n] ?? 0) * 1_000);
    }
    const given = await deliveries(hook.id, '?status=failed');
    expect(given).toHaveLength(2);
    expect(given[0]).toMatchObject({ tries: waits.length + 1, next_at: null });
    receiver.received = [];
    const one = await w.owner.post(`/api/webhooks/${hook.id}/deliveries/${given[0].id}/replay/`);
    expect(one).toMatchObject({ status: 200, body: { status: 'waiting', tries: 0 } });
    await deliver();
    expect(receiver.received[0]?.headers['webhook-id']).toBe(given[0].message_id);
    verified(hook.secret);
    const none = { since: '2026-04-02T09:00:00Z' };
    expect((await w.owner.post(`/api/webhooks/${hook.id}/replay_failed/`, none)).body).toEqual({
      count: 0,
      more: false,
    });
    const rest = await w.owner.post(`/api/webhooks/${hook.id}/replay_failed/`, { since: start });
    expect(rest.body).toEqual({ count: 1, more: false });
    await deliver();
    expect(await deliveries(hook.id, '?status=delivered')).toHaveLength(2);
  });

  test('ends the endpoint that says it is gone, and its owners are told once', async () => {
    const hook = await add();
    await enroll();
    receiver.answers.push({ status: 410 });
    await deliver();
    await deliver();
    const { body } = await w.owner.get(`/api/webhooks/${hook.id}/`);
    expect(body).toMatchObject({ status: 'disabled', disabled_why: 'gone' });
    const { rows } = await server.owner.query(
      `select kind, link, body from notifications where user_id = $1 and kind = 'webhook_ended'`,
      [w.owner.user_id],
    );
    expect(rows).toMatchObject([{ link: `/admin/settings/webhooks?webhook=${hook.id}` }]);
    await enroll();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    for (const path of ['test/', 'replay_failed/'])
      expect(
        await w.owner.post(
          `/api/webhooks/${hook.id}/${path}`,
          path === 'test/' ? undefined : { since: start },
        ),
      ).toMatchObject({
        ...{ status: 409, body: { code: 'webhooks.disabled' } },
      });
    expect((await w.owner.patch(`/api/webhooks/${hook.id}/`, { is_enabled: true })).body.status).toBe(
      'active',
    );
  });

  test('for days switches the endpoint off; what waited goes on when it is on again', async () => {
    const hook = await add();
    await enroll();
    for (let n = 0; n < 4; n++) {
      receiver.answers.push({ status: 500 });
      await deliver();
      server.clock.advance(n === 2 ? 6 * 86_400_000 : (waits[n] as number) * 1_000);
    }
    expect((await w.owner.get(`/api/webhooks/${hook.id}/`)).body).toMatchObject({ disabled_why: 'failing' });
    receiver.received = [];
    await deliver();
    expect(receiver.received).toEqual([]);
    await w.owner.patch(`/api/webhooks/${hook.id}/`, { is_enabled: true });
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });

  test('goes at once to another address, and when there is a new secret', async () => {
    const hook = await add();
    await enroll();
    receiver.answers.push({ status: 500 }, { status: 500 });
    await deliver();
    await w.owner.patch(`/api/webhooks/${hook.id}/`, { description: 'still there' });
    await deliver();
    expect(receiver.received).toHaveLength(1);
    const moved = await w.owner.patch(`/api/webhooks/${hook.id}/`, { url: `${receiver.url}/new` });
    expect(moved.body).toMatchObject({ status: 'active' });
    await deliver();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks', '/hooks/new']);
    await w.owner.post(`/api/webhooks/${hook.id}/rotate_secret/`);
    await deliver();
    expect(await deliveries(hook.id)).toMatchObject([{ status: 'delivered', tries: 1 }]);
  });

  const failing = async (count: number) => {
    receiver.answers.push(
      ...Array.from({ length: count }, () => ({ status: 503, headers: { 'retry-after': '86400' } })),
    );
    await deliver();
  };
  const day = 86_400_000;

  test('of several messages is as many tries that failed: days of them switch the endpoint off', async () => {
    const hook = await add();
    for (let n = 0; n < 3; n++) await enroll();
    await failing(3);
    server.clock.advance(5 * day);
    await failing(3);
    expect((await w.owner.get(`/api/webhooks/${hook.id}/`)).body).toMatchObject({ disabled_why: 'failing' });
    expect(receiver.received).toHaveLength(4);
  });

  test('for as long as nothing was sent is no day of failing', async () => {
    const hook = await add();
    const stands = async () => (await w.owner.get(`/api/webhooks/${hook.id}/`)).body;
    await enroll();
    for (const wait of [...waits, 0]) {
      receiver.answers.push({ status: 500 });
      await deliver();
      server.clock.advance(wait * 1_000);
    }
    expect(await deliveries(hook.id)).toMatchObject([{ status: 'failed' }]);
    expect(await stands()).toMatchObject({ status: 'active', failing_since: null });
    server.clock.advance(10 * day);
    await w.owner.post(`/api/webhooks/${hook.id}/test/`);
    for (const wait of waits.slice(0, 4)) {
      receiver.answers.push({ status: 500 });
      await deliver();
      server.clock.advance(wait * 1_000);
    }
    expect(await stands()).toMatchObject({ status: 'failing' });
  });
});
