export { assists, managesEnrollments, seesRoster, teaches } from './access.ts';
export { keepReleased, releasePlaces } from './commands/arrears.ts';
export {
  type BookedAgain,
  bookAgain,
  giveUp,
  lockCommitments,
  wouldBookAgain,
} from './commands/commitments.ts';
export {
  awaitAgain,
  type HasAgain,
  haveAgain,
  putInFront,
  takePlaces,
  wouldHaveAgain,
} from './commands/displaced.ts';
export { releaseUnpaid } from './commands/held.ts';
export { earnMakeUps } from './commands/make-ups/earn.ts';
export { reopenBooking, settleBookings } from './commands/payment.ts';
export { lockManagedGroups } from './commands/place-of.ts';
export { givePlacesAgain, type PlaceEnded } from './commands/places-again.ts';
export { type Returning, whoComesBack } from './commands/reinstate.ts';
export { cancelByClub } from './commands/sessions.ts';
export { settleClaims } from './commands/settle.ts';
export { takeBackPlaces } from './commands/take-back-places.ts';
export { comesBackOf } from './queries/comes-back.ts';
export { placeConcerns, sessionConcerns } from './queries/concerns.ts';
export { freeAfterMove } from './queries/moved.ts';
export { requestConcerns } from './queries/place-requests.ts';
export { decideEnrollment, type EnrollDecision, suits } from './rules/enroll.ts';
export { refusals } from './rules/refusals.ts';
export {
  addEnrollment,
  type Credit,
  type EnrollmentState,
  emptyState,
  enrollmentIn,
  type SessionState,
  type State,
  type StudentState,
} from './rules/state.ts';
export { owedBy } from './store/arrears.ts';
export { type Commitments, commitmentsOf } from './store/commitments.ts';
export { lockGroups } from './store/fixed-places.ts';
export { heldTooLong } from './store/held.ts';
export { type SessionRow, sessionOf } from './store/load.ts';
export { openMakeUpsOf } from './store/make-ups/open.ts';
export { endRequestsOf } from './store/place-requests.ts';
export { saveMissed, savePresence } from './store/presence.ts';
