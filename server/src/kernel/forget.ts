import { sql } from 'kysely';
import type { DutyContext, Part } from './duties.ts';
import type { Retention } from './retention.ts';
import type { Scope } from './scope.ts';
import { addHours } from './time/index.ts';

/** Rows in one statement; more wait for the next part. */
export const forgottenAtOnce = 2_000;

export const daysBefore = (now: Date, days: number): Date => addHours(now, -24 * days);

export const partOf = (done: number): Part => ({ done, next: done < forgottenAtOnce ? undefined : 'more' });

export async function forgetRequestKeys(
  { tx, now }: Scope,
  { request_keys_hours }: Retention,
): Promise<Part> {
  const { numAffectedRows = 0n } = await sql`
    delete from idempotency_keys where (user_id, key) in (
      select user_id, key from idempotency_keys
       where created_at < ${addHours(now, -request_keys_hours)}::timestamptz order by created_at limit ${sql.lit(forgottenAtOnce)})`.execute(
    tx,
  );
  return partOf(Number(numAffectedRows));
}

export async function forgetMails({ tx, now }: Scope, { mails_days }: Retention): Promise<Part> {
  const { numAffectedRows = 0n } = await sql`
    delete from mails where id in (
      select id from mails
       where created_at < ${daysBefore(now, mails_days)}::timestamptz order by created_at limit ${sql.lit(forgottenAtOnce)})`.execute(
    tx,
  );
  return partOf(Number(numAffectedRows));
}

/** The audit log gives nothing away but by this function of the database (G15). */
export async function forgetAudit({ tx, now }: Scope, { audit_days }: Retention): Promise<Part> {
  const { rows } = await sql<{ gone: number }>`
    select app.forget_audit(${daysBefore(now, audit_days)}::timestamptz, ${forgottenAtOnce}) as gone`.execute(
    tx,
  );
  return partOf(Number(rows[0]?.gone ?? 0));
}

/** Jobs that failed for good: `doctor` has named them until now. */
export async function forgetFailedJobs({ queue, clock, retention }: DutyContext): Promise<void> {
  const before = daysBefore(clock.now(), retention.failed_jobs_days);
  const some = () =>
    queue?.query(
      `delete from graphile_worker._private_jobs where id in (
         select id from graphile_worker._private_jobs
          where attempts >= max_attempts and locked_at is null and run_at < $1 order by id limit ${forgottenAtOnce})`,
      [before],
    );
  while ((await some())?.rowCount === forgottenAtOnce);
}

/** Sign-ins and one-time links that have run out, guesses at passwords, and mail of no organization. */
export async function forgetSignIns({ db, clock, retention }: DutyContext): Promise<void> {
  const now = clock.now();
  for (const [table, column, before] of [
    ['user_sessions', 'expires_at', now],
    ['user_verifications', 'expires_at', now],
    ['sign_in_tries', 'seen_at', daysBefore(now, 1)],
    ['identity_mails', 'created_at', daysBefore(now, retention.mails_days)],
  ] as const) {
    const some = () =>
      db.global(null, (tx) =>
        sql`delete from ${sql.table(table)} where id = any(array(
          select id from ${sql.table(table)} where ${sql.ref(column)} < ${before}::timestamptz
           order by ${sql.ref(column)} limit ${sql.lit(forgottenAtOnce)}))`.execute(tx),
      );
    while (Number((await some()).numAffectedRows ?? 0n) === forgottenAtOnce);
  }
}
