import { newId } from '../../kernel/ids.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds, isAhead, sessionOf, teacherOf } from '../../scheduling/public.ts';
import { movable } from '../queries/slots.ts';
import type { ChangePreview } from '../schemas/changes.ts';
import type { MoveSession, MoveTo, SessionMoved } from '../schemas/slots.ts';
import { applyChange, previewChange } from './apply.ts';
import type { Change } from './kinds.ts';

/** One class goes elsewhere. No row stands behind it: it is of the class that is there. */
async function moveOf(scope: Scope, id: string, to: MoveTo): Promise<Change<{ id: string }>> {
  const { club_id, ...row } = await movable(scope, id);
  const court_id = to.court_id === undefined ? row.court_id : to.court_id;
  if (
    to.local_date === row.local_date &&
    to.local_time.slice(0, 5) === row.local_time &&
    court_id === row.court_id
  )
    throw invalid([
      { path: '/local_date', code: 'required', message: 'where it moves to: another date, time or court' },
    ]);
  return {
    kind: 'class_moved',
    ...{ club_id, instructor_id: teacherOf(row) },
    offers: ['move'],
    reason: 'class_moved',
    check: (again) => movable(again, id),
    write: async (again) => {
      await movable(again, id);
      return { id: newId() };
    },
    hits: async (again) => {
      const rows = await classesWithIds(again, [id]);
      return rows.filter((one) => isAhead(one) && one.scheduled_datetime > again.now);
    },
  };
}

/** Whom moving a class concerns; writes nothing. Throws 404, 403, 409 `scheduling.session_over`, 422. */
export async function previewMove(scope: Scope, id: string, to: MoveTo): Promise<ChangePreview> {
  return previewChange(scope, await moveOf(scope, id, to));
}

/**
 * A class takes place at another time or on another court, as a change that can be taken back. Throws what a move by hand
 * throws, and 409 `changes.outdated` when the class, or who is in it, is another than was seen.
 */
export async function moveClass(
  scope: Scope,
  id: string,
  { version, keep_overlaps, ...to }: MoveSession,
): Promise<SessionMoved> {
  const change = await moveOf(scope, id, to);
  const classes = [{ session_id: id, version, action: 'move' as const, ...to }];
  const { effect } = await applyChange(scope, change, { classes, keep_overlaps });
  return { session: await sessionOf(scope, id), effect: effect! };
}
