import { scopeOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { datesOf } from '../rules/claims.ts';
import { claimsOf, type HeldClaim, heldDates, type LockedClass, lockComing } from '../store/claims.ts';
import type { Asked as Request } from './asked.ts';
import { decideTogether, type Outcome } from './decide.ts';

/** Whose dates are to be put in order: all claims of these groups, or some of them; in all coming classes, or in some. */
export interface Unsettled {
  schedule_ids: readonly string[];
  place_ids?: readonly string[];
  session_ids?: readonly string[];
  /** Why dates that are not the holder's any more are given back; without it they stay. */
  reason?: string;
  /** Another message tells the holders. */
  told_otherwise?: true;
}

/** A date that a claim asked for, and what came of it. */
export interface Settled {
  place_id: string;
  date: LockedClass;
  outcome: Outcome;
}

/**
 * Gives every holder the dates that are theirs and gives the others back: what `datesOf` says against the bookings that
 * there are, under the lock of the classes. Whoever changes a claim changes its row and settles; nothing else places
 * holders. @returns what was asked for, date by date
 */
export async function settleClaims(scope: Scope, unsettled: Unsettled): Promise<Settled[]> {
  const { schedule_ids, place_ids } = unsettled;
  const [classes, claims] = [
    await lockComing(scope, unsettled),
    await claimsOf(scope.tx, { schedule_ids, place_ids }),
  ];
  if (classes.length === 0 || claims.length === 0) return [];
  const held = await heldDates(
    scope.tx,
    classes.map((one) => one.id),
  );
  const back = claims.flatMap((claim) => givenBack(scope, claim, { classes, held, unsettled }));
  const wanted = claims.flatMap((claim) => lacking(claim, classes, held));
  const asked = wanted.map(({ claim, date }) => askFor(scope, claim, date.id));
  const outcomes = await decideTogether(scope, [...back, ...asked]);
  return wanted.map(({ claim, date }, i) => ({
    place_id: claim.id,
    date,
    outcome: outcomes[back.length + i] as Outcome,
  }));
}

type Held = Awaited<ReturnType<typeof heldDates>>;

/** The dates of a claim for which its holder has neither a place nor a ticket. */
function lacking(claim: HeldClaim, classes: readonly LockedClass[], held: Held) {
  const has = held.get(claim.id);
  return duesOf(claim, classes)
    .filter((date) => !has?.has(date.id))
    .map((date) => ({ claim, date }));
}

const duesOf = (claim: HeldClaim, classes: readonly LockedClass[]): LockedClass[] =>
  claim.status === 'active'
    ? datesOf(
        claim,
        classes.filter((one) => one.schedule_id === claim.schedule_id),
      )
    : [];

function givenBack(
  scope: Scope,
  claim: HeldClaim,
  { classes, held, unsettled }: { classes: readonly LockedClass[]; held: Held; unsettled: Unsettled },
): Request[] {
  const due = new Set(duesOf(claim, classes).map((date) => date.id));
  const { reason, told_otherwise } = unsettled;
  if (reason === undefined) return [];
  return [...(held.get(claim.id) ?? [])]
    .filter(([session_id]) => !due.has(session_id))
    .map(([, enrollment_id]) => ({
      request: {
        kind: 'cancel',
        enrollment_id,
        by_club: true,
        reason,
        ...(told_otherwise && { told_otherwise }),
      },
      via: scopeOf(scope.tx).via,
      now: scope.now,
    }));
}

/** Each date on its own, so that one which cannot be had stops no other. */
const askFor = (scope: Scope, claim: HeldClaim, session_id: string): Request => ({
  request: {
    kind: 'enroll',
    student_id: claim.student_id,
    session_ids: [session_id],
    source: 'fixed',
    waitlist: true,
    overrides: claim.despite_overlap ? ['overlap'] : [],
    schedule_enrollment_id: claim.id,
    ids: [newId()],
  },
  via: scopeOf(scope.tx).via,
  now: scope.now,
});
