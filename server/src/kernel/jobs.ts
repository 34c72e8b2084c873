import type pg from 'pg';
import { type BackupPlan, noteSchedule } from './backups.ts';
import type { Bus } from './bus.ts';
import type { Checkout } from './checkout.ts';
import type { Database } from './db/database.ts';
import { keepStatisticsFresh } from './db/statistics.ts';
import type { Duty } from './duties.ts';
import type { Reaction } from './facts.ts';
import { sendIdentityMail, startIdentityMail } from './identity-mail.ts';
import type { Mailer } from './mail.ts';
import { jobOf, jobsFor } from './queue.ts';
import { openQueue } from './queue-pool.ts';
import { runJob } from './reacting.ts';
import { type Enqueue, startRelay } from './relay.ts';
import { type Retention, usualRetention } from './retention.ts';
import { keepRunning } from './runner.ts';
import type { TaxAgency } from './tax-agency.ts';
import type { Clock } from './time/index.ts';

export interface JobsOptions {
  /** The queue keeps tables of its own, which belong to the owner. What a job does goes through `db`. */
  ownerUrl: string;
  db: Database;
  bus: Bus;
  clock: Clock;
  reactions: readonly Reaction[];
  duties: readonly Duty[];
  /** Sends the mail of no organization; without one it waits. */
  mailer?: Mailer;
  /** Who takes money online, where anybody does. */
  checkout?: Checkout | undefined;
  /** Where records are sent, where any are. */
  agency?: TaxAgency | undefined;
  retention?: Retention;
  backups?: BackupPlan | undefined;
  log: (message: string) => void;
}

export interface Jobs {
  /** Lets running jobs finish and stops. Calling it again is harmless. */
  stop(): Promise<void>;
}

const concurrency = 4;
const pollMs = 2_000;
/** Nobody at a screen waits for a job. */
const jobStatementMs = 30_000;
/** graphile-worker waits e^attempt seconds in between: the last try is about 16 hours after the first. */
const maxAttempts = 12;

/** The worker: moves facts from the outbox into the queue, and runs reactions and the duties of the calendar. */
export async function startJobs(given: JobsOptions): Promise<Jobs> {
  const options = { ...given, db: given.db.patient(jobStatementMs) };
  const { ownerUrl, log, mailer } = options;
  const { Logger, parseCronItems } = await import('graphile-worker');
  const pool = openQueue(ownerUrl, concurrency + 4);
  await noteSchedule(pool, options.backups !== undefined).catch((error: Error) =>
    log(`jobs: ${error.message}`),
  );
  const runner = await keepRunning(
    {
      pgPool: pool,
      concurrency,
      pollInterval: pollMs,
      noHandleSignals: true,
      logger: new Logger(() => (level, message) => {
        if (level === 'error' || level === 'warning') log(`jobs: ${message}`);
      }),
      taskList: {
        reaction: (payload) => runJob(options, jobOf(payload)),
        duty: (payload) => perform(options, pool, (payload as { name: string }).name),
        ...(mailer && {
          identity_mail: (payload) => sendIdentityMail(options.db, mailer, (payload as { id: string }).id),
        }),
      },
      parsedCronItems: parseCronItems(options.duties.map(cronItem)),
    },
    log,
  );
  const { bus, reactions } = options;
  const relaying = startRelay({ pool, bus, enqueue: enqueuer(reactions), log });
  const statistics = keepStatisticsFresh(pool);
  const handing = mailer && startIdentityMail(pool, bus, log);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await Promise.all([relaying.stop(), statistics.stop(), handing?.stop()]);
    await runner.stop();
    await pool.end();
  };
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** `jobKey`: a duty that is still waiting is not queued twice. */
const cronItem = ({ name, every, catch_up_hours = 0 }: Duty) => ({
  task: 'duty',
  identifier: name,
  match: every,
  payload: { name },
  options: {
    jobKey: `duty:${name}`,
    jobKeyMode: 'replace' as const,
    maxAttempts: 3,
    backfillPeriod: catch_up_hours * 3_600_000,
  },
});

async function perform(options: JobsOptions, queue: pg.Pool, name: string): Promise<void> {
  const { db, clock, duties, retention = usualRetention, backups, checkout, agency } = options;
  const duty = duties.find((it) => it.name === name);
  if (!duty) throw new Error(`there is no duty ${name}`);
  await duty.run({ db, clock, queue, retention, backups, checkout, agency });
}

/** Queues jobs in the transaction that takes their facts out of the outbox. */
const enqueuer =
  (reactions: readonly Reaction[]): Enqueue =>
  async (left, query) => {
    const jobs = jobsFor(left, reactions);
    if (jobs.length === 0) return;
    await query(
      `select count(*) from graphile_worker.add_jobs(array(
         select ('reaction', payload, null, null, $2, null, null, null)::graphile_worker.job_spec
           from json_array_elements($1) payload))`,
      [JSON.stringify(jobs), maxAttempts],
    );
  };
