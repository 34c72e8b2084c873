import { parentPort, workerData } from 'node:worker_threads';
import { reasonsOf } from '../rules/explain.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';

const { puzzle, plan } = workerData as { puzzle: Puzzle; plan: Plan };
parentPort?.postMessage(reasonsOf(puzzle, plan));
