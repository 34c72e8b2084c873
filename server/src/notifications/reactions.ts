import type { AttendanceMarked } from '../attendance/facts.ts';
import type { ErasureChanged } from '../clients/facts.ts';
import type { CollectionAnnounced, CollectionCancelled, DebitReturned } from '../debits/facts.ts';
import type {
  EnrollmentCancelled,
  EnrollmentReinstated,
  FixedPlaceEnded,
  FixedPlaceMoved,
  MakeUpsEarned,
  PlaceChanged,
  PlaceRequestChanged,
  RenewalAsked,
  SeasonContinued,
  StudentDisplaced,
  StudentEnrolled,
  StudentPromoted,
  StudentWaitlisted,
  WaiverWanted,
} from '../enrollments/facts.ts';
import type { FeesFollowed, PaymentWaitedFor, PriceChanged } from '../fees/facts.ts';
import { type Fact, type Reaction, reaction } from '../kernel/facts.ts';
import type { ClassMessageWritten } from '../messages/facts.ts';
import type { MoneyBack, MoneyKept } from '../online/facts.ts';
import type { WishWanted } from '../planning/facts.ts';
import type { LevelConfirmed, LevelTakenBack } from '../progress/facts.ts';
import type {
  SchedulePublished,
  SessionCancelled,
  SessionChanged,
  SessionReinstated,
  SessionsGenerated,
} from '../scheduling/facts.ts';
import type { SubstituteAsked, SubstituteRequestClosed, SubstituteUnanswered } from '../substitutes/facts.ts';
import type { EndpointEnded } from '../webhooks/facts.ts';
import { tellOfCharges } from './commands/charges.ts';
import { tellClassMessages } from './commands/class-messages.ts';
import { tellCollected, tellReturned } from './commands/debits.ts';
import { isNewsToStudent, tellAbsent, tellEnrolled, tellWaitlisted } from './commands/enrollments.ts';
import { tellErasures } from './commands/erasures.ts';
import { tellFeesFollowed, tellPriceChanged } from './commands/fees.ts';
import { tellPlaceEnded, tellPlaceMoved, tellPublished } from './commands/groups.ts';
import { tellLevels } from './commands/levels.ts';
import { tellMakeUpsEarned } from './commands/make-ups.ts';
import { tellMoneyBack, tellMoneyKept } from './commands/money.ts';
import { tellNewSessions } from './commands/new-sessions.ts';
import { tellOfClasses } from './commands/of-classes.ts';
import { isQueueNews, tellPlaceRequest } from './commands/place-queue.ts';
import { tellPlaceChanged } from './commands/places.ts';
import { tellRenewalAsked, tellSeasonContinued } from './commands/season.ts';
import {
  tellSubstitutesAsked,
  tellSubstitutesClosed,
  tellSubstitutesUnanswered,
} from './commands/substitutes.ts';
import { tellWaiverWanted } from './commands/waivers.ts';
import { tellWebhookEnded } from './commands/webhooks.ts';
import { tellWishWanted } from './commands/wishes.ts';

/** A student is told once of all that a cause did to them: it stays in one job. */
const ofStudent = ({ student_id }: { student_id: string }): string => student_id;

type OfClasses = Fact<
  | (EnrollmentCancelled | StudentDisplaced | EnrollmentReinstated | StudentPromoted)['type']
  | (SessionCancelled | SessionReinstated | SessionChanged)['type'],
  { student_id?: string; changes?: object; by_club?: boolean; told_otherwise?: true }
>;

/** Each student's news, and that of the coaches; what changes a class is news of everybody in it. */
const togetherOf = ({ student_id, changes }: OfClasses['payload']): string | undefined =>
  student_id ?? (changes ? undefined : 'coaches');

/** Who hears of what. All of it later, in the worker: nobody waits for a message to be written. */
export const notificationReactions: readonly Reaction[] = [
  reaction<StudentEnrolled>({
    name: 'tell_enrolled',
    on: 'enrollments.student_enrolled',
    wants: isNewsToStudent,
    together: ofStudent,
    later: tellEnrolled,
  }),
  reaction<StudentWaitlisted>({
    name: 'tell_waitlisted',
    on: 'enrollments.student_waitlisted',
    wants: isNewsToStudent,
    together: ofStudent,
    later: tellWaitlisted,
  }),
  reaction<OfClasses>({
    name: 'tell_of_classes',
    on: [
      'enrollments.enrollment_cancelled',
      'enrollments.student_displaced',
      'enrollments.enrollment_reinstated',
      'enrollments.student_promoted',
      'scheduling.session_cancelled',
      'scheduling.session_reinstated',
      'scheduling.session_changed',
    ],
    formerly: {
      tell_cancelled: 'enrollments.enrollment_cancelled',
      tell_displaced: 'enrollments.student_displaced',
      tell_reinstated: 'enrollments.enrollment_reinstated',
      tell_promoted: 'enrollments.student_promoted',
      tell_coach_cancelled: 'scheduling.session_cancelled',
      tell_coach_reinstated: 'scheduling.session_reinstated',
      tell_changed: 'scheduling.session_changed',
    },
    wants: ({ by_club, told_otherwise }) => by_club !== false && !told_otherwise,
    together: togetherOf,
    later: tellOfClasses,
  }),
  reaction<SchedulePublished>({
    name: 'tell_published',
    on: 'scheduling.schedule_published',
    later: tellPublished,
  }),
  reaction<SessionsGenerated>({
    name: 'tell_new_sessions',
    on: 'scheduling.sessions_generated',
    later: tellNewSessions,
  }),
  reaction<FixedPlaceEnded>({
    name: 'tell_place_ended',
    on: 'enrollments.fixed_place_ended',
    wants: ({ in_classes }) => !in_classes,
    together: ofStudent,
    later: tellPlaceEnded,
  }),
  reaction<FixedPlaceMoved>({
    name: 'tell_place_moved',
    on: 'enrollments.fixed_place_moved',
    together: ofStudent,
    later: tellPlaceMoved,
  }),
  reaction<PlaceChanged>({
    name: 'tell_place_changed',
    on: 'enrollments.place_changed',
    together: ofStudent,
    later: tellPlaceChanged,
  }),
  reaction<SeasonContinued>({
    name: 'tell_season_continued',
    on: 'enrollments.season_continued',
    together: ofStudent,
    later: tellSeasonContinued,
  }),
  reaction<WaiverWanted>({
    name: 'tell_waiver_wanted',
    on: 'enrollments.waiver_wanted',
    later: tellWaiverWanted,
  }),
  reaction<WishWanted>({
    name: 'tell_wish_wanted',
    on: 'planning.wish_wanted',
    together: ofStudent,
    later: tellWishWanted,
  }),
  reaction<RenewalAsked>({
    name: 'tell_renewal_asked',
    on: 'enrollments.renewal_asked',
    together: ofStudent,
    later: tellRenewalAsked,
  }),
  reaction<PlaceRequestChanged>({
    name: 'tell_place_request',
    on: 'enrollments.place_request_changed',
    wants: isQueueNews,
    together: ofStudent,
    later: tellPlaceRequest,
  }),
  reaction<MakeUpsEarned>({
    name: 'tell_make_ups_earned',
    on: 'enrollments.make_ups_earned',
    together: ofStudent,
    later: tellMakeUpsEarned,
  }),
  reaction<PaymentWaitedFor>({
    name: 'tell_of_charges',
    on: 'fees.payment_waited_for',
    later: tellOfCharges,
  }),
  reaction<PriceChanged>({
    name: 'tell_price_changed',
    on: 'fees.price_changed',
    together: ofStudent,
    later: tellPriceChanged,
  }),
  reaction<FeesFollowed>({
    name: 'tell_fees_followed',
    on: 'fees.charges_followed',
    together: ofStudent,
    later: tellFeesFollowed,
  }),
  reaction<MoneyKept>({ name: 'tell_money_kept', on: 'online.money_kept', later: tellMoneyKept }),
  reaction<MoneyBack>({ name: 'tell_money_back', on: 'online.money_back', later: tellMoneyBack }),
  reaction<CollectionAnnounced | CollectionCancelled>({
    name: 'tell_collected',
    on: ['debits.collection_announced', 'debits.collection_cancelled'],
    later: tellCollected,
  }),
  reaction<DebitReturned>({ name: 'tell_returned', on: 'debits.returned', later: tellReturned }),
  reaction<EndpointEnded>({
    name: 'tell_webhook_ended',
    on: 'webhooks.endpoint_ended',
    later: tellWebhookEnded,
  }),
  // One for both: a confirmation and its end are not told past each other.
  reaction<LevelConfirmed | LevelTakenBack>({
    name: 'tell_level_confirmed',
    on: ['progress.level_confirmed', 'progress.level_taken_back'],
    together: ofStudent,
    later: tellLevels,
  }),
  reaction<SubstituteAsked>({
    name: 'tell_substitutes_asked',
    on: 'substitutes.asked',
    together: ({ instructor_id }) => instructor_id,
    later: tellSubstitutesAsked,
  }),
  reaction<SubstituteUnanswered>({
    name: 'tell_substitutes_unanswered',
    on: 'substitutes.unanswered',
    later: tellSubstitutesUnanswered,
  }),
  reaction<SubstituteRequestClosed>({
    name: 'tell_substitutes_closed',
    on: 'substitutes.request_closed',
    later: tellSubstitutesClosed,
  }),
  reaction<ErasureChanged>({
    name: 'tell_erasures',
    on: 'clients.erasure_changed',
    together: ({ client_id }) => client_id,
    later: tellErasures,
  }),
  reaction<ClassMessageWritten>({
    name: 'tell_class_messages',
    on: 'messages.written',
    later: tellClassMessages,
  }),
  reaction<AttendanceMarked>({
    name: 'tell_absent',
    on: 'attendance.marked',
    wants: ({ marks }) => marks.some((mark) => !mark.present),
    later: tellAbsent,
  }),
];
