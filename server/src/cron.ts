import { sql } from 'kysely';
import { markNoShows } from './attendance/jobs.ts';
import { fillFreePlaces } from './enrollments/jobs.ts';
import { type Duty, type DutyContext, perOrganization } from './kernel/duties.ts';
import type { Scope } from './kernel/scope.ts';
import { sendReminders } from './notifications/jobs.ts';
import { cancelBelowMinimum, completeDue, generateDue } from './scheduling/public.ts';

const eachOrganization = (
  name: string,
  every: string,
  work: (scope: Scope) => Promise<unknown>,
  catch_up_hours = 0,
): Duty => ({ name, every, catch_up_hours, run: perOrganization(name, work) });

/** Every periodic duty on one page. Patterns are cron's, in UTC: minute, hour, day, month, weekday. */
export const duties: readonly Duty[] = [
  // At night in Europe; a night missed is made up for at the next start.
  eachOrganization('generate_sessions', '7 2 * * *', generateDue, 24),
  eachOrganization('complete_sessions', '* * * * *', completeDue),
  eachOrganization('cancel_below_minimum', '*/5 * * * *', cancelBelowMinimum),
  eachOrganization('mark_no_shows', '*/5 * * * *', markNoShows),
  eachOrganization('send_reminders', '*/5 * * * *', sendReminders),
  eachOrganization('fill_free_places', '*/10 * * * *', fillFreePlaces),
  // A repeated request comes within minutes; two days leave room for a client that was offline.
  eachOrganization('clean_idempotency_keys', '17 3 * * *', cleanIdempotencyKeys, 24),
  { name: 'clean_sign_ins', every: '23 3 * * *', catch_up_hours: 24, run: cleanSignIns },
];

async function cleanIdempotencyKeys({ tx, now }: Scope): Promise<void> {
  await sql`delete from idempotency_keys where created_at < ${now}::timestamptz - interval '48 hours'`.execute(
    tx,
  );
}

/** Sign-ins and one-time links that have run out. */
async function cleanSignIns({ db, clock }: DutyContext): Promise<void> {
  await db.global(null, async (tx) => {
    await tx.deleteFrom('user_sessions').where('expires_at', '<', clock.now()).execute();
    await tx.deleteFrom('user_verifications').where('expires_at', '<', clock.now()).execute();
  });
}
