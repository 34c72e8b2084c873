import {
  addDays,
  addHours,
  compareDates,
  dateFromParts,
  dateParts,
  type LocalDate,
  laterDate,
} from '../../../kernel/time/index.ts';
import type { Settings } from '../../../settings.ts';
import { clubsLossUntil } from '../moved.ts';

/** Why a class was lost, as the compensation table names it. */
export type LossCause =
  | 'released'
  | 'released_late'
  | 'club'
  | 'rain'
  | 'coach'
  | 'closure'
  | 'below_minimum';

/** A date of a fixed place that its holder has lost. */
export interface Loss {
  enrollment_id: string;
  student_id: string;
  club_id: string;
  class_type_id: string;
  schedule_id: string;
  /** The holder gave it back; else the class is off. */
  released: boolean;
  cancelled_at: Date;
  starts_at: Date;
  local_date: LocalDate;
  /** When the club had last moved the class, or given it another coach, since the place had it. */
  moved_at: Date | null;
  coach_changed_at: Date | null;
  /** It is when its group is; else somebody has moved this one class. */
  follows_group: boolean;
  /** Why the class is off: a code of ours, or somebody's words. */
  session_reason: string;
  /** What called it off, where that was said. */
  session_cause: LossCause | null;
  /** How many classes of the group the same has called off until then, this one included. */
  nth: number;
  /** The last day of the group, if it has one. */
  group_ends_on: LocalDate | null;
  /** Today at the club. */
  today: LocalDate;
}

const ofReason: Record<string, LossCause> = {
  club_closed: 'closure',
  coach_absent: 'coach',
  below_minimum: 'below_minimum',
};

/**
 * Nothing is lost where the timetable of the group has changed: its class is on another day. Who gives a date up because
 * the club has moved it has lost it by the club.
 */
export function causeOf(loss: Loss, rules: Settings): LossCause | undefined {
  if (loss.released) {
    if (isByMove(loss, rules)) return 'club';
    const inTime = loss.cancelled_at <= addHours(loss.starts_at, -rules.make_up_notice_hours);
    return inTime ? 'released' : 'released_late';
  }
  return causeOff(loss);
}

type Off = Pick<Loss, 'session_reason' | 'session_cause' | 'nth'>;

function causeOff({ session_reason, session_cause }: Off): LossCause | undefined {
  if (session_reason === 'schedule_changed') return undefined;
  return session_cause ?? ofReason[session_reason] ?? 'club';
}

/** Whether the holder of a date has a make-up when its class is called off. */
export function earnsWhenOff(off: Off, rules: Settings): boolean {
  const cause = causeOff(off);
  return cause !== undefined && gives(rules[`make_up_${cause}`], off);
}

function isByMove({ starts_at, cancelled_at, ...loss }: Loss, rules: Settings): boolean {
  const cancel_by = addHours(starts_at, -rules.cancellation_deadline_hours);
  const until = clubsLossUntil(loss, { ...loss, starts_at, cancel_by, settings: rules });
  return until !== undefined && cancelled_at <= until;
}

/** What a holder does of their own accord counts for quotas. */
export const isOwn = (cause: LossCause): boolean => cause === 'released' || cause === 'released_late';

export interface Earned {
  cause: LossCause;
  expires_on: LocalDate;
}

/**
 * What a lost class gives: the compensation table of its group, and for one's own absences its quotas. `before` are the
 * days of the absences that have given this student a make-up and count for the quota of the period, `inMonth` those
 * that count for that of the month.
 */
export function decideEarning(
  loss: Loss,
  rules: Settings,
  before: readonly LocalDate[],
  inMonth: readonly LocalDate[] = before,
): Earned | undefined {
  const cause = causeOf(loss, rules);
  if (cause === undefined || !gives(rules[`make_up_${cause}`], loss)) return undefined;
  if (isOwn(cause) && isUsedUp(loss.local_date, rules, { before, inMonth })) return undefined;
  const expires_on = validUntil(loss, rules);
  return compareDates(expires_on, loss.today) < 0 ? undefined : { cause, expires_on };
}

/** What the club gives in turn is counted in the group: a season has one of its own. */
function gives(what: Settings['make_up_rain'], { nth }: Pick<Loss, 'nth'>): boolean {
  if (what === 'first_of_two') return nth % 2 === 1;
  return what === 'second_of_two' ? nth % 2 === 0 : what === 'make_up';
}

interface Absences {
  before: readonly LocalDate[];
  inMonth: readonly LocalDate[];
}

function isUsedUp(date: LocalDate, rules: Settings, { before, inMonth }: Absences): boolean {
  const within = (days: readonly LocalDate[], period: Period) =>
    days.filter((one) => periodOf(one, period) === periodOf(date, period)).length;
  return (
    within(inMonth, 'month') >= rules.make_up_quota_month ||
    within(before, rules.make_up_quota_period) >= rules.make_up_quota
  );
}

/** An absence that has given a make-up. */
export interface Absence {
  student_id: string;
  club_id: string;
  class_type_id: string | null;
  local_date: LocalDate;
}

/**
 * The days of those that count for a quota: of the student's in the club, or of those in classes of the type where the
 * type has a quota of its own.
 */
export const counted = (absences: readonly Absence[], loss: Loss, quotaOf: string): LocalDate[] =>
  absences
    .filter((one) => one.student_id === loss.student_id && one.club_id === loss.club_id)
    .filter((one) => quotaOf !== 'class_type' || one.class_type_id === loss.class_type_id)
    .map((one) => one.local_date);

type Period = 'month' | Settings['make_up_quota_period'];
const months: Record<Period, number> = { month: 1, two_months: 2, quarter: 3, year: 12 };

/** The first day of the calendar's month, two months, quarter or year around a date. */
export function periodOf(date: LocalDate, period: Period): LocalDate {
  const { year, month } = dateParts(date);
  const length = months[period];
  return dateFromParts(year, month - ((month - 1) % length), 1);
}

/** Counted from the lost class, or from today when that is over already. */
function validUntil({ local_date, today, group_ends_on }: Loss, rules: Settings): LocalDate {
  if (rules.make_up_valid_until === 'group_end' && group_ends_on !== null) return group_ends_on;
  return addDays(laterDate(local_date, today), rules.make_up_valid_days);
}
