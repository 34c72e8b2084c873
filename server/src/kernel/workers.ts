import { sql } from 'kysely';
import type pg from 'pg';
import type { Transactions } from './db/transaction.ts';

/** A worker that has not been seen for so long is gone. */
const goneAfterSeconds = 30;
/** Makes a job one that whoever asks next may take. */
const free = 'locked_at = null, locked_by = null, run_at = greatest(run_at, now())';
/** What has been waiting for so long is waiting too long. */
const patienceMinutes = 10;

/**
 * Says that this worker is there, and what it sees of the queue; takes back what workers that are gone hold, so that
 * nobody waits for the queue's own four hours.
 * @returns how many jobs were taken back
 */
export async function beat(pool: pg.Pool, id: string): Promise<number> {
  await pool.query(
    `insert into workers (id, waits_since, given_up)
     select $1, min(run_at) filter (where is_available and run_at <= now()),
            count(*) filter (where not is_available and locked_at is null)
       from graphile_worker._private_jobs
     on conflict (id) do update
       set seen_at = now(), waits_since = excluded.waits_since, given_up = excluded.given_up`,
    [id],
  );
  return takeBack(pool);
}

async function takeBack(pool: pg.Pool): Promise<number> {
  await pool.query('delete from workers where seen_at < now() - make_interval(secs => $1)', [
    goneAfterSeconds,
  ]);
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set ${free}
      where locked_by is not null and locked_by not in (select id from workers)`,
  );
  return rowCount ?? 0;
}

/**
 * The jobs that are held in this worker's name and that it does not run. One that it is just taking, or has just done,
 * is among them for a moment; one that stays was given to it in an answer that an outage swallowed.
 */
export async function heldBeside(pool: pg.Pool, id: string, running: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select id::text from graphile_worker._private_jobs where locked_by = $1 and id <> all ($2::bigint[])',
    [id, running],
  );
  return rows.map((row) => row.id);
}

/** Gives jobs that this worker holds and does not run to whoever takes them next. */
export async function letGo(pool: pg.Pool, id: string, jobs: readonly string[]): Promise<void> {
  await pool.query(
    `update graphile_worker._private_jobs set ${free}
      where locked_by = $1 and id = any ($2::bigint[])`,
    [id, jobs],
  );
}

/** This worker has ended: what it still holds is for the next one. */
export async function leaveWork(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('delete from workers where id = $1', [id]);
  await takeBack(pool);
}

/** How the queue does, in seconds and numbers: what an operator is told. */
export async function queueState(db: Transactions) {
  const { rows } = await db.system((tx) =>
    sql<{ workers: number; oldest_job: number; given_up: number; oldest_fact: number }>`
      select count(*) filter (where seen_at > now() - make_interval(secs => ${goneAfterSeconds}))::int as workers,
             coalesce(extract(epoch from now() - min(waits_since)), 0)::float8 as oldest_job,
             coalesce(max(given_up), 0)::int as given_up,
             coalesce((select extract(epoch from now() - created_at) from outbox order by id limit 1), 0)::float8 as oldest_fact
        from workers`.execute(tx),
  );
  return rows[0] as (typeof rows)[number];
}

export type WorkerState = 'ok' | 'behind' | 'gone';

/** Whether somebody does what follows from requests: nobody is there, or what is due has been waiting too long. */
export async function workerState(db: Transactions): Promise<WorkerState> {
  const { rows } = await db.system((tx) =>
    sql<{ here: boolean; late: boolean }>`
      select exists (select from workers where seen_at > now() - make_interval(secs => ${goneAfterSeconds})) as here,
             coalesce(least((select min(waits_since) from workers), (select created_at from outbox order by id limit 1))
                      < now() - make_interval(mins => ${patienceMinutes}), false) as late`.execute(tx),
  );
  const [{ here, late }] = rows as [{ here: boolean; late: boolean }];
  if (!here) return 'gone';
  return late ? 'behind' : 'ok';
}
