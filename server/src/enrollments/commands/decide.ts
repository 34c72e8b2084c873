import type { Via } from '../../kernel/db/database.ts';
import { scopeOf } from '../../kernel/db/database.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addChanges, type Changes, changedRows, noChanges } from '../rules/apply.ts';
import { factsOf } from '../rules/facts-of.ts';
import { decideAndApply } from '../rules/fold.ts';
import type { Decision } from '../rules/requests.ts';
import { type Round, roundsOf } from '../rules/rounds.ts';
import type { State } from '../rules/state.ts';
import { lockAndLoad, type Subjects } from '../store/load.ts';
import { type Authors, saveChanges } from '../store/save.ts';
import { admit } from './admit.ts';
import type { Asked } from './asked.ts';

export type Outcome = { decision: Decision } | { error: unknown };

/** What a batch comes to: an outcome for each request, and what is to be written for all of them. */
export interface Folded {
  outcomes: Outcome[];
  changes: Changes;
  rounds: readonly Round[];
  authors: Authors;
}

/**
 * The one way in which places change hands: lock and load, fold the decisions over the requests in their order,
 * write everything, say what happened. Runs inside the caller's transaction.
 */
export async function decideTogether(scope: Scope, asked: readonly Asked[]): Promise<Outcome[]> {
  if (asked.length === 0) return [];
  const state = await lockAndLoad(scope.tx, subjectsOf(asked));
  const folded = fold(state, asked);
  await save(scope, folded);
  return folded.outcomes;
}

/** The rows that these requests are about. */
export function subjectsOf(asked: readonly Asked[]): Subjects {
  const subjects = {
    wanted: [] as { student_id: string; session_id: string }[],
    leaving: [] as { student_id: string; session_id: string }[],
    enrollment_ids: [] as string[],
    session_ids: [] as string[],
    waitlists: asked.some(({ request }) => request.kind !== 'enroll'),
  };
  for (const { request } of asked)
    if (request.kind === 'enroll')
      for (const session_id of request.session_ids)
        subjects.wanted.push({ student_id: request.student_id, session_id });
    else if (request.kind === 'cancel') subjects.enrollment_ids.push(request.enrollment_id);
    else if (request.kind === 'cancel_in_session') subjects.leaving.push(request);
    else subjects.session_ids.push(request.session_id);
  return subjects;
}

/** Judges, decides and applies each request in its order; one that may not be made leaves the others alone. */
export function fold(state: State, asked: readonly Asked[]): Folded {
  const changes = noChanges();
  const authors = new Map<string, Via>();
  const steps = asked.map(noChanges);
  const outcomes = asked.map((one, i): Outcome => {
    const own = steps[i] as Changes;
    const outcome = decideOne(state, own, one);
    addChanges(changes, own);
    for (const id of changedRows(own)) authors.set(id, one.via);
    return outcome;
  });
  return { outcomes, changes, rounds: roundsOf(steps), authors };
}

function decideOne(state: State, own: Changes, asked: Asked): Outcome {
  try {
    const admitted = admit(state, asked);
    if ('refused' in admitted) return { decision: admitted };
    return { decision: decideAndApply(state, own, admitted.request, asked.now) };
  } catch (error) {
    return { error };
  }
}

/** Sends everything on its way; what fails fails the transaction. */
export async function save(scope: Scope, { changes, rounds, authors }: Folded): Promise<void> {
  if (changes.counts.size === 0) return;
  const { via } = scopeOf(scope.tx);
  const others = new Map([...authors].filter(([, author]) => author !== via));
  saveChanges(scope.tx, { counts: changes.counts, rounds, authors: others }, scope.now);
  await append(scope, factsOf(changes));
  announce(scope.tx, 'sessions', [...changes.counts.keys()]);
}
