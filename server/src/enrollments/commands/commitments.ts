import { scopeOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { lockSessions } from '../../scheduling/public.ts';
import { noChanges } from '../rules/apply.ts';
import { decideAndApply } from '../rules/fold.ts';
import { type EnrollRequest, onceGranted } from '../rules/placement.ts';
import type { RefusalCode } from '../rules/refusals.ts';
import {
  type Commitments,
  commitmentsOf,
  type GivenUp,
  givenUpAt,
  lockPerson,
} from '../store/commitments.ts';
import { lockGroups } from '../store/fixed-places.ts';
import { loadPairs } from '../store/load.ts';
import { decideTogether, type Outcome } from './decide.ts';
import { leaveFixedPlace } from './fixed-places.ts';
import { cancelByClub } from './sessions.ts';
import { settleClaims } from './settle.ts';

/** What somebody has before them, locked and then read: groups, classes, the person. */
export async function lockCommitments(scope: Scope, studentId: string): Promise<Commitments> {
  const { bookings, places } = await commitmentsOf(scope, studentId);
  await lockGroups(
    scope.tx,
    places.map((one) => one.schedule_id),
  );
  await lockSessions(
    scope,
    bookings.map((one) => one.session_id),
  );
  await lockPerson(scope, studentId);
  return commitmentsOf(scope, studentId);
}

/** What becomes of single bookings, and of fixed places: their dates alone, or the places for good. */
interface GivingUp {
  bookings: 'give_back' | 'keep';
  places: 'give_back' | 'end' | 'keep';
  reason: string;
}

/**
 * The club gives back what somebody has before them who does not come any more; who waits moves up. A place whose
 * dates alone are given back stays theirs: they wait for each date in front, and have it once they may book again.
 */
export async function giveUp(scope: Scope, held: Commitments, how: GivingUp): Promise<void> {
  const { reason } = how;
  const goes = ({ place_id, status }: Commitments['bookings'][number]) =>
    place_id === null ? how.bookings === 'give_back' : how.places === 'give_back' && status === 'enrolled';
  const ids = held.bookings.filter(goes).map((one) => one.enrollment_id);
  await cancelByClub(scope, ids, { reason });
  if (how.places === 'give_back')
    await settleClaims(scope, {
      schedule_ids: held.places.map((one) => one.schedule_id),
      place_ids: held.places.map((one) => one.place_id),
    });
  if (how.places !== 'end') return;
  for (const { place_id, timezone } of held.places) {
    const ends_on = addDays(localDateOf(scope.now, timezone), -1);
    await leaveFixedPlace(scope, place_id, { ends_on, reason });
  }
}

/** A booking that was given up, and what asking for it again comes to. */
export interface BookedAgain {
  session_id: string;
  as: GivenUp['as'] | null;
  why_not: RefusalCode | null;
}

type Moment = Parameters<typeof givenUpAt>[1];

/** What asking again for what was given up would come to; writes nothing. */
export async function wouldBookAgain(scope: Scope, given: Moment): Promise<BookedAgain[]> {
  const lost = await givenUpAt(scope, given);
  const session_ids = lost.map((one) => one.session_id);
  const state = await loadPairs(scope.tx, { session_ids, wanted: lost });
  const student = state.students.get(given.student_id);
  if (student) state.students.set(student.id, { ...student, blocked: false });
  return lost.map((one) =>
    outcomeOf(one, { decision: decideAndApply(state, noChanges(), requestFor(one), scope.now) }),
  );
}

/** Books again what was given up in these classes, each for itself, as the desk would. */
export async function bookAgain(
  scope: Scope,
  given: Moment,
  session_ids: readonly string[],
): Promise<BookedAgain[]> {
  const lost = (await givenUpAt(scope, given)).filter((one) => session_ids.includes(one.session_id));
  const { via } = scopeOf(scope.tx);
  const outcomes = await decideTogether(
    scope,
    lost.map((one) => ({ request: requestFor(one), via, now: scope.now })),
  );
  return lost.map((one, at) => outcomeOf(one, outcomes[at]!));
}

const requestFor = ({ student_id, session_id }: GivenUp): EnrollRequest => ({
  kind: 'enroll',
  ...{ student_id, session_ids: [session_id], source: 'desk', waitlist: true },
  overrides: onceGranted,
  ...{ schedule_enrollment_id: null, ids: [newId()] },
});

function outcomeOf({ session_id }: GivenUp, outcome: Outcome): BookedAgain {
  if ('error' in outcome) throw outcome.error;
  const { decision } = outcome;
  if ('refused' in decision) return { session_id, as: null, why_not: decision.refused[0]!.code };
  const as = 'places' in decision ? decision.places[0]!.status : null;
  return { session_id, as, why_not: null };
}
