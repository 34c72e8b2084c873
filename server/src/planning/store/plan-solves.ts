import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Plan } from '../rules/plan.ts';

/** What a worker is asked to solve, or is at. */
export interface SolveRow {
  plan_id: string;
  task: 'plan' | 'replan' | 'helps';
  limits: { seconds: number };
  best: { value: number; bound: number | null; gap: number | null; plan: Plan; seconds: number } | null;
  stopping: boolean;
  begun_at: Date | null;
}

/** What is being solved of the organization: one at the most. */
export async function solveOf({ tx }: Scope): Promise<SolveRow | undefined> {
  const { rows } = await sql<SolveRow>`
    select plan_id, task, limits, best, stopping, begun_at from plan_solves`.execute(tx);
  return rows[0];
}
