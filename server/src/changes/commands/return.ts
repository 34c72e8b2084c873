import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { lockForReinstating, moveSession, reinstateSessions, setCoach } from '../../scheduling/public.ts';
import { returnOf, type ToReturn } from '../queries/returning.ts';
import { decideReturn } from '../rules/returning.ts';
import { whoHears } from '../rules/told.ts';
import type { ClassBack, ReturnChoices, ReturnEffect, ReturnPreview } from '../schemas/changes.ts';

/** Which classes may come back, as they are by now; asked again once they are locked. */
export type Returnable = (scope: Scope) => Promise<ToReturn[]>;

/** Which of the classes that were seen come back; throws what is against it. */
export type Choosing = (preview: ReturnPreview) => ClassBack[];

/**
 * Takes back what a change did to the classes that were chosen, all or nothing. Throws 409 `changes.outdated` with the
 * classes in question as they are now, 422 for one that cannot, 409 of scheduling or courts when another transaction
 * took the coach or the court at this moment.
 */
export async function returnClasses(
  scope: Scope,
  returnable: Returnable,
  choose: Choosing,
  { keep_overlaps }: Pick<ReturnChoices, 'keep_overlaps'> = {},
): Promise<{ effect: ReturnEffect; chosen: ClassBack[] }> {
  await lockForReinstating(
    scope,
    (await returnable(scope)).map((one) => one.row),
  );
  const wanted = await returnable(scope);
  const preview = await returnOf(scope, wanted);
  const chosen = choose(preview);
  const ids = new Set(chosen.map((one) => one.session_id));
  await carryBack(
    scope,
    wanted.filter(({ row }) => ids.has(row.id)),
    keep_overlaps,
  );
  return { effect: effectOf(preview, chosen), chosen };
}

/** Throws 409 `changes.outdated`, 422 for one that cannot. */
export function chosenOrRefused({ classes }: ReturnPreview, choices: ReturnChoices['classes']): ClassBack[] {
  const outcome = decideReturn(classes, choices);
  if ('chosen' in outcome) return outcome.chosen;
  if ('errors' in outcome) throw invalid(outcome.errors);
  const asked = new Set(outcome.outdated);
  const inQuestion = classes.filter((one) => asked.has(one.session_id));
  const known = new Set(inQuestion.map((one) => one.session_id));
  throw conflict('changes.outdated', 'Classes that this hits have changed: look at them again.', {
    classes: inQuestion,
    gone: outcome.outdated.filter((id) => !known.has(id)),
  });
}

/** Gives and moves back first: coach and court are free then for a class that takes place again. */
async function carryBack(
  scope: Scope,
  doing: readonly ToReturn[],
  keep_overlaps: boolean | undefined,
): Promise<void> {
  for (const { action, row, after } of doing) {
    const { instructor_id, substitute_instructor_id, local_date, local_time, court_id } = after;
    if (action === 'give_back') await setCoach(scope, row.id, { instructor_id, substitute_instructor_id });
    if (action === 'move_back')
      await moveSession(scope, row.id, { local_date, local_time, court_id, keep_overlaps });
  }
  const off = doing.filter(({ action }) => action === 'reinstate').map(({ row }) => row);
  await reinstateSessions(scope, off);
}

function effectOf({ people }: ReturnPreview, chosen: readonly ClassBack[]): ReturnEffect {
  const news = chosen.map(({ session_id, action, tells_cancellation }) => ({
    session_id,
    action: action === 'reinstate' ? ('cancel' as const) : ('substitute' as const),
    tells_cancellation,
  }));
  const { told, to_call } = whoHears(people, news);
  const count = (action: ClassBack['action']) => chosen.filter((one) => one.action === action).length;
  return {
    ...{ reinstated: count('reinstate'), given_back: count('give_back'), moved_back: count('move_back') },
    ...{ told: told.length, to_call },
    not_back: chosen.flatMap((one) => one.not_back),
  };
}
