import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { classesWithIds, colleaguesFor, lockSessions, type SessionRow } from '../../scheduling/public.ts';
import { asks } from '../access.ts';
import type { SubstituteAsked } from '../facts.ts';
import { requestsWithIds } from '../queries/requests.ts';
import { teacherOf, whomToAsk } from '../rules/requests.ts';
import type { AskSubstitutes, SubstitutesAsked } from '../schemas.ts';
import { foundFor, withAccount } from '../store/around.ts';
import { insertAsks, type NewAsks, openOf } from '../store/requests.ts';

/**
 * Asks coaches whether they give these classes, each for those that they can. Throws 403, 422 for classes and coaches that there are
 * not, 409 `substitutes.nobody_to_ask` where there is nobody for any of the classes.
 */
export async function askSubstitutes(scope: Scope, input: AskSubstitutes): Promise<SubstitutesAsked> {
  const ids = [...input.session_ids].sort();
  await lockSessions(scope, ids);
  const classes = await classesWithIds(scope, ids);
  refuseUnknown(input.session_ids, {
    field: 'session_ids',
    isKnown: (id) => classes.some((one) => one.id === id),
    message: 'is not a class of this organization',
  });
  for (const one of classes) authorize(asks(scope.actor, one));
  const { asked, left_out } = await whom(scope, classes, input);
  if (asked.length === 0)
    throw conflict('substitutes.nobody_to_ask', 'None of them can give any of these classes.', { left_out });
  const requests = await insertAsks(scope, asked, (input.words ?? '').trim());
  await append(scope, factsOf(asked, requests));
  announce(scope.tx, 'substitute_requests', [...requests.values()]);
  return { requests: await requestsWithIds(scope, [...requests.values()]), left_out };
}

interface Known {
  field: keyof AskSubstitutes;
  isKnown: (id: string) => boolean;
  message: string;
}

function refuseUnknown(ids: readonly string[], { field, isKnown, message }: Known): void {
  const errors = ids.flatMap((id, at) =>
    isKnown(id) ? [] : [{ path: `/${field}/${at}`, code: 'unknown', message }],
  );
  if (errors.length > 0) throw invalid(errors);
}

/** Who is asked about which class; throws 422 for who teaches at none of their clubs. */
async function whom(
  scope: Scope,
  classes: readonly SessionRow[],
  { instructor_ids: chosen, also_found = false }: AskSubstitutes,
) {
  const colleagues = await colleaguesFor(scope, classes);
  const teachers = classes.flatMap(({ instructor_id, substitute_instructor_id }) => [
    instructor_id,
    substitute_instructor_id,
  ]);
  const there = new Set([...colleagues.values()].flat().map(({ instructor }) => instructor.id));
  refuseUnknown(chosen, {
    field: 'instructor_ids',
    isKnown: (id) => there.has(id) || teachers.includes(id),
    message: 'is not a coach of that club',
  });
  const accounts = await withAccount(scope, chosen);
  const ids = classes.map(({ id }) => id);
  const open = await openOf(scope, ids);
  const found = also_found ? new Set() : await foundFor(scope, ids);
  const asked: NewAsks[] = [];
  const left_out: SubstitutesAsked['left_out'] = [];
  for (const one of classes) {
    const candidates = (colleagues.get(one.id) ?? []).map(({ instructor, possible }) => ({
      ...{ id: instructor.id, possible, has_account: accounts.has(instructor.id) },
    }));
    const already = open.get(one.id)?.asked ?? new Set<string>();
    const decided = whomToAsk(
      { ...one, candidates, asked: already, found: found.has(one.id) },
      chosen,
      scope.now,
    );
    if ('why' in decided) left_out.push({ session_id: one.id, reason: decided.why });
    else
      asked.push({
        session_id: one.id,
        absent_id: teacherOf(one),
        instructor_ids: decided.ask,
      });
  }
  return { asked, left_out };
}

/** One for each coach, of all that they are asked about. */
function factsOf(
  asked: readonly { session_id: string; instructor_ids: readonly string[] }[],
  requests: ReadonlyMap<string, string>,
): SubstituteAsked[] {
  const pairs = asked.flatMap(({ session_id, instructor_ids }) =>
    instructor_ids.map((instructor_id) => ({
      instructor_id,
      request_id: requests.get(session_id) as string,
    })),
  );
  return [...Map.groupBy(pairs, ({ instructor_id }) => instructor_id)].map(([instructor_id, own]) => ({
    type: 'substitutes.asked',
    payload: { instructor_id, request_ids: own.map(({ request_id }) => request_id) },
  }));
}
