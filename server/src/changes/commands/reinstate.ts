import { authorize } from '../../kernel/actor.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds, type SessionRow, sessionAbilities, sessionOf } from '../../scheduling/public.ts';
import { returnOf, type ToReturn } from '../queries/returning.ts';
import type { ClassBack, ReinstateSession, ReturnPreview, SessionReturned } from '../schemas/changes.ts';
import { markReturned } from '../store.ts';
import { chosenOrRefused, returnClasses } from './return.ts';

const toReinstate = (row: SessionRow): ToReturn => ({ action: 'reinstate', row, after: row });

/** What would become of one cancelled class if it took place again. Throws 404, 403, 409 `changes.not_cancelled`. */
export async function previewReinstating(scope: Scope, id: string): Promise<ReturnPreview> {
  return returnOf(scope, [toReinstate(await cancelledClass(scope, id))]);
}

/**
 * Puts one cancelled class back, with everybody in it whom nothing stands in the way. Throws 404, 403, 409
 * `changes.not_cancelled`, `changes.cannot_return` with what is against it, `changes.outdated` when it was seen
 * otherwise.
 */
export async function reinstateSession(
  scope: Scope,
  id: string,
  { version }: ReinstateSession,
): Promise<SessionReturned> {
  await cancelledClass(scope, id);
  const { effect } = await returnClasses(
    scope,
    (again) => ifStillOff(again, id),
    (preview) => theOne(preview, { session_id: id, version }),
  );
  await markReturned(scope, [id]);
  return { session: await sessionOf(scope, id), effect };
}

const ifStillOff = async (scope: Scope, id: string): Promise<ToReturn[]> =>
  (await classesWithIds(scope, [id])).filter((row) => row.status === 'cancelled').map(toReinstate);

async function cancelledClass(scope: Scope, id: string): Promise<SessionRow> {
  const row = found((await classesWithIds(scope, [id]))[0], 'session');
  authorize(sessionAbilities(scope.actor, { ...row, status: 'cancelled' }).reinstate);
  if (row.status !== 'cancelled') throw conflict('changes.not_cancelled', 'This class is not cancelled.');
  return row;
}

/** As it was seen, or as it is. */
function theOne(
  preview: ReturnPreview,
  { session_id, version }: { session_id: string; version: string | undefined },
): ClassBack[] {
  const [now] = preview.classes;
  if (now) refuseImpossible(now);
  return chosenOrRefused(preview, [{ session_id, version: version ?? now?.version ?? '' }]);
}

function refuseImpossible(one: ClassBack): void {
  if (one.possible) return;
  throw conflict('changes.cannot_return', `This class cannot take place again: ${one.problems.join(', ')}.`, {
    classes: [one],
  });
}
