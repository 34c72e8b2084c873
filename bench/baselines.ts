import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import pg from 'pg';
import { monotonicMs } from '../server/src/kernel/time/index.ts';

/** Requests per second of a Fastify route that does nothing, in a process of its own: what HTTP itself costs here. */
export async function bareRoute(connections: number, seconds: number): Promise<number> {
  const child = fork(fileURLToPath(new URL('bare-server.ts', import.meta.url)));
  const [url] = (await once(child, 'message')) as [string];
  await autocannon({ url, connections, duration: 1 });
  const result = await autocannon({ url, connections, duration: seconds });
  child.kill();
  return result.requests.average;
}

/**
 * Transactions per second of the smallest booking there is: begin, count one place, insert one row, commit;
 * `rows` counters to choose from (1 = everybody wants the same). No rules, no roles, no audit.
 */
export async function minimalTransaction(
  ownerUrl: string,
  rows: number,
  connections: number,
  seconds: number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections });
  await pool.query('create schema if not exists bench');
  await pool.query('drop table if exists bench.taken, bench.counter');
  await pool.query('create table bench.counter (id int primary key, n int not null) with (fillfactor = 70)');
  await pool.query(
    'create table bench.taken (id bigint generated always as identity primary key, counter int not null, at timestamptz not null default now())',
  );
  await pool.query('insert into bench.counter select i, 0 from generate_series(1, $1) i', [rows]);
  const until = monotonicMs() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await pool.connect();
      while (monotonicMs() < until) {
        const id = 1 + Math.floor(Math.random() * rows);
        await client.query('begin');
        await client.query({
          name: 'count',
          text: 'update bench.counter set n = n + 1 where id = $1',
          values: [id],
        });
        await client.query({
          name: 'take',
          text: 'insert into bench.taken (counter) values ($1)',
          values: [id],
        });
        await client.query('commit');
        done++;
      }
      client.release();
    }),
  );
  await pool.query('drop schema bench cascade');
  await pool.end();
  return done / seconds;
}
