import type { AttendanceMarked } from '../../attendance/facts.ts';
import type {
  EnrollmentCancelled,
  EnrollmentReinstated,
  StudentDisplaced,
  StudentEnrolled,
  StudentPromoted,
  StudentWaitlisted,
} from '../../enrollments/facts.ts';
import { earnMakeUps } from '../../enrollments/public.ts';
import type { DeliveredFact, Fact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Kind } from '../rules/kinds.ts';
import { type EnrolledClass, enrolledClasses } from '../store/classes.ts';
import { givenForLoss } from '../store/make-ups.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, sameReason, tell, wantedBy } from './tell.ts';

type About = Pick<StudentEnrolled['payload'], 'enrollment_id' | 'session_id' | 'student_id'>;
type EnrollmentFact = DeliveredFact<Fact<string, About>>;

/** An occasion to tell somebody of an enrolment. */
export interface Occasion {
  cause_id: string;
  enrollment_id: string;
}
const occasionsOf = (facts: readonly EnrollmentFact[]): Occasion[] =>
  facts.map(({ cause_id, payload: { enrollment_id } }) => ({ cause_id, enrollment_id }));

interface Telling {
  kind: Kind;
  /** Enrolments that are in another state by now are not told. */
  statuses: readonly string[];
  /** The student only waited for a place. */
  waited?: boolean;
  standing?: Message['standing'];
  /** Where neither the class nor the enrolment says why. */
  reason?: string;
  /** Whether the classes go into the calendar, or out of it. */
  calendar?: 'publish' | 'cancel';
  /** Last days of what the loss of an enrolment has given, by enrolment. */
  makeUps?: ReadonlyMap<string, string>;
}

/**
 * What became of enrolments, for students and their guardians: each once for all that one cause did to them, so that
 * a cancelled course is one message and not thirteen. What is no longer so, or over, is not told.
 */
export async function newsOfComing(
  scope: Scope,
  occasions: readonly Occasion[],
  telling: Telling,
): Promise<Message[]> {
  if (occasions.length === 0) return [];
  const rows = await enrolledOf(scope, occasions, telling.statuses);
  return newsTo(
    scope,
    rows.filter((one) => one.ends_at > scope.now),
    telling,
  );
}

export async function tellOfComing(
  scope: Scope,
  occasions: readonly Occasion[],
  telling: Telling,
): Promise<void> {
  await tell(scope, await newsOfComing(scope, occasions, telling));
}

type Told = EnrolledClass & { cause_id: string };

async function enrolledOf(
  scope: Scope,
  occasions: readonly Occasion[],
  statuses: readonly string[],
): Promise<Told[]> {
  const causes = new Map(occasions.map((one) => [one.enrollment_id, one.cause_id]));
  const rows = await enrolledClasses(scope, [...causes.keys()], statuses);
  return rows.map((row) => ({ ...row, cause_id: causes.get(row.enrollment_id) as string }));
}

async function newsTo(
  scope: Scope,
  rows: readonly Told[],
  { kind, waited = false, standing, calendar, reason: why, makeUps }: Telling,
): Promise<Message[]> {
  const told = await wantedBy(scope, kind, rows);
  const occasions = Map.groupBy(told, (one) => `${one.cause_id}:${one.student_id}:${one.club_id}`);
  const recipients = await recipientsOf(
    scope,
    told.map((one) => one.student_id),
  );
  return [...occasions].flatMap(([key, classes]) => {
    const [{ student_id }] = classes as [Told];
    const reason = why ?? sameReason(classes.map((one) => one.session_reason || one.reason));
    return (recipients.get(student_id) ?? []).map(
      (to): Message => ({
        ...{ kind, key, to, classes, waited, reason },
        ...(standing && { standing }),
        ...heldOf(kind, classes),
        make_ups: classes.flatMap((one) => makeUps?.get(one.enrollment_id) ?? []),
        ...(calendar && { calendar: { method: calendar, classes } }),
      }),
    );
  });
}

/** Who moved up, and has to pay online for it, is told until when, and led there. */
function heldOf(kind: Kind, classes: readonly Told[]): Pick<Message, 'pay_until' | 'link'> {
  const [first] = classes.flatMap((one) => one.pay_until ?? []).toSorted((a, b) => +a - +b);
  return kind === 'waitlist_promotion' && first ? { pay_until: first, link: '/my-payments' } : {};
}

/** A fixed place makes one booking after the other, for months: its holder knows. Who imports a timetable, too. */
export const isNewsToStudent = ({ source }: StudentEnrolled['payload']): boolean =>
  source !== 'fixed' && source !== 'import';

export const tellEnrolled = (scope: Scope, facts: DeliveredFact<StudentEnrolled>[]): Promise<void> =>
  tellOfComing(scope, occasionsOf(facts), {
    ...{ kind: 'enrollment_confirmed', statuses: ['enrolled'], calendar: 'publish' },
  });

export const tellWaitlisted = (scope: Scope, facts: DeliveredFact<StudentWaitlisted>[]): Promise<void> =>
  tellOfComing(scope, occasionsOf(facts), { kind: 'waitlisted', statuses: ['waitlisted'] });

export const newsOfPromoted = (
  scope: Scope,
  facts: readonly DeliveredFact<StudentPromoted>[],
): Promise<Message[]> =>
  newsOfComing(scope, occasionsOf(facts), {
    ...{ kind: 'waitlist_promotion', statuses: ['enrolled'], calendar: 'publish' },
  });

/** The club took places away: the class is off, or the place was given back for the student. */
export async function newsOfCancelled(
  scope: Scope,
  facts: readonly DeliveredFact<EnrollmentCancelled>[],
): Promise<Message[]> {
  const isOff = (fact: DeliveredFact<EnrollmentCancelled>) => fact.payload.reason === 'session_cancelled';
  const off = facts.filter(isOff);
  const left = facts.filter((fact) => !isOff(fact));
  const given = left.filter(({ payload }) => !payload.was_waitlisted);
  const waited = left.filter(({ payload }) => payload.was_waitlisted);
  const makeUps = await earnedFor(scope, off);
  const telling: Telling = { kind: 'enrollment_cancelled', statuses: ['cancelled'] };
  return [
    ...(await newsOfComing(scope, occasionsOf(off), {
      ...{ kind: 'session_cancelled', statuses: ['cancelled'], calendar: 'cancel', makeUps },
    })),
    ...(await newsOfComing(scope, occasionsOf(given), { ...telling, calendar: 'cancel' })),
    ...(await newsOfComing(scope, occasionsOf(waited), { ...telling, waited: true })),
  ];
}

/** There are fewer places: who lost theirs waits in front. */
export const newsOfDisplaced = (
  scope: Scope,
  facts: readonly DeliveredFact<StudentDisplaced>[],
): Promise<Message[]> =>
  newsOfComing(scope, occasionsOf(facts), {
    ...{ kind: 'enrollment_cancelled', statuses: ['waitlisted'], standing: 'in_front' },
    ...{ reason: 'fewer_places', calendar: 'cancel' },
  });

/** Earned here if not yet: what a loss gives is said with it, in one message. */
async function earnedFor(
  scope: Scope,
  facts: readonly DeliveredFact<EnrollmentCancelled>[],
): Promise<ReadonlyMap<string, string>> {
  const losses = facts.filter(({ payload }) => payload.of_place && !payload.was_waitlisted);
  if (losses.length === 0) return new Map();
  await earnMakeUps(scope, losses);
  return givenForLoss(
    scope,
    losses.map(({ payload }) => payload.enrollment_id),
  );
}

/** A class that was off takes place: who has a place in it, or waits for one. */
export async function newsOfReinstated(
  scope: Scope,
  facts: readonly DeliveredFact<EnrollmentReinstated>[],
): Promise<Message[]> {
  const kind = 'session_reinstated';
  return [
    // Who waited and has a place by now was promoted: that is said.
    ...(await newsOfComing(scope, occasionsOf(facts.filter(({ payload }) => !payload.waits)), {
      ...{ kind, statuses: ['enrolled'], standing: 'has_place', calendar: 'publish' },
    })),
    ...(await newsOfComing(scope, occasionsOf(facts), { kind, statuses: ['waitlisted'], standing: 'waits' })),
  ];
}

/** Who was not there hears that it was noted (a guardian above all); who was noted by mistake can say so. */
export async function tellAbsent(
  scope: Scope,
  facts: readonly DeliveredFact<AttendanceMarked>[],
): Promise<void> {
  const occasions = facts.flatMap(({ cause_id, payload: { marks } }) =>
    marks.filter((mark) => !mark.present).map(({ enrollment_id }) => ({ cause_id, enrollment_id })),
  );
  const telling: Telling = { kind: 'marked_absent', statuses: ['no_show'] };
  await tell(scope, await newsTo(scope, await enrolledOf(scope, occasions, telling.statuses), telling));
}
