import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { buildClub, person } from '../../../test/builders.ts';
import { hear } from '../../../test/live.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer();
const token = 'sixteen letters or more';
const guarded = useServer({ metricsToken: token });

const read = async () => {
  const { status, body, headers } = await server.as().get<string>('/metrics');
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  return body;
};
const metricOf = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );

/** Word for word as it is written: clients of Node ask in their own way. */
async function statusOf(request: string): Promise<string | undefined> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(request);
  return (await text(socket)).split(' ')[1];
}

describe('/metrics', () => {
  test('tells how requests, the pool, the queue, live channels and the process do', async () => {
    await read();
    const owner = await person(server, await buildClub(server.db), 'owner');
    await owner.get('/api/clients/');
    await owner.get('/api/clients/');
    await owner.get(`/api/clients/${owner.user_id}/`);
    const text = await read();
    const counted = (route: string, status: number) =>
      metricOf(text, `bandeja_request_seconds_count{method="GET",route="${route}",status="${status}"}`);
    expect([counted('/api/clients/', 200), counted('/api/clients/:id/', 404)]).toEqual([2, 1]);
    for (const [name, least] of [
      ['bandeja_database_up', 1],
      ['bandeja_workers', 0],
      ['bandeja_oldest_job_seconds', 0],
      ['bandeja_jobs_given_up', 0],
      ['bandeja_outbox_oldest_seconds', 0],
      ['bandeja_pool_connections', 1],
      ['bandeja_pool_in_use', 0],
      ['bandeja_pool_waiting', 0],
      ['bandeja_bookings_waiting', 0],
      ['bandeja_live_sockets', 0],
      ['process_resident_memory_bytes', 1_000_000],
      ['nodejs_eventloop_lag_p99_seconds', 0],
    ] as const)
      expect([name, metricOf(text, name) >= least]).toEqual([name, true]);
    expect(text).not.toContain(owner.user_id);
  });

  test('counts live channels and what waits in the outbox, as they are now', async () => {
    const place = await buildClub(server.db);
    const owner = await person(server, place, 'owner');
    const live = await hear(server, owner, place);
    await server.owner.query(
      `insert into outbox (organization_id, cause_id, facts, fact_count, created_at)
       values ($1, gen_random_uuid(), '[]', 0, now() - interval '1 hour')`,
      [place.organization_id],
    );
    await server.owner.query(
      `insert into workers (id, waits_since, given_up) values ('w', now() - interval '2 hours', 3)`,
    );
    const text = await read();
    expect(metricOf(text, 'bandeja_live_sockets')).toBe(1);
    expect(metricOf(text, 'bandeja_outbox_oldest_seconds')).toBeGreaterThanOrEqual(3_600);
    expect(metricOf(text, 'bandeja_oldest_job_seconds')).toBeGreaterThanOrEqual(7_200);
    expect([metricOf(text, 'bandeja_workers'), metricOf(text, 'bandeja_jobs_given_up')]).toEqual([1, 3]);
    live.close();
    await expect.poll(async () => metricOf(await read(), 'bandeja_live_sockets')).toBe(0);
  });

  test.each([['x-forwarded-for'], ['x-forwarded-proto'], ['forwarded'], ['via'], ['x-real-ip']])(
    'is not told to whom a proxy on this machine speaks for (%s)',
    async (header) => {
      const { status, body } = await server.as().get('/metrics', { [header]: '127.0.0.1' });
      expect([status, body.code]).toEqual([403, 'forbidden']);
    },
  );

  test.each([
    ['over HTTP/1.0', 'GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n'],
    ['by another name', 'GET /metrics HTTP/1.1\r\nHost: 10.0.0.5\r\nConnection: close\r\n\r\n'],
  ])('is not told to a proxy on this machine that adds nothing and asks %s', async (_how, request) => {
    expect(await statusOf(request)).toBe('403');
    expect(await statusOf('GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toBe(
      '200',
    );
  });

  test('is told to whoever has the token, and then to nobody else', async () => {
    const asked = (headers = {}) => guarded.as(headers).get('/metrics');
    expect((await asked()).status).toBe(403);
    expect((await asked({ authorization: 'Bearer another' })).status).toBe(403);
    expect((await asked({ authorization: token })).status).toBe(403);
    const reply = await asked({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' });
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });
});
