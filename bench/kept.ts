import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { monotonicMs } from '../server/src/kernel/time/index.ts';

const patienceMs = 1_800_000;

/** Has the figures kept now, and waits until all of the past is. */
export async function figuresKept(owner: pg.Pool): Promise<void> {
  if (await isKept(owner)) return;
  const begun = monotonicMs();
  await owner.query(`select graphile_worker.add_job('duty', '{"name": "keep_figures"}')`);
  while (!(await isKept(owner))) {
    if (monotonicMs() - begun > patienceMs) throw new Error('the figures were not kept');
    await pause(200);
  }
  await owner.query('vacuum (analyze) kept_classes, kept_months, kept_students, kept_marks');
}

async function isKept(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ kept: boolean }>(
    `select exists (select from kept_until where until > now() - interval '5 days') and not exists (select from kept_marks) as kept`,
  );
  return rows[0]?.kept === true;
}
