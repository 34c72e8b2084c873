import type { Via } from '../../kernel/db/database.ts';
import type { Fact } from '../../kernel/facts.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  applyCancellation,
  applyPlacement,
  applyPromotion,
  type Changes,
  noChanges,
} from '../rules/apply.ts';
import { type CancelDecision, type CancelRequest, decideCancellation } from '../rules/cancel.ts';
import { decideEnrollment, type EnrollDecision, type EnrollRequest } from '../rules/enroll.ts';
import { decidePromotions, freedBy } from '../rules/promote.ts';
import type { State } from '../rules/state.ts';
import { lockAndLoad, type Subjects } from '../store/load.ts';
import { type Authors, saveChanges } from '../store/save.ts';

/** Places became free without anybody cancelling (more capacity): fill them. */
export interface PromoteRequest {
  kind: 'promote';
  session_id: string;
}
export type Request = EnrollRequest | CancelRequest | PromoteRequest;
export type Decision = EnrollDecision | CancelDecision | { promoted: number };

/** A request, who is behind it, and the time it counts as. */
export interface Asked {
  request: Request;
  via: Via;
  now: Date;
  /** Throws a Problem when the asker may not do this to the loaded rows; else gives the request its final form. */
  judge?: (state: State) => Request;
}
export type Outcome = { decision: Decision } | { error: unknown };

/**
 * The one way in which places change hands: lock, load, fold the decisions over the requests in their order,
 * write everything, say what happened. Runs inside the caller's transaction.
 */
export async function decideTogether(scope: Scope, asked: readonly Asked[]): Promise<Outcome[]> {
  const state = await lockAndLoad(scope.tx, subjectsOf(asked));
  const changes = noChanges();
  const authors = new Map<string, Via>();
  const outcomes = asked.map((one): Outcome => {
    try {
      const request = one.judge?.(state) ?? one.request;
      return { decision: decideAndApply(state, changes, request, one.now, (id) => authors.set(id, one.via)) };
    } catch (error) {
      return { error };
    }
  });
  await write(scope, changes, authors);
  return outcomes;
}

function subjectsOf(asked: readonly Asked[]): Subjects {
  const subjects = {
    session_ids: [] as string[],
    enrollment_ids: [] as string[],
    student_ids: [] as string[],
    waitlists: false,
  };
  for (const { request } of asked)
    if (request.kind === 'enroll') {
      subjects.session_ids.push(...request.session_ids);
      subjects.student_ids.push(request.student_id);
    } else {
      subjects.waitlists = true;
      if (request.kind === 'cancel') subjects.enrollment_ids.push(request.enrollment_id);
      else subjects.session_ids.push(request.session_id);
    }
  return subjects;
}

function decideAndApply(
  state: State,
  changes: Changes,
  request: Request,
  now: Date,
  by: (id: string) => void,
): Decision {
  if (request.kind === 'promote')
    return { promoted: promote(state, changes, request.session_id, now, null, by) };
  if (request.kind === 'enroll') {
    const decision = decideEnrollment(state, request, now);
    if ('places' in decision)
      for (const placement of decision.places) {
        applyPlacement(state, changes, placement);
        by(placement.id);
      }
    return decision;
  }
  const decision = decideCancellation(state, request, now);
  if ('cancelled' in decision) {
    const { enrollment, freed } = decision.cancelled;
    applyCancellation(state, changes, { ...decision.cancelled, by_club: request.by_club });
    by(enrollment.id);
    if (freed)
      for (const { session, except } of freedBy(state, enrollment))
        promote(state, changes, session.id, now, except, by);
  }
  return decision;
}

function promote(
  state: State,
  changes: Changes,
  sessionId: string,
  now: Date,
  except: string | null,
  by: (id: string) => void,
): number {
  const session = state.sessions.get(sessionId);
  if (!session) return 0;
  const next = decidePromotions(state, session, now, except);
  for (const enrollment of next) {
    applyPromotion(state, changes, enrollment);
    by(enrollment.id);
  }
  return next.length;
}

async function write(scope: Scope, changes: Changes, authors: Authors): Promise<void> {
  if (changes.counts.size === 0) return;
  await saveChanges(scope.tx, changes, authors, scope.now);
  await append(scope, factsOf(changes));
  announce(scope.tx, 'sessions', [...changes.counts.keys()]);
}

function factsOf(changes: Changes): Fact[] {
  const about = (row: { id: string; session_id: string; student_id: string }) => ({
    enrollment_id: row.id,
    session_id: row.session_id,
    student_id: row.student_id,
  });
  return [
    ...changes.placed.map((placed) => ({
      type: placed.status === 'enrolled' ? 'enrollments.student_enrolled' : 'enrollments.student_waitlisted',
      payload: { ...about(placed), source: placed.source },
    })),
    ...changes.cancelled.map(({ enrollment, ...how }) => ({
      type: 'enrollments.enrollment_cancelled',
      payload: { ...about(enrollment), ...how },
    })),
    ...changes.promoted.map((enrollment) => ({
      type: 'enrollments.student_promoted',
      payload: about(enrollment),
    })),
  ];
}
