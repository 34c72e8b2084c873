import { Worker } from 'node:worker_threads';
import type { Answer, Message, Task } from './messages.ts';
import { type Found, gapOf } from './search.ts';

/** How it stands: the best plan so far, what no plan can exceed, and how far apart they are. */
export type Progress = Found & {
  readonly gap: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
};

export type Outcome =
  | (Exclude<Answer, { status: 'found' }> & { readonly seconds: number })
  | (Omit<Extract<Answer, { status: 'found' }>, 'status' | 'found'> &
      Progress & {
        /** Nothing is better; nothing is better by more than the gap asked for; time, memory or patience ended first. */
        readonly status: 'optimal' | 'within' | 'stopped';
      })
  | { readonly status: 'cancelled'; readonly seconds: number }
  /** The thread died: of too much memory, or of a mistake of ours. `best` is what it had found. */
  | {
      readonly status: 'failed';
      readonly reason: 'memory' | 'crashed';
      readonly message: string;
      readonly best: Progress | undefined;
      readonly seconds: number;
    };

export type Solving = {
  readonly done: Promise<Outcome>;
  /** Ends with the best plan so far, within a second. */
  readonly stop: () => void;
  /** Ends with nothing, at once. */
  readonly cancel: () => void;
};

/** So long HiGHS may take to notice; it looks between its steps, and a step may be long. */
const graceMs = 400;
/** Beside HiGHS's own memory, which it watches itself and which WebAssembly limits to 2 GB. */
const heap = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

type State = { best: Progress | undefined; stopped: boolean; cpuSeconds: number };

/**
 * Solves in a thread of its own, so that the process answers others meanwhile. `done` never rejects. What `watch` is
 * told is in order, and only ever better.
 */
export function solve(
  task: Task,
  watch: (progress: Progress) => void = () => undefined,
  file = new URL('./worker.ts', import.meta.url),
): Solving {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const stop = new SharedArrayBuffer(4);
  const state: State = { best: undefined, stopped: false, cpuSeconds: 0 };
  const { promise: done, resolve } = Promise.withResolvers<Outcome>();
  const worker = new Worker(file, { workerData: { task, stop }, resourceLimits: heap });
  const end = (outcome: Outcome) => {
    resolve(outcome);
    void worker.terminate();
  };
  worker.on('message', (message: Message) => {
    state.cpuSeconds = message.cpuSeconds;
    if (message.type === 'end') return end(outcomeOf(message.answer, task, state, seconds()));
    state.best = progressOf(message.found, state, seconds());
    watch(state.best);
  });
  worker.once('error', (error) => end(failureOf(error, state, seconds())));
  worker.once('exit', (code) => end(failureOf(new Error(`ended with ${code}`), state, seconds())));
  return {
    done,
    stop() {
      state.stopped = true;
      Atomics.store(new Int32Array(stop), 0, 1);
      setTimeout(() => {
        if (state.best) end({ ...state.best, status: 'stopped', seconds: seconds() });
        else end({ status: 'cancelled', seconds: seconds() });
      }, graceMs).unref();
    },
    cancel: () => end({ status: 'cancelled', seconds: seconds() }),
  };
}

function progressOf(found: Found, { cpuSeconds }: State, seconds: number): Progress {
  return { ...found, gap: gapOf(found), seconds, cpuSeconds };
}

function outcomeOf(answer: Answer, { limits }: Task, state: State, seconds: number): Outcome {
  if (answer.status !== 'found') return { ...answer, seconds };
  const { found, changes, fewestProven } = answer;
  const progress = progressOf(found, state, seconds);
  const status = progress.gap <= 1e-9 ? 'optimal' : progress.gap <= limits.gap ? 'within' : 'stopped';
  return {
    ...progress,
    status,
    ...(changes && { changes }),
    ...(fewestProven !== undefined && { fewestProven }),
  };
}

function failureOf(error: Error & { code?: string }, { best }: State, seconds: number): Outcome {
  const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || /memory|bad_alloc/i.test(error.message);
  const reason = isMemory ? 'memory' : 'crashed';
  return { status: 'failed', reason, message: error.message, best, seconds };
}
