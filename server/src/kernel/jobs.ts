import pg from 'pg';
import { system } from './actor.ts';
import type { Bus } from './bus.ts';
import type { Database } from './db/database.ts';
import type { Duty } from './duties.ts';
import type { DeliveredFact, Reaction } from './facts.ts';
import { type Enqueue, relay } from './outbox.ts';
import type { Clock } from './time/index.ts';

export interface JobsOptions {
  /** The queue keeps tables of its own, which belong to the owner. What a job does goes through `db`. */
  ownerUrl: string;
  db: Database;
  bus: Bus;
  clock: Clock;
  reactions: readonly Reaction[];
  duties: readonly Duty[];
  log: (message: string) => void;
}

export interface Jobs {
  /** Lets running jobs finish and stops. */
  stop(): Promise<void>;
}

const concurrency = 4;
const pollMs = 2_000;
/** graphile-worker waits e^attempt seconds in between: the last try is about 15 hours after the first. */
const maxAttempts = 12;

/** The worker: moves facts from the outbox into the queue, and runs reactions and the duties of the calendar. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { ownerUrl, log } = options;
  const { Logger, parseCronItems, run } = await import('graphile-worker');
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: concurrency + 4,
    application_name: 'bandeja jobs',
    connectionTimeoutMillis: 10_000,
    // A statement whose answer never comes must not hold the relay for ever.
    query_timeout: 20_000,
    keepAlive: true,
  });
  // A lost connection shows in the statement that it interrupts; without these it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const runner = await run({
    pgPool: pool,
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log(`jobs: ${message}`);
    }),
    taskList: {
      reaction: (payload) => react(options, payload as ReactionJob),
      duty: (payload) => perform(options, (payload as { name: string }).name),
    },
    parsedCronItems: parseCronItems(options.duties.map(cronItem)),
  });
  runner.promise.catch((error: Error) => log(`jobs: the worker stopped: ${error.message}`));
  const relaying = startRelay(pool, options);
  return {
    async stop() {
      await relaying.stop();
      await runner.stop().catch(() => {}); // it may have stopped by itself
      await pool.end();
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

interface ReactionJob {
  reaction: string;
  fact: DeliveredFact;
}

async function react({ db, clock, reactions }: JobsOptions, { reaction, fact }: ReactionJob): Promise<void> {
  const it = reactions.find(({ name }) => name === reaction);
  if (!it) throw new Error(`there is no reaction ${reaction}`);
  await it.alone?.(db, fact);
  if (!it.later) return;
  const { later } = it;
  const { organization_id } = fact;
  const request_id = fact.actor?.request_id;
  const via = { user_id: null, via: `reaction ${reaction}`, ...(request_id !== undefined && { request_id }) };
  await db.tenant({ organization_id, via }, (tx) =>
    later({ tx, actor: system(organization_id), now: clock.now() }, fact),
  );
}

async function perform({ db, clock, duties }: JobsOptions, name: string): Promise<void> {
  const duty = duties.find((it) => it.name === name);
  if (!duty) throw new Error(`there is no duty ${name}`);
  await duty.run({ db, clock });
}

/** One job per fact and reaction, in the transaction that takes the facts out of the outbox. */
function enqueuer(reactions: readonly Reaction[]): Enqueue {
  const byType = Map.groupBy(
    reactions.filter((it) => it.later || it.alone),
    (it) => it.on,
  );
  return async (facts, query) => {
    const jobs = facts.flatMap((fact) =>
      (byType.get(fact.type) ?? []).map(({ name }) => ({
        key: `${name}:${fact.id}`,
        payload: { reaction: name, fact },
      })),
    );
    if (jobs.length === 0) return;
    await query(
      `select graphile_worker.add_job('reaction', payload => j.payload, job_key => j.key, max_attempts => $2)
         from json_to_recordset($1) as j(key text, payload json)`,
      [JSON.stringify(jobs), maxAttempts],
    );
  };
}

/** Relays at every wake-up and, for what a crash left behind, every two seconds. */
function startRelay(pool: pg.Pool, { bus, reactions, log }: JobsOptions): { stop(): Promise<void> } {
  const enqueue = enqueuer(reactions);
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const drain = async () => {
    do {
      again = false;
      while (!stopped && (await relay(pool, enqueue)) > 0);
    } while (again && !stopped);
  };
  const wake = () => {
    again = true;
    running ??= drain()
      .catch((error: Error) => log(`jobs: relay: ${error.message}`))
      .finally(() => {
        running = undefined;
      });
  };
  const unsubscribe = bus.subscribe('outbox', wake);
  const timer = setInterval(wake, pollMs);
  wake();
  return {
    async stop() {
      stopped = true;
      unsubscribe();
      clearInterval(timer);
      await running;
    },
  };
}
