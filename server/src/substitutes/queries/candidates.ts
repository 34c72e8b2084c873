import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds, colleaguesFor } from '../../scheduling/public.ts';
import { asks } from '../access.ts';
import type { CandidatesFor, CoachToAsk } from '../schemas.ts';
import { withAccount } from '../store/around.ts';
import { openOf } from '../store/requests.ts';

/**
 * Who could be asked about these classes: whoever can give most of them, of equals the best of the first class. Throws 403, 422
 * for classes that there are not.
 */
export async function candidatesFor(scope: Scope, { session_ids }: CandidatesFor): Promise<CoachToAsk[]> {
  const classes = await classesWithIds(scope, session_ids);
  if (classes.length < session_ids.length)
    throw invalid([
      { path: '/session_ids', code: 'unknown', message: 'names a class that is not of this organization' },
    ]);
  for (const one of classes) authorize(asks(scope.actor, one));
  const [judged, open] = [await colleaguesFor(scope, classes), await openOf(scope, session_ids)];
  const pairs = classes.flatMap(({ id }) =>
    (judged.get(id) ?? []).map((colleague) => ({ session_id: id, ...colleague })),
  );
  const byCoach = Map.groupBy(pairs, ({ instructor }) => instructor.id);
  const accounts = await withAccount(scope, [...byCoach.keys()]);
  const coaches = [...byCoach].map(([id, own]): CoachToAsk => {
    const [{ instructor }] = own as [(typeof own)[number]];
    const has_account = accounts.has(id);
    const can = own.filter(({ possible }) => possible).map(({ session_id }) => session_id);
    return {
      ...{ instructor, has_account, can_give: has_account ? can : [] },
      asked: [...open].filter(([, { asked }]) => asked.has(id)).map(([session_id]) => session_id),
      problems: [...new Set(own.flatMap(({ problems }) => problems))],
    };
  });
  return coaches.sort((a, b) => b.can_give.length - a.can_give.length);
}
