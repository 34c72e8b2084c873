import type { Fact } from '../kernel/facts.ts';

type About = {
  enrollment_id: string;
  session_id: string;
  student_id: string;
};
export type StudentEnrolled = Fact<'enrollments.student_enrolled', About & { source: string }>;
export type StudentWaitlisted = Fact<'enrollments.student_waitlisted', About & { source: string }>;
export type StudentPromoted = Fact<'enrollments.student_promoted', About>;
export type EnrollmentCancelled = Fact<
  'enrollments.enrollment_cancelled',
  About & {
    is_late: boolean;
    by_club: boolean;
    was_waitlisted: boolean;
    /** A date of a fixed place. */
    of_place: boolean;
    reason: string;
    told_otherwise?: true;
  }
>;

/** A class has fewer places: somebody waits in front for the one that they had. */
export type StudentDisplaced = Fact<'enrollments.student_displaced', About>;

/** A class that was off takes place again, with them in it, or on its waiting list. */
export type EnrollmentReinstated = Fact<'enrollments.enrollment_reinstated', About & { waits: boolean }>;

/** A fixed place ended with its group. `in_classes`: its holder was in classes to come, and hears of those. */
export type FixedPlaceEnded = Fact<
  'enrollments.fixed_place_ended',
  { place_id: string; schedule_id: string; student_id: string; in_classes: boolean }
>;

/** Somebody goes on in another group: one message instead of the loss of one and nothing of the other. */
export type FixedPlaceMoved = Fact<
  'enrollments.fixed_place_moved',
  { from_id: string; place_id: string; schedule_id: string; student_id: string; starts_on: string }
>;

/** Somebody has been given a fixed place: by the desk, a coach or the queue, not by a list of those who have one. */
export type PlaceGiven = Fact<'enrollments.place_given', { place_id: string }>;

/** A place was paused, resumed, left or kept after all, by the club's rules: by its holder, or at the desk. */
export type PlaceChanged = Fact<
  'enrollments.place_changed',
  {
    place_id: string;
    schedule_id: string;
    student_id: string;
    club_id: string;
    what:
      | 'paused'
      | 'given_up'
      | 'resumed'
      | 'leaves'
      | 'stays'
      | 'renewed'
      | 'not_renewed'
      | 'lapsed'
      | 'released';
    from: string | null;
    until: string | null;
    by: 'holder' | 'desk';
    by_user: string | null;
  }
>;

/**
 * The days of a fixed place are others than before: its first or last one, a pause, the group in which it goes on. Said
 * once everything of it is written.
 */
export type PlaceDaysChanged = Fact<'enrollments.place_days_changed', { place_id: string }>;

export const placeDaysChanged = (ids: readonly string[]): PlaceDaysChanged[] =>
  ids.map((place_id) => ({ type: 'enrollments.place_days_changed', payload: { place_id } }));

/** Somebody who waits for a fixed place is offered one, has it, answers, or waits no more. `until`: RFC 3339. */
export type PlaceRequestChanged = Fact<
  'enrollments.place_request_changed',
  {
    request_id: string;
    schedule_id: string;
    student_id: string;
    club_id: string;
    what:
      | 'offered'
      | 'given'
      | 'expired'
      | 'over'
      | 'ended'
      | 'removed'
      | 'taken_back'
      | 'accepted'
      | 'declined'
      | 'withdrawn'
      | 'moved';
    from: string | null;
    until: string | null;
    by_user: string | null;
  }
>;

/** Lost classes have given somebody make-ups, by their own absence or by the club. */
export type MakeUpsEarned = Fact<
  'enrollments.make_ups_earned',
  {
    student_id: string;
    club_id: string;
    by_club: boolean;
    /** Last days, one for each. */
    expires_on: string[];
  }
>;

/** A student's groups go on in another season, and their places with them; or that was taken back. One for each student. */
export type SeasonContinued = Fact<
  'enrollments.season_continued',
  {
    student_id: string;
    club_id: string;
    undone: boolean;
    /** With the first day of each, in their order: they may be gone by the time it is told. */
    groups: { name: string; starts_on: string }[];
  }
>;

/** A student is asked whether they stay in a term, in these groups; or reminded that they have not answered. */
export type RenewalAsked = Fact<
  'enrollments.renewal_asked',
  {
    student_id: string;
    club_id: string;
    reminder: boolean;
    /** The last day on which they may answer. */
    until: string;
    groups: { name: string; starts_on: string }[];
  }
>;

/** The club asks whoever is booked, and has not signed its waiver, to sign it. */
export type WaiverWanted = Fact<
  'enrollments.waiver_wanted',
  {
    student_id: string;
    club_id: string;
    version: number;
    /** The day of their last class to come. */
    until: string;
  }
>;

/** What each student is asked, of all their groups at once, in their order. */
export const renewalNews = (
  asked: readonly (InNextSeason & { until: string })[],
  { reminder }: { reminder: boolean },
): RenewalAsked[] =>
  [...Map.groupBy(asked, (one) => `${one.student_id} ${one.club_id} ${one.until}`).values()].map((own) => {
    const { student_id, club_id, until } = own[0]!;
    const groups = own.map(({ name, starts_on }) => ({ name, starts_on }));
    return { type: 'enrollments.renewal_asked', payload: { student_id, club_id, reminder, until, groups } };
  });

/** A place in a group of another season. */
export interface InNextSeason {
  student_id: string;
  club_id: string;
  /** Of the group. */
  name: string;
  starts_on: string;
}

/** What each student is told of their places, in their order. */
export const seasonNews = (
  places: readonly InNextSeason[],
  { undone }: { undone: boolean },
): SeasonContinued[] =>
  [...Map.groupBy(places, (one) => one.student_id)].map(([student_id, own]) => ({
    type: 'enrollments.season_continued',
    payload: {
      ...{ student_id, club_id: own[0]!.club_id, undone },
      groups: own.map(({ name, starts_on }) => ({ name, starts_on })),
    },
  }));

export type EnrollmentFact =
  | StudentEnrolled
  | StudentWaitlisted
  | StudentPromoted
  | EnrollmentCancelled
  | EnrollmentReinstated
  | StudentDisplaced
  | FixedPlaceEnded
  | FixedPlaceMoved
  | PlaceGiven
  | PlaceChanged
  | PlaceDaysChanged
  | PlaceRequestChanged
  | SeasonContinued
  | RenewalAsked
  | MakeUpsEarned;
