import type { Via } from '../../kernel/db/database.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { creditGained } from '../../packages/facts.ts';
import { addChanges, type Changes, noChanges } from '../rules/apply.ts';
import { factsOf } from '../rules/facts-of.ts';
import { decideAndApply } from '../rules/fold.ts';
import type { LedgerEntry } from '../rules/make-ups/ledger.ts';
import type { MoneyEntry } from '../rules/money.ts';
import type { CreditEntry } from '../rules/packages.ts';
import type { Decision } from '../rules/requests.ts';
import { type By, type Round, roundsOf, type Step } from '../rules/rounds.ts';
import type { State } from '../rules/state.ts';
import { lockAndLoad, type Subjects } from '../store/load.ts';
import { saveChanges } from '../store/save.ts';
import { admit } from './admit.ts';
import type { Asked } from './asked.ts';

export type Outcome = { decision: Decision } | { error: unknown };

/** What a batch comes to: an outcome for each request, and what is to be written for all of them. */
export interface Folded {
  outcomes: Outcome[];
  changes: Changes;
  rounds: readonly Round<Via>[];
  ledger: readonly By<Via, LedgerEntry>[];
  credits: readonly By<Via, CreditEntry>[];
  money: readonly By<Via, MoneyEntry>[];
}

/**
 * The one way in which places change hands: lock and load, fold the decisions over the requests in their order,
 * write everything, say what happened. Runs inside the caller's transaction.
 */
export async function decideTogether(scope: Scope, asked: readonly Asked[]): Promise<Outcome[]> {
  if (asked.length === 0) return [];
  // Whoever waits beside a free place goes first, and this transaction cannot start anew with their rows.
  const state = await lockAndLoad(scope.tx, { ...subjectsOf(asked), waitlists: true });
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
    make_ups: asked.flatMap(({ request }) => payerOf(request) ?? []),
    accounts: asked.flatMap(({ request }) => (request.kind === 'enroll' && request.credit?.payer_id) || []),
    waitlists: asked.some(({ request }) => request.kind !== 'enroll'),
  };
  for (const { request } of asked)
    if (request.kind === 'enroll')
      for (const session_id of request.session_ids)
        subjects.wanted.push({ student_id: request.student_id, session_id });
    else if (isOfEnrollment(request)) subjects.enrollment_ids.push(request.enrollment_id);
    else if (request.kind === 'cancel_in_session') subjects.leaving.push(request);
    else subjects.session_ids.push(request.session_id);
  return subjects;
}

/** About an enrolment that there is. */
const isOfEnrollment = (
  request: Asked['request'],
): request is Extract<Asked['request'], { enrollment_id: string; kind: 'cancel' | 'reinstate' | 'list' }> =>
  request.kind === 'cancel' || request.kind === 'reinstate' || request.kind === 'list';

/** Whose make-ups a request is about. */
function payerOf(request: Asked['request']): string | null | undefined {
  if (request.kind === 'reinstate') return request.payer;
  return request.kind === 'enroll' && request.make_up ? request.student_id : null;
}

/** Judges, decides and applies each request in its order; one that may not be made leaves the others alone. */
export function fold(state: State, asked: readonly Asked[]): Folded {
  const steps = asked.map(({ via }) => ({ changes: noChanges(), by: via }));
  const outcomes = asked.map((one, i) => decideOne(state, (steps[i] as Step<Via>).changes, one));
  const changes = noChanges();
  for (const step of steps) addChanges(changes, step.changes);
  const ledger = steps.flatMap((step) => step.changes.ledger.map((row) => ({ row, by: step.by })));
  const credits = steps.flatMap((step) => step.changes.credits.map((row) => ({ row, by: step.by })));
  const money = steps.flatMap((step) => step.changes.money.map((row) => ({ row, by: step.by })));
  return { outcomes, changes, rounds: roundsOf(steps), ledger, credits, money };
}

/** A refusal is an outcome; anything else is a bug, and fails the transaction. */
function decideOne(state: State, own: Changes, asked: Asked): Outcome {
  try {
    const admitted = admit(state, asked);
    if ('refused' in admitted) return { decision: admitted };
    return { decision: decideAndApply(state, own, admitted.request, asked.now) };
  } catch (error) {
    if (error instanceof Problem) return { error };
    throw error;
  }
}

/** Sends everything on its way; what fails fails the transaction. */
export async function save(scope: Scope, { changes, ...folded }: Folded): Promise<void> {
  const { counts, adopted } = changes;
  if (counts.size + adopted.length === 0) return;
  saveChanges(scope.tx, { counts, adopted, ...folded }, scope.now);
  const gained = changes.credits.filter((one) => one.kind === 'given_back');
  await append(scope, [...factsOf(changes), ...gained.map((one) => creditGained(one.student_id))]);
  announce(scope.tx, 'sessions', [...new Set([...counts.keys(), ...adopted.map((one) => one.session_id)])]);
}
