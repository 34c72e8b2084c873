import { setTimeout as pause } from 'node:timers/promises';
import type { Runner, RunnerOptions } from 'graphile-worker';
import type pg from 'pg';
import { beat, leaveWork } from './workers.ts';

export interface KeptRunner {
  /** Lets running jobs finish and stops. */
  stop(): Promise<void>;
}

interface Running {
  runner: Runner;
  /** The name under which it locks jobs. */
  id: string;
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
  { runner, id }: Running,
  pool: pg.Pool,
  stopping: AbortSignal,
  log: (message: string) => void,
): Promise<string> {
  const stop = () => void runner.stop().catch(() => {}); // it may have stopped by itself
  stopping.addEventListener('abort', stop);
  if (stopping.aborted) stop();
  const beating = setInterval(() => {
    beat(pool, id).catch((error: Error) => log(`jobs: ${error.message}`));
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
  const runner = await run({
    ...options,
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
    runner,
    get id() {
      return id;
    },
  };
}
