import type { CancelDecision, CancelRequest } from './cancel.ts';
import type { EnrollDecision } from './enroll.ts';
import type { ListDecision, ListRequest } from './listing.ts';
import type { EnrollRequest } from './placement.ts';
import type { ReinstateDecision, ReinstateRequest } from './reinstate.ts';

/** Places became free without anybody cancelling (more capacity): they go to those who wait. */
export interface PromoteRequest {
  kind: 'promote';
  session_id: string;
}
/** What the fold decides about. */
export type Request = EnrollRequest | CancelRequest | PromoteRequest | ReinstateRequest | ListRequest;
export type Decision =
  | EnrollDecision
  | CancelDecision
  | ReinstateDecision
  | ListDecision
  | { promoted: number };

/** A booking to be cancelled that is named by whose it is; becomes a CancelRequest once the rows are loaded. */
export interface CancelInSession {
  kind: 'cancel_in_session';
  session_id: string;
  student_id: string;
  reason: string;
}
