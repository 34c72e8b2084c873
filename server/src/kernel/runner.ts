import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner, RunnerOptions, WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { beat, heldBeside, leaveWork, letGo } from './workers.ts';

export interface KeptRunner {
  /** Lets running jobs finish and stops. */
  stop(): Promise<void>;
}

interface Running {
  runner: Runner;
  /** The name under which it locks jobs. */
  id: string;
  /** The jobs that it is at. */
  running: ReadonlySet<string>;
}

export interface RunnerSettings extends RunnerOptions {
  pgPool: pg.Pool;
}

const beatMs = 10_000;
const longestPauseMs = 10_000;

/**
 * Runs the queue and keeps it running: a runner gives up when it cannot say what became of a job, which is what
 * happens when the database goes away under it. It is started again, for as long as it takes, and the jobs that it
 * held are taken back. Throws when the first start fails.
 */
export async function keepRunning(
  options: RunnerSettings,
  log: (message: string) => void,
): Promise<KeptRunner> {
  const stopping = new AbortController();
  const first = await start(options, log);
  const kept = keep(first, options, stopping.signal, log);
  return {
    async stop() {
      stopping.abort();
      await kept;
    },
  };
}

async function keep(
  first: Running,
  options: RunnerSettings,
  stopping: AbortSignal,
  log: (message: string) => void,
): Promise<void> {
  for (let running: Running | undefined = first; running; ) {
    const why = await endOf(running, options.pgPool, stopping, log);
    if (!stopping.aborted) log(`jobs: the worker ended (${why}) and is started again`);
    running = await again(running.id, options, stopping, log);
  }
}

/** Beats until the runner ends by itself, or is asked to. @returns why it ended */
async function endOf(
  worker: Running,
  pool: pg.Pool,
  stopping: AbortSignal,
  log: (message: string) => void,
): Promise<string> {
  const { runner, id } = worker;
  const stop = () => void runner.stop().catch(() => {}); // it may have stopped by itself
  stopping.addEventListener('abort', stop);
  if (stopping.aborted) stop();
  let beside: readonly string[] = [];
  const beating = setInterval(() => {
    Promise.all([beat(pool, id), letGoOfLost(pool, worker, beside, log)])
      .then(([, now]) => {
        beside = now;
      })
      .catch((error: Error) => log(`jobs: ${error.message}`));
  }, beatMs);
  try {
    return await runner.promise.then(
      () => 'it stopped',
      (error: Error) => error.message,
    );
  } finally {
    clearInterval(beating);
    stopping.removeEventListener('abort', stop);
  }
}

/**
 * What it held at the last beat too, and runs neither then nor now, it does not know to have.
 * @returns what it holds now and does not run
 */
async function letGoOfLost(
  pool: pg.Pool,
  { id, running }: Running,
  before: readonly string[],
  log: (message: string) => void,
): Promise<string[]> {
  const beside = await heldBeside(pool, id, [...running]);
  const lost = beside.filter((job) => before.includes(job) && !running.has(job));
  if (lost.length === 0) return beside;
  await letGo(pool, id, lost);
  log(`jobs: ${lost.length} taken back that the worker did not know to have`);
  return beside;
}

/** Starts the next one as soon as the database lets it, after taking back what the one before still held. */
async function again(
  before: string,
  options: RunnerSettings,
  stopping: AbortSignal,
  log: (message: string) => void,
): Promise<Running | undefined> {
  for (let wait = 250; !stopping.aborted; wait = Math.min(wait * 2, longestPauseMs)) {
    await pause(wait, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) break;
    const started = await leaveWork(options.pgPool, before)
      .then(() => start(options, log))
      .catch((error: Error) => log(`jobs: the worker does not start: ${error.message}`));
    if (started) return started;
  }
  await leaveWork(options.pgPool, before).catch(() => {}); // seen to be gone after a while
  return undefined;
}

/** A worker is known before it takes its first job; else others would take that back. */
async function start(options: RunnerSettings, log: (message: string) => void): Promise<Running> {
  const { run } = await import('graphile-worker');
  let id = '';
  const known = async (pool: string) => {
    if (id === pool) return;
    id = pool;
    const taken = await beat(options.pgPool, pool);
    if (taken > 0) log(`jobs: ${taken} taken back from a worker that is gone`);
  };
  const running = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('job:start', ({ job }) => running.add(job.id));
  events.on('job:complete', ({ job }) => running.delete(job.id));
  const runner = await run({
    ...options,
    events,
    preset: {
      worker: {
        // Told in batches, a failure to say that a job is done ends the runner; told singly, it would end the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
      plugins: [
        {
          name: 'bandeja',
          version: '1.0.0',
          worker: { hooks: { startWorker: (_context, { worker }) => known(worker.workerPool.id) } },
        },
      ],
    },
  });
  return {
    ...{ runner, running },
    get id() {
      return id;
    },
  };
}
