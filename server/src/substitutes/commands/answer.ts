import { announce } from '../../kernel/live.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ownInstructorId } from '../../people/public.ts';
import { outOfService, type Session, sessionOf, takeOver } from '../../scheduling/public.ts';
import { getOffer } from '../queries/offers.ts';
import { nobodyLeft, type State } from '../rules/requests.ts';
import type { AnswerSubstitute, SubstituteOffer } from '../schemas.ts';
import { answersTo, type Said, saveAnswer } from '../store/requests.ts';
import { close, lockQuestion, over } from './close.ts';

interface Own {
  instructor_id: string;
  session_id: string;
  state: State;
  ask: Said;
  answers: readonly Said[];
}

/** What the actor was asked, its class and question locked: whoever answers at the same time waits. Throws 404. */
async function lockOwn(scope: Scope, id: string): Promise<Own> {
  const instructor_id = ownInstructorId(scope.actor);
  const { session, state } = await lockQuestion(scope, id);
  const answers = await answersTo(scope, [id]);
  const ask = answers.find((one) => one.instructor_id === instructor_id);
  if (!ask || instructor_id === undefined) throw notFound('request');
  return { instructor_id, session_id: session.id, state, ask, answers };
}

/**
 * Whoever was asked gives the class; saying it again changes nothing. Throws 404, 409 `substitutes.taken | substitutes.over |
 * scheduling.not_at_club | scheduling.instructor_busy | scheduling.no_substitutions`.
 */
export async function acceptSubstitution(
  scope: Scope,
  id: string,
  { words = '' }: AnswerSubstitute,
): Promise<Session> {
  // Before the class and the question: whoever takes a coach out of service locks these after the coach.
  const own = ownInstructorId(scope.actor);
  if (own !== undefined) await outOfService(scope, [own], { hold: true });
  const { instructor_id, session_id, state, ask } = await lockOwn(scope, id);
  if (state === 'accepted' && ask.answer === 'accepted') return sessionOf(scope, session_id);
  if (state === 'accepted') throw conflict('substitutes.taken', 'Somebody else gives this class already.');
  if (state !== 'open') throw over(state);
  await saveAnswer(scope, ask.id, { answer: 'accepted', words: words.trim() });
  // Before the class changes: that somebody gives it now would be another end of the question.
  await close(scope, [id], 'accepted');
  await takeOver(scope, session_id, instructor_id);
  return sessionOf(scope, session_id);
}

/** The question ends when nobody is left who might. Throws 404, 409 `substitutes.over`. */
export async function declineSubstitution(
  scope: Scope,
  id: string,
  { words = '' }: AnswerSubstitute,
): Promise<SubstituteOffer> {
  const { state, ask, answers } = await lockOwn(scope, id);
  if (ask.answer === 'declined') return getOffer(scope, id);
  if (state !== 'open') throw over(state);
  await saveAnswer(scope, ask.id, { answer: 'declined', words: words.trim() });
  const said = answers.map((one) => (one.id === ask.id ? { ...one, answer: 'declined' as const } : one));
  if (nobodyLeft(said)) await close(scope, [id], 'declined');
  else announce(scope.tx, 'substitute_requests', [id]);
  return getOffer(scope, id);
}
