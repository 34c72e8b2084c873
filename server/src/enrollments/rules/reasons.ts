import type { ProblemParams } from '../../kernel/problem.ts';

/** Why somebody may not do something with a place, with the facts that the sentence needs. Codes are stable. */
export interface Reason {
  code: PlaceReason;
  params: ProblemParams;
  message: string;
}

const sentences = {
  'places.pausing_not_offered': 'Here the desk pauses fixed places.',
  'places.pause_too_soon': 'A pause has to be asked for earlier.',
  'places.pause_too_short': 'A pause has to be longer.',
  'places.pause_too_long': 'A pause may not be that long.',
  'places.pauses_used': 'No more pauses are left this year.',
  'places.already_paused': 'The place is paused on some of these days already.',
  'places.leaving_not_offered': 'Here the desk ends fixed places.',
  'places.notice_needed': 'That is earlier than the last day that the notice leads to.',
  'places.ends_before': 'The place ends before that day already.',
  'places.no_notice': 'No notice was given that could be taken back.',
  'places.notice_over': 'The last day is over.',
  'places.released': 'The place was released, because fees are overdue. Ask the desk.',
  'places.not_released': 'This place was not released.',
  'places.given_since': 'The place is somebody else’s after that day.',
  'places.no_renewal': 'Nobody is asked whether they keep this place.',
  'places.renewal_too_early': 'It cannot be answered yet.',
  'places.renewal_over': 'The time to answer is over.',
} as const;

export type PlaceReason = keyof typeof sentences;

export const reason = (code: PlaceReason, params: ProblemParams = {}): Reason => ({
  code,
  params,
  message: sentences[code],
});
