import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useWorkers } from '../../test/workers.ts';
import { reaction } from './facts.ts';
import { append } from './outbox.ts';
import { fixedClock } from './time/index.ts';
import { workerState } from './workers.ts';

const { test, startWorker, happen, queued } = useWorkers(fixedClock('2026-03-02T09:00:00Z'), () => place);
let place: Place;
beforeAll(async () => {
  place = await buildClub(test.db);
});

/** Cuts every connection but the test's own, and lets none in while `meanwhile` runs. */
async function outage(meanwhile: () => Promise<unknown>): Promise<void> {
  const url = new URL(test.ownerUrl);
  const database = url.pathname.slice(1);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const { rows } = await test.owner.query('select pg_backend_pid() as pid');
  try {
    await admin.query(`alter database ${database} allow_connections false`);
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2',
      [database, rows[0].pid],
    );
    await meanwhile();
  } finally {
    await admin.query(`alter database ${database} allow_connections true`);
    await admin.end();
  }
}

describe('a worker whose database goes away', () => {
  for (const [kind, where] of [
    ['reads and writes', 'later'],
    ['talks to the world', 'alone'],
  ] as const)
    it(`goes on when it is back, and does a job that ${kind} and was running again`, async () => {
      const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let runs = 0;
      const hold = async () => {
        if (++runs > 1) return;
        begun.resolve();
        await end.promise;
      };
      const reactions = [reaction({ name: `held ${where}`, on: 'test.held', [where]: hold })];
      const { log } = await startWorker(reactions);
      const held = () => happen(reactions, (scope) => append(scope, [{ type: 'test.held', payload: {} }]));
      await held();
      await begun.promise;
      await outage(async () => {
        end.resolve();
        await expect.poll(() => log.join('\n'), { timeout: 20_000 }).toContain('is started again');
      });
      await expect.poll(() => runs, { timeout: 30_000 }).toBe(2);
      await expect.poll(queued).toEqual([]);
      await held();
      await expect.poll(() => runs, { timeout: 10_000 }).toBe(3);
    });
});

/* An outage that swallows the answer to the taking of a job, after the taking was committed. */
describe('a job that a worker holds without knowing', () => {
  beforeEach(() => test.owner.query('delete from workers'));
  it('is taken back from it, and done once; one that it is at for long is left to it', async () => {
    const end = Promise.withResolvers<void>();
    const begun: unknown[] = [];
    const held = reaction({
      name: 'held',
      on: 'test.held',
      alone: async (_s, { payload }) => {
        begun.push(payload.n);
        if (payload.n === 'long') await end.promise;
      },
    });
    const { log } = await startWorker([held]);
    const add = (n: string) =>
      `select graphile_worker.add_job('reaction', '${JSON.stringify([
        { reaction: 'held', organization_id: place.organization_id, cause_id: 'x', facts: [[0, { n }]] },
      ])}'::json)`;
    await test.owner.query(add('long'));
    await expect.poll(() => begun).toEqual(['long']);
    // In the name that stands at the job it is at: a slow worker is not in the table of workers for a moment.
    await test.owner.query(`begin; ${add('lost')};
      update graphile_worker._private_jobs j set locked_at = now(), locked_by = long.locked_by
        from graphile_worker._private_jobs long
       where j.locked_at is null and long.locked_by is not null;
      commit`);
    await expect.poll(() => begun, { timeout: 60_000 }).toEqual(['long', 'lost']);
    await expect.poll(() => log.join('\n')).toContain('1 taken back that the worker did not know to have');
    end.resolve();
    await expect.poll(queued, { timeout: 20_000 }).toEqual([]);
    expect(begun).toEqual(['long', 'lost']);
  }, 90_000);
});

describe('the jobs of a worker that is gone', () => {
  beforeEach(() => test.owner.query('delete from workers'));
  it('are taken back at the next start; those of one that lives are left to it', async () => {
    const seen: unknown[] = [];
    const reactions = [
      reaction({
        name: 'left',
        on: 'test.left',
        later: async (_s, facts) => void seen.push(...facts.map((fact) => fact.payload.n)),
      }),
    ];
    await runMigrations({ connectionString: test.ownerUrl });
    const job = (n: number) =>
      JSON.stringify([
        { reaction: 'left', organization_id: place.organization_id, cause_id: 'x', facts: [[0, { n }]] },
      ]);
    for (const n of [1, 2])
      await test.owner.query(`select graphile_worker.add_job('reaction', $1::json)`, [job(n)]);
    await test.owner.query(`insert into workers (id) values ('pool-alive')`);
    await test.owner.query(
      `update graphile_worker._private_jobs set locked_at = now(),
              locked_by = case when payload::text like '%"n":1%' then 'pool-alive' else 'pool-gone' end`,
    );
    const { log } = await startWorker(reactions);
    await expect.poll(() => seen).toEqual([2]);
    await expect.poll(() => log.join('\n')).toContain('1 taken back');
    // What is done leaves the queue a moment after it was done.
    await expect.poll(queued).toHaveLength(1);
    await test.owner.query(
      `update workers set seen_at = now() - interval '1 minute' where id = 'pool-alive'`,
    );
    await startWorker(reactions);
    await expect.poll(() => seen).toEqual([2, 1]);
  });

  it('are seen: readiness tells a worker that is there, behind, or gone', async () => {
    expect(await workerState(test.db)).toBe('gone');
    const worker = await startWorker([]);
    await expect.poll(() => workerState(test.db)).toBe('ok');
    await test.owner.query(`update workers set waits_since = now() - interval '11 minutes'`);
    expect(await workerState(test.db)).toBe('behind');
    await worker.stop();
    expect(await workerState(test.db)).toBe('gone');
  });
});
