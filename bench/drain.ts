import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { monotonicMs } from '../server/src/kernel/time/index.ts';

const patienceMs = 120_000;

/** Milliseconds until every fact has been acted on: outbox and queue are empty. Throws when they do not get empty. */
export async function drained(owner: pg.Pool): Promise<number> {
  const begun = monotonicMs();
  while (await isBusy(owner)) {
    if (monotonicMs() - begun > patienceMs) throw new Error('outbox and queue did not get empty');
    await pause(20);
  }
  return monotonicMs() - begun;
}

/** Jobs that gave up or wait for their time are not waited for. */
async function isBusy(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ busy: boolean }>(
    `select exists (select 1 from outbox)
         or exists (select 1 from graphile_worker.jobs where run_at <= now() and attempts < max_attempts) as busy`,
  );
  return rows[0]?.busy === true;
}
