import { addNewcomer } from '../../clients/public.ts';
import { scopeOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { forbidden, found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { mayAddPeople } from '../../scheduling/public.ts';
import { managesEnrollments } from '../access.ts';
import type { SessionState } from '../rules/state.ts';
import type { Enrollment, WalkIn } from '../schemas.ts';
import { loadOnly, lockAndLoad } from '../store/load.ts';
import { answerOf } from './answers.ts';
import type { Asked } from './asked.ts';
import { fold, type Outcome, save, subjectsOf } from './decide.ts';

/**
 * Somebody who is not known here yet gets a profile and a place (or a ticket), or neither. Throws 404 for a class
 * that is not the actor's, 403 for a coach where the club does not let coaches add people, 409 `enrollment.<reason>`.
 */
export async function walkIn(scope: Scope, session_id: string, input: WalkIn): Promise<Enrollment> {
  const { club_id } = await walkedInto(scope, session_id);
  const student_id = await addNewcomer(scope, { ...input.person, home_club_id: club_id });
  const asked = enrolling(scope, { session_id, student_id }, input);
  const state = await lockAndLoad(scope.tx, { ...subjectsOf([asked]), waitlists: true });
  const folded = fold(state, [asked]);
  const ground = { state, ended: new Map(), placed: folded.changes.placed, now: scope.now };
  const { body } = answerOf(scope.actor, decisionIn(folded.outcomes), ground);
  await save(scope, folded);
  return (body as { results: [Enrollment] }).results[0];
}

async function walkedInto({ tx, actor }: Scope, session_id: string): Promise<SessionState> {
  const state = await loadOnly(tx, { session_ids: [session_id], student_ids: [] });
  const session = found(state.sessions.get(session_id), 'session');
  if (!managesEnrollments(actor, session)) throw notFound('session');
  if (!mayAddPeople(actor, session, session.settings)) throw forbidden('Only the desk adds people here.');
  return session;
}

const enrolling = (
  { tx, actor, now }: Scope,
  who: { session_id: string; student_id: string },
  { waitlist = true, overrides = [] }: WalkIn,
): Asked => ({
  request: {
    ...{ kind: 'enroll', student_id: who.student_id, session_ids: [who.session_id], source: 'desk' },
    ...{ waitlist, overrides, schedule_enrollment_id: null, ids: [newId()] },
  },
  actor,
  via: scopeOf(tx).via,
  now,
});

function decisionIn([outcome]: readonly Outcome[]) {
  if (!outcome || 'error' in outcome) throw outcome?.error;
  return outcome.decision;
}
