import pg from 'pg';
import type { Database } from '../src/kernel/db/database.ts';
import type { Reaction } from '../src/kernel/facts.ts';
import { type Job, jobsFor, type Left } from '../src/kernel/queue.ts';
import { runJob } from '../src/kernel/reacting.ts';
import { relay } from '../src/kernel/relay.ts';
import { fixedClock } from '../src/kernel/time/index.ts';
import type { TestDatabase } from './database.ts';

/** Takes everything that waits out of the outbox. */
export async function waitingFacts({ ownerUrl }: TestDatabase): Promise<Left[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const taken: Left[] = [];
  const keep = async (left: Left[]) => void taken.push(...left);
  while ((await relay(pool, keep)) > 0);
  await pool.end();
  return taken;
}

/** Runs a job as the worker does; throws what its first failure was. */
export async function react(
  db: Database,
  reactions: readonly Reaction[],
  job: Job,
  now: Date,
): Promise<void> {
  await Promise.all(await runJob({ db, reactions, clock: fixedClock(now.toISOString()) }, job));
}

/** Does what the worker would do now with all that waits, in order. */
export async function work(test: TestDatabase, reactions: readonly Reaction[], now: Date): Promise<void> {
  const later = reactions.filter((it) => it.later);
  for (const job of jobsFor(await waitingFacts(test), later)) await react(test.db, later, job, now);
}
