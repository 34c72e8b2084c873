import { sql } from 'kysely';
import { markNoShows } from './attendance/jobs.ts';
import { fillFreePlaces } from './enrollments/jobs.ts';
import {
  type Duty,
  type DutyContext,
  inParts,
  type Part,
  type PartOf,
  perOrganization,
} from './kernel/duties.ts';
import type { Scope } from './kernel/scope.ts';
import { sendReminders } from './notifications/jobs.ts';
import { listClubs } from './organizations/public.ts';
import { cancelBelowMinimum, completeSome, generateDue } from './scheduling/public.ts';

/** In each organization that has something to do, part by part. */
const inEach = (name: string, every: string, work: PartOf, catch_up_hours = 0): Duty => ({
  ...{ name, every, catch_up_hours },
  run: inParts(name, work),
});

/** The same, each club of it a part. */
const inEachClub = (name: string, every: string, work: ForClub, catch_up_hours = 0): Duty =>
  inEach(name, every, (scope, from) => nextClub(scope, from, work), catch_up_hours);

/** Every periodic duty on one page. Patterns are cron's, in UTC: minute, hour, day, month, weekday. */
export const duties: readonly Duty[] = [
  // At night in Europe; a night missed is made up for at the next start.
  inEachClub('generate_sessions', '7 2 * * *', generateDue, 24),
  inEach('complete_sessions', '* * * * *', completeSome),
  inEachClub('cancel_below_minimum', '*/5 * * * *', cancelBelowMinimum),
  inEach('mark_no_shows', '*/5 * * * *', markNoShows),
  inEachClub('send_reminders', '*/5 * * * *', sendReminders),
  inEach('fill_free_places', '*/10 * * * *', fillFreePlaces),
  // A repeated request comes within minutes; two days leave room for a client that was offline.
  {
    ...{ name: 'clean_idempotency_keys', every: '17 3 * * *', catch_up_hours: 24 },
    run: perOrganization('clean_idempotency_keys', cleanIdempotencyKeys),
  },
  { name: 'clean_sign_ins', every: '23 3 * * *', catch_up_hours: 24, run: cleanSignIns },
];

type ForClub = (scope: Scope, clubId: string) => Promise<unknown>;

async function nextClub(scope: Scope, from: string | undefined, work: ForClub): Promise<Part> {
  const ids = (await listClubs(scope)).map((club) => club.id).sort();
  const [id, following] = ids.filter((one) => from === undefined || one > from);
  if (id === undefined) return { done: 0 };
  await work(scope, id);
  return { done: 1, next: following && id };
}

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
