import { isSelf } from '../../instructors/public.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getEvaluation } from '../queries/evaluations.ts';
import type { InstructorEvaluation, Reply } from '../schemas.ts';
import { instructorOf, saveReply } from '../store.ts';

/** What the coach answers to an evaluation that is shown; empty takes it away. Throws 404. */
export async function replyTo(scope: Scope, id: string, { reply }: Reply): Promise<InstructorEvaluation> {
  const instructor_id = found(await instructorOf(scope, id), 'evaluation');
  if (!isSelf(scope.actor, { id: instructor_id, club_ids: [] })) throw notFound('evaluation');
  await getEvaluation(scope, id);
  await saveReply(scope, id, reply.trim());
  return getEvaluation(scope, id);
}
