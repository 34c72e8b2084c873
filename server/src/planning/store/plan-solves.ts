import { sql } from 'kysely';
import { afterCommit, effectsOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addMs } from '../../kernel/time/index.ts';
import type { Best } from '../rules/outcome.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';

export interface SolveLimits {
  seconds: number;
  gap: number;
  seed: number;
}

/** What a worker is asked to solve, or is at. */
export interface SolveRow {
  plan_id: string;
  task: 'plan' | 'replan' | 'helps';
  limits: SolveLimits;
  best: Best | null;
  stopping: boolean;
  begun_at: Date | null;
}

/** Said after the commit: there is something to solve; somebody wants this one to end. */
export const dueTopic = 'plans.due';
export const endTopic = 'plans.end';

/** What is being solved of the organization: one at the most. */
export async function solveOf({ tx }: Scope): Promise<SolveRow | undefined> {
  const { rows } = await sql<SolveRow>`
    select plan_id, task, limits, best, stopping, begun_at from plan_solves`.execute(tx);
  return rows[0];
}

export interface Asked {
  plan_id: string;
  task: SolveRow['task'];
  puzzle: Puzzle;
  before: Plan | null;
  limits: SolveLimits;
}

/** @returns false where something is being solved already */
export async function askSolve(
  scope: Scope,
  { plan_id, task, puzzle, before, limits }: Asked,
): Promise<boolean> {
  const { tx, actor, now } = scope;
  const { rows } = await sql`
    insert into plan_solves (organization_id, id, plan_id, task, puzzle, before, limits, asked_by, asked_at)
    values (${organizationOf(scope)}::uuid, ${newId()}::uuid, ${plan_id}::uuid, ${task}, ${JSON.stringify(puzzle)}::jsonb,
            ${before === null ? null : JSON.stringify(before)}::jsonb, ${JSON.stringify(limits)}::jsonb,
            ${actor.user_id}::uuid, ${now}::timestamptz)
    on conflict on constraint plan_solves_once do nothing returning id`.execute(tx);
  wake(scope, dueTopic);
  return rows.length > 0;
}

/** Asks whoever solves this plan to end with the best so far. @returns false where nobody does */
export async function askEnd(scope: Scope, plan_id: string): Promise<boolean> {
  const { rows } = await sql`
    update plan_solves set stopping = true where plan_id = ${plan_id}::uuid returning id`.execute(scope.tx);
  wake(scope, endTopic);
  return rows.length > 0;
}

/** After the commit workers look whether theirs is still wanted, or whether there is one. */
export function wake({ tx }: Scope, topic: string): void {
  const { bus } = effectsOf(tx);
  if (bus) afterCommit(tx, () => bus.publish({ topic }));
}

/** One that this worker is at. `was_begun`: somebody else was, and has not been heard of since. */
export interface Claimed extends Asked {
  id: string;
  leased_until: Date;
  was_begun: boolean;
  best: Best | null;
}

/** So long a worker need not be heard of: it says every second that it is at it. */
export const leaseSeconds = 15;

export async function claimSolve({ tx, now }: Scope): Promise<Claimed[]> {
  const until = addMs(now, leaseSeconds * 1_000);
  const { rows } = await sql<Claimed>`
    with due as (
      select id, begun_at is not null as was_begun from plan_solves
       where leased_until is null or leased_until <= ${now}::timestamptz for update skip locked)
    update plan_solves s set leased_until = ${until}::timestamptz, begun_at = coalesce(s.begun_at, ${now}::timestamptz)
      from due where s.id = due.id
    returning s.id, s.plan_id, s.task, s.puzzle, s.before, s.limits, s.best, s.leased_until, due.was_begun`.execute(
    tx,
  );
  return rows;
}

/** Says that this worker is at it still, and how far. @returns whether it is to end; undefined where it is not its any more */
export async function noteSolve(
  { tx, now }: Scope,
  { id, leased_until }: Pick<Claimed, 'id' | 'leased_until'>,
  best: Best | undefined,
): Promise<{ leased_until: Date; stopping: boolean } | undefined> {
  const until = addMs(now, leaseSeconds * 1_000);
  const { rows } = await sql<{ leased_until: Date; stopping: boolean }>`
    update plan_solves set leased_until = ${until}::timestamptz ${best === undefined ? sql`` : sql`, best = ${JSON.stringify(best)}::jsonb`}
     where id = ${id}::uuid and leased_until = ${leased_until}::timestamptz
    returning leased_until, stopping`.execute(tx);
  return rows[0];
}

/** Its end, whoever asked. @returns false where it is not this worker's any more */
export async function endSolve(
  { tx }: Scope,
  { id, leased_until }: Pick<Claimed, 'id' | 'leased_until'>,
): Promise<boolean> {
  const { rows } = await sql`
    delete from plan_solves where id = ${id}::uuid and leased_until = ${leased_until}::timestamptz returning id`.execute(
    tx,
  );
  return rows.length > 0;
}
