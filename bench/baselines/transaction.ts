import pg from 'pg';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';

/**
 * Transactions per second of the smallest booking there is: begin, count one place, insert one row, commit;
 * `rows` counters to choose from (1 = everybody wants the same). No rules, no roles, no audit.
 */
export async function minimalTransaction(
  ownerUrl: string,
  { rows, connections, seconds }: { rows: number; connections: number; seconds: number },
): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections });
  try {
    await makeTables(pool, rows);
    const until = monotonicMs() + seconds * 1_000;
    const done = await Promise.all(Array.from({ length: connections }, () => book(pool, rows, until)));
    await pool.query('drop schema bench cascade');
    return done.reduce((sum, n) => sum + n, 0) / seconds;
  } finally {
    await pool.end();
  }
}

async function makeTables(pool: pg.Pool, rows: number): Promise<void> {
  await pool.query('drop schema if exists bench cascade; create schema bench');
  await pool.query('create table bench.counter (id int primary key, n int not null) with (fillfactor = 70)');
  await pool.query(
    'create table bench.taken (id bigint generated always as identity primary key, counter int not null, at timestamptz not null default now())',
  );
  await pool.query('insert into bench.counter select i, 0 from generate_series(1, $1) i', [rows]);
}

/** Books on one connection until the time is up; how many. */
async function book(pool: pg.Pool, rows: number, until: number): Promise<number> {
  const client = await pool.connect();
  let done = 0;
  for (; monotonicMs() < until; done++) {
    const values = [1 + Math.floor(Math.random() * rows)];
    await client.query('begin');
    await client.query({ name: 'count', text: 'update bench.counter set n = n + 1 where id = $1', values });
    await client.query({ name: 'take', text: 'insert into bench.taken (counter) values ($1)', values });
    await client.query('commit');
  }
  client.release();
  return done;
}
