import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds, lockSessions, type SessionRow } from '../../scheduling/public.ts';
import { asks } from '../access.ts';
import type { SubstituteRequestClosed } from '../facts.ts';
import { requestsWithIds } from '../queries/requests.ts';
import { endOf, nobodyLeft, type State, shownState } from '../rules/requests.ts';
import type { SubstituteRequest } from '../schemas.ts';
import { lockOpenPutTo, openAbout, openOfReturned, openWithin } from '../store/around.ts';
import { answersTo, closeRequests, lockRequest, sessionIdOf } from '../store/requests.ts';

/** Ends questions that are open, and says so. */
export async function close(scope: Scope, ids: readonly string[], state: State): Promise<void> {
  const closed = await closeRequests(scope, ids, state);
  if (closed.length === 0) return;
  await append(
    scope,
    closed.map(
      (request_id): SubstituteRequestClosed => ({
        type: 'substitutes.request_closed',
        payload: { request_id, state },
      }),
    ),
  );
  announce(scope.tx, 'substitute_requests', closed);
}

/** A question and its class, locked: whoever answers or ends it at the same time waits. Throws 404. */
export async function lockQuestion(scope: Scope, id: string): Promise<{ session: SessionRow; state: State }> {
  const session_id = found(await sessionIdOf(scope, id), 'request');
  await lockSessions(scope, [session_id]);
  const { state } = found(await lockRequest(scope, id), 'request');
  const [row] = await classesWithIds(scope, [session_id]);
  const session = found(row, 'request');
  return { session, state: shownState(state as State, session, scope.now) };
}

/** Takes a question back. Throws 404, 403, 409 `substitutes.over`. */
export async function withdrawRequest(scope: Scope, id: string): Promise<SubstituteRequest> {
  const { session, state } = await lockQuestion(scope, id);
  authorize(asks(scope.actor, session));
  if (state !== 'open') throw over(state);
  await close(scope, [id], 'withdrawn');
  const [shown] = await requestsWithIds(scope, [id]);
  return shown as SubstituteRequest;
}

export const over = (state: string) =>
  conflict('substitutes.over', `Nobody is looked for here any more: ${state}.`, { params: { state } });

/** A class that is off is given by nobody. */
export async function endWithClasses(scope: Scope, facts: readonly { session_id: string }[]): Promise<void> {
  const open = await openAbout(
    scope,
    facts.map(({ session_id }) => session_id),
  );
  await close(
    scope,
    open.map(({ id }) => id),
    'cancelled',
  );
}

/** A class that is elsewhere in time, or has its coach, or another one. */
export async function endWithChanges(
  scope: Scope,
  facts: readonly { session_id: string; changes: Record<string, unknown> }[],
): Promise<void> {
  const changed = new Map(facts.map(({ session_id, changes }) => [session_id, changes]));
  const open = await openAbout(scope, [...changed.keys()]);
  const ended = open.flatMap(({ id, session_id, ...after }) => {
    const state = endOf(changed.get(session_id) ?? {}, after);
    return state ? [{ id, state }] : [];
  });
  for (const [state, same] of Map.groupBy(ended, (one) => one.state))
    await close(
      scope,
      same.map(({ id }) => id),
      state,
    );
}

/** A coach who is not away after all gives their classes. */
export async function endWithAbsence(
  scope: Scope,
  facts: readonly { instructor_id: string; starts_at: string; ends_at: string; kind: string }[],
): Promise<void> {
  for (const fact of facts)
    if (fact.kind === 'unavailable') await close(scope, await openWithin(scope, fact), 'returned');
}

/** A coach who is in service again gives their classes; one who can answer no more is not waited for. */
export async function endWithStanding(
  scope: Scope,
  facts: readonly { instructor_id: string; is_back: boolean }[],
): Promise<void> {
  for (const { instructor_id, is_back } of facts) {
    if (is_back) await close(scope, await openOfReturned(scope, instructor_id), 'returned');
    const open = await lockOpenPutTo(scope, instructor_id);
    const asks = Map.groupBy(await answersTo(scope, open), ({ request_id }) => request_id);
    const left = open.filter((id) => nobodyLeft(asks.get(id) ?? []));
    await close(scope, left, 'declined');
  }
}
