import type { ProblemParams } from '../../kernel/problem.ts';
import { type LocalDate, localTimeOf } from '../../kernel/time/index.ts';

/** Every reason why a place is not given, with the sentence that people read. Codes are stable. */
export const refusals = {
  session_cancelled: 'This class is cancelled.',
  session_started: 'This class has already started.',
  not_published: 'This class is not open to bookings.',
  club_inactive: 'This club is not in use any more.',
  not_open_yet: 'Booking for this class has not opened yet.',
  closed: 'Booking for this class has closed.',
  already_enrolled: 'Already booked in this class.',
  already_waitlisted: 'Already on the waiting list of this class.',
  level_not_suitable: 'This class is for another level.',
  age_not_suitable: 'This class is for another age.',
  birth_date_needed: 'This class is for some ages only: the date of birth is needed.',
  package_required: 'This class needs a package.',
  drop_in_not_allowed: 'This class is only for those with a fixed place in the group.',
  overlapping_booking: 'There is another booking at the same time.',
  privacy_needed: 'Nobody has agreed to the privacy text of the club for this client yet.',
  assessment_needed: 'Here the level is assessed before the first booking.',
  waiver_needed: 'Nobody has signed the waiver of the club for this client yet.',
  certificate_needed: 'A certificate that is valid on the day of the class is needed.',
  payment_needed: 'Here a class is paid when it is booked.',
  fees_owed: 'A fee of this client is overdue.',
  client_blocked: 'Bookings are blocked for this client. Ask the desk.',
  date_released: 'The holder of the fixed place has given this date back.',
  place_ended: 'The fixed place does not hold on that day any more.',
  no_make_up: 'There is no make-up that can be used for this class.',
  no_credit: 'There is no package that can pay for this class.',
  credit_too_low: 'The credit of the account is lower than the price of this class.',
  make_up_used: 'The make-up for this date has been used. Cancel the class booked with it first.',
  session_full: 'This class is full.',
  waitlist_full: 'This class and its waiting list are full.',
  not_waiting: 'Not on the waiting list any more.',
  not_enrolled: 'There is no booking to cancel.',
  already_attended: 'Somebody who has checked in cannot cancel.',
} as const;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  session_id: string;
  code: RefusalCode;
  /** The facts behind it, where there are any. */
  because?: Because | undefined;
}

/** Which levels the class is for and which one the student has; what else they have at that hour; what is there to pay with. */
export type Because =
  | { price: number; credit: number; currency: string }
  | { owed_since: LocalDate }
  | { rating_min: number; rating_max: number; level: number }
  | { starts_at: Date; ends_at: Date };

/** What the sentence of a refusal needs: ratings as numbers, hours on the club's wall. */
export function paramsOf({ because }: Refusal, timezone: string): ProblemParams | undefined {
  if (!because) return undefined;
  if ('owed_since' in because) return { date: because.owed_since };
  if ('credit' in because) return { ...because };
  if ('level' in because) return { from: because.rating_min, to: because.rating_max, level: because.level };
  return { from: localTimeOf(because.starts_at, timezone), to: localTimeOf(because.ends_at, timezone) };
}
