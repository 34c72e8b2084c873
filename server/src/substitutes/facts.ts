import type { Fact } from '../kernel/facts.ts';

/** A coach was asked whether they give these classes. */
export type SubstituteAsked = Fact<
  'substitutes.asked',
  { instructor_id: string; request_ids: readonly string[] }
>;
/** Nobody has accepted, and the class is soon. */
export type SubstituteUnanswered = Fact<'substitutes.unanswered', { request_id: string }>;
/** A question is over: somebody gives the class, everybody declined, or it is needed no more. */
export type SubstituteRequestClosed = Fact<
  'substitutes.request_closed',
  { request_id: string; state: string }
>;
