import { Worker } from 'node:worker_threads';
import type { Reasons } from '../rules/explain.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';

/** The reasons of a plan, found in a thread of their own. `done` never rejects: undefined is that it was ended, or died. */
export function explain(
  puzzle: Puzzle,
  plan: Plan,
): { done: Promise<Reasons | undefined>; cancel: () => void } {
  const { promise: done, resolve } = Promise.withResolvers<Reasons | undefined>();
  const worker = new Worker(new URL('./explain-worker.ts', import.meta.url), {
    workerData: { puzzle, plan },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  worker.once('message', (reasons: Reasons) => resolve(reasons));
  worker.once('error', () => resolve(undefined));
  worker.once('exit', () => resolve(undefined));
  return { done, cancel: () => void worker.terminate() };
}
