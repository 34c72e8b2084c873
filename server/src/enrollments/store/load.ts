import { type RawBuilder, sql } from 'kysely';
import { hasAgreed, lockOfPerson, looksAfter, signedUntil } from '../../clients/public.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import { selectCredits } from '../../packages/public.ts';
import { type AccountCredit, selectAccounts } from '../../payments/public.ts';
import { bookingWindow, cancellationDeadline } from '../../scheduling/public.ts';
import { type Settings, settings } from '../../settings.ts';
import {
  accountKey,
  addEnrollment,
  type Credit,
  type EnrollmentState,
  emptyState,
  type OpenMakeUp,
  type SessionState,
  type State,
  type StudentState,
} from '../rules/state.ts';
import { owedBy } from './arrears.ts';
import { earnedBy, openMakeUpsOf } from './make-ups/open.ts';

/** A student in a session: somebody who asks for a place there, or gives one back. */
export interface Pair {
  student_id: string;
  session_id: string;
}

/** Which rows a batch of requests is about. The database finds what hangs on them. */
export interface Subjects {
  /** Who asks for a place or a ticket, and where. */
  wanted: readonly Pair[];
  /** Places and tickets to be given back: by id, or by whose they are. */
  enrollment_ids: readonly string[];
  leaving: readonly Pair[];
  /** Further sessions. */
  session_ids: readonly string[];
  /** Load the waiting lists too: places may become free. */
  waitlists: boolean;
  /** Who pays with a make-up. */
  make_ups: readonly string[];
  /** Whose account pays. */
  accounts: readonly string[];
}

/** A session as the database has it; its windows hang on its group's settings. */
export type SessionRow = Omit<SessionState, 'settings' | 'opens_at' | 'closes_at' | 'cancel_by'> & {
  enrollment_opens_days: number;
  enrollment_closes_hours: number;
};
type EnrollmentRow = EnrollmentState & Omit<StudentState, 'id' | 'agreed' | 'owes'>;

/**
 * Locks and loads in one trip: the statements queue on the wire, and each sees what was committed while the ones
 * before it waited. The order of locks, here and wherever a class is written, is docs/domain/capacity.md's.
 */
export async function lockAndLoad(tx: TenantTx, subjects: Subjects): Promise<State> {
  const [locked, , sessions, students, enrollments, makeUps, credits, accounts] = await Promise.all([
    lockSessions(subjects).execute(tx),
    lockStudents(subjects).execute(tx),
    selectSessions(subjects).execute(tx),
    selectStudents(subjects.wanted.map((pair) => pair.student_id)).execute(tx),
    selectEnrollments(subjects).execute(tx),
    openMakeUpsOf(tx, subjects.make_ups),
    selectPackages(subjects).execute(tx),
    accountsOf(tx, subjects),
  ]);
  const ours = new Set(locked.rows.map((row) => row.id));
  const rows = sessions.rows.filter((row) => ours.has(row.id));
  return buildState(tx, {
    ...{ sessions: rows, students: students.rows, enrollments: enrollments.rows, makeUps },
    ...{ credits: credits.rows, accounts },
  });
}

/** The same state without locks, for saying beforehand what would happen to each student in each session. */
export function loadOnly(
  tx: TenantTx,
  {
    session_ids,
    student_ids,
    make_ups = [],
    accounts = [],
  }: {
    session_ids: readonly string[];
    student_ids: readonly string[];
    make_ups?: readonly string[];
    accounts?: readonly string[];
  },
): Promise<State> {
  const wanted = student_ids.flatMap((student_id) =>
    session_ids.map((session_id) => ({ student_id, session_id })),
  );
  return loadPairs(tx, { session_ids, wanted, make_ups, accounts });
}

/** The same for some of these students in some of these sessions. */
export async function loadPairs(
  tx: TenantTx,
  {
    session_ids,
    wanted,
    make_ups = [],
    accounts = [],
    enrollment_ids = [],
  }: Pick<Subjects, 'session_ids' | 'wanted'> & Partial<Subjects>,
): Promise<State> {
  const subjects: Subjects = {
    wanted,
    session_ids,
    enrollment_ids,
    leaving: [],
    waitlists: false,
    ...{ make_ups, accounts },
  };
  const [sessions, students, enrollments, makeUps, credits, ofAccounts] = await Promise.all([
    selectSessions(subjects).execute(tx),
    selectStudents(wanted.map((pair) => pair.student_id)).execute(tx),
    selectEnrollments(subjects).execute(tx),
    openMakeUpsOf(tx, make_ups),
    selectPackages(subjects).execute(tx),
    accountsOf(tx, subjects),
  ]);
  return buildState(tx, {
    sessions: sessions.rows,
    students: students.rows,
    enrollments: enrollments.rows,
    makeUps,
    ...{ credits: credits.rows, accounts: ofAccounts },
  });
}

/** A statement is made of the parts that this batch needs: an index serves each, and no plan has to guess. */
const joined = (parts: readonly (RawBuilder<unknown> | false)[], by: RawBuilder<unknown>) =>
  sql.join(
    parts.filter((part) => part !== false),
    by,
  );
const union = (...parts: (RawBuilder<unknown> | false)[]) => joined(parts, sql` union `);
const unionAll = (...parts: (RawBuilder<unknown> | false)[]) => joined(parts, sql` union all `);

const columnsOf = (pairs: readonly Pair[]) =>
  sql`unnest(${pairs.map((pair) => pair.student_id)}::uuid[], ${pairs.map((pair) => pair.session_id)}::uuid[]) as asked(student_id, session_id)`;
const unique = (ids: readonly string[]) => [...new Set(ids)];

const givesBack = ({ enrollment_ids, leaving }: Subjects) => enrollment_ids.length + leaving.length > 0;

/** The enrolments that are to be given back. */
export const ending = ({ enrollment_ids, leaving }: Subjects) =>
  unionAll(
    enrollment_ids.length > 0 &&
      sql`select e.* from class_enrollments e where e.id = any(${enrollment_ids}::uuid[])`,
    leaving.length > 0 &&
      sql`select e.* from ${columnsOf(leaving)} join class_enrollments e
            on e.session_id = asked.session_id and e.student_id = asked.student_id and e.status <> 'cancelled'`,
  );

/**
 * No class lasts longer (class_sessions_duration_minutes_check): what overlaps a moment began within a day before it.
 * Reckoned in a subquery of its own: `timestamptz - interval` may leak, so that under row-level security a condition
 * which holds it is tried row by row, on all that the student ever booked, instead of being looked up.
 */
const aDayBefore = (moment: RawBuilder<unknown>) => sql`${moment} - interval '1 day' as earliest`;

/**
 * The sessions of a batch: those named, those of the enrolments that end, and those in which the same student waits
 * at the same time (the end of one booking may make the other possible).
 */
const involved = (subjects: Subjects) =>
  union(
    sql`select unnest(${namedSessions(subjects)}::uuid[])`,
    givesBack(subjects) && sql`select ended.session_id from (${ending(subjects)}) ended`,
    givesBack(subjects) &&
      sql`select w.session_id
            from (select gone.*, ${aDayBefore(sql`gone.session_starts_at`)} from (${ending(subjects)}) gone offset 0) ended
            join class_enrollments w on w.student_id = ended.student_id and w.status = 'waitlisted'
                 and w.session_starts_at > ended.earliest and w.session_starts_at < ended.session_ends_at
                 and w.session_ends_at > ended.session_starts_at`,
  );

/** Given as they are where nothing has to be looked up for them. */
const involvedIds = (subjects: Subjects) =>
  givesBack(subjects) ? sql`array(${involved(subjects)})` : sql`${namedSessions(subjects)}::uuid[]`;

const namedSessions = ({ wanted, leaving, session_ids }: Subjects) =>
  unique([...session_ids, ...[...wanted, ...leaving].map((pair) => pair.session_id)]);

/** Nothing but the lock: what hangs on a session is read by a later statement, as it was when the lock was had. */
const lockSessions = (subjects: Subjects) => sql<{ id: string }>`
  select s.id from class_sessions s where s.id = any(${involvedIds(subjects)}) order by s.id for no key update`;

/** The sessions are found before anything that hangs on them: no plan starts from their schedules. */
const selectSessions = (subjects: Subjects) => sql<SessionRow>`
  with found as materialized (select s.* from class_sessions s where s.id = any(${involvedIds(subjects)}))
  select s.id, s.club_id, s.schedule_id, p.class_type_id, s.instructor_id, s.substitute_instructor_id, s.status,
         p.status = 'published' as published, s.scheduled_datetime as starts_at, s.ends_at, s.local_date, c.timezone, c.is_active as club_active,
         s.enrolled_count, s.waitlisted_count, s.max_participants, s.price, s.member_price, s.currency,
         p.allow_waitlist, p.allow_drop_in, p.requires_package, p.enrollment_opens_days, p.enrollment_closes_hours,
         l.rating_min, l.rating_max, p.min_age, p.max_age
    from found s
    join class_schedules p on p.id = s.schedule_id
    join class_levels l on l.id = p.level_id
    join clubs c on c.id = s.club_id`;

/** Those who wait where a place may become free. */
const waiting = (subjects: Subjects) => sql`
  select w.student_id, w.session_id from class_enrollments w
   where w.status = 'waitlisted' and w.session_id = any(${involvedIds(subjects)})`;

/** Everybody whose bookings decide: those who ask, those who give back, those who wait. */
const pairs = (subjects: Subjects) =>
  union(
    sql`select asked.student_id, asked.session_id from ${columnsOf(subjects.wanted)}`,
    givesBack(subjects) && sql`select ended.student_id, ended.session_id from (${ending(subjects)}) ended`,
    subjects.waitlists && waiting(subjects),
  );

/** Whose credit may pay: those who are told, and those whom tickets name. */
const payers = (subjects: Subjects) =>
  union(
    subjects.accounts.length > 0 && sql`select unnest(${unique(subjects.accounts)}::uuid[]) as student_id`,
    subjects.waitlists &&
      sql`select w.credit_of as student_id from class_enrollments w
           where w.status = 'waitlisted' and w.session_id = any(${involvedIds(subjects)}) and w.credit_of is not null`,
  );
const someonePays = ({ accounts, waitlists }: Subjects) => accounts.length > 0 || waitlists;

/** A student's lock keeps two overlapping bookings of one person apart, and two who use the same credit. */
const lockStudents = (subjects: Subjects) => sql`
  select ${lockOfPerson(sql`student_id`)}
    from (select distinct student_id from (
            select student_id from (${pairs(subjects)}) everybody
            ${someonePays(subjects) ? sql`union ${payers(subjects)}` : sql``}) those order by student_id) ordered`;

const selectStudents = (ids: readonly string[]) => sql<StudentState>`
  select c.id, c.display_name, c.level, c.birth_date, c.is_club_member, c.certificate_until, (c.blocked_at is not null or not c.is_active) as blocked,
         ${hasAgreed(sql`c.id`)} as agreed, ${signedUntil(sql`c.id`)} as signed_until, ${owedBy(sql`c.id`)} as owes
    from client_profiles c where c.id = any(${unique(ids)}::uuid[])`;

/** What each of them has to pay with on the day of the first of the classes. */
const selectPackages = (subjects: Subjects) =>
  selectCredits(
    sql`select student_id from (${pairs(subjects)}) everybody`,
    sql`(select min(s.local_date) from class_sessions s where s.id = any(${involvedIds(subjects)}))`,
  );

/** What these accounts have in the currencies of the classes. */
const accountsOf = async (tx: TenantTx, subjects: Subjects): Promise<readonly AccountCredit[]> =>
  someonePays(subjects)
    ? (
        await selectAccounts(
          payers(subjects),
          sql`select s.currency from class_sessions s where s.id = any(${involvedIds(subjects)})`,
        ).execute(tx)
      ).rows
    : [];

/** Whose credit pays for it: their own, or of who looks after them by now. */
const payerOfTicket = sql`
  case when e.credit_of is not null and (e.credit_of = e.student_id or ${looksAfter(sql`e.credit_of`, sql`e.student_id`)}) then e.credit_of end`;

/** Only where a date was released is anything looked up. */
const enrollmentColumns = sql`
  e.id, e.session_id, e.student_id, e.schedule_enrollment_id, e.status, e.source, e.waitlist_priority,
  coalesce(e.waitlist_sequence, 0) as ticket, e.checked_in, e.despite_overlap, e.released, e.moved_at, e.coach_changed_at, e.price, e.paid, e.pay_with, ${payerOfTicket} as credit_of, e.by_make_up, e.student_package_id,
  case when e.released then ${earnedBy(sql`array[e.id, e.released_from]`)} end as earned, e.session_starts_at as starts_at, e.session_ends_at as ends_at,
  c.display_name, c.level, c.birth_date, c.is_club_member, c.certificate_until, (c.blocked_at is not null or not c.is_active) as blocked`;

/** A date that the holder of a fixed place gave back, and may take again: the place has it, and is not paused. */
const released = sql`(e.released and e.session_id = s.id and exists (
  select from schedule_enrollments f
   where f.id = e.schedule_enrollment_id and f.status = 'active' and s.occurrence_date >= f.starts_on
     and (f.ends_on is null or s.occurrence_date <= f.ends_on) and not exists (
       select from schedule_enrollment_pauses b
        where b.schedule_enrollment_id = f.id and s.local_date between b.starts_on and b.ends_on)))`;

/** Each one's active bookings at the time of the session that they are asked about, itself included, and what ends. */
export const selectEnrollments = (subjects: Subjects) => sql<EnrollmentRow>`
  with s as materialized (
    select pair.student_id, s.id, s.occurrence_date, s.local_date, s.scheduled_datetime, s.ends_at, ${aDayBefore(sql`s.scheduled_datetime`)}
      from (${pairs(subjects)}) pair join class_sessions s on s.id = pair.session_id)
  select ${enrollmentColumns}
    from s
    join class_enrollments e on e.student_id = s.student_id and (e.status <> 'cancelled' or ${released})
         and e.session_starts_at > s.earliest and e.session_starts_at < s.ends_at and e.session_ends_at > s.scheduled_datetime
    join client_profiles c on c.id = e.student_id
  ${givesBack(subjects) ? sql`union all select ${enrollmentColumns} from (${ending(subjects)}) e join client_profiles c on c.id = e.student_id` : sql``}`;

interface Loaded {
  sessions: readonly SessionRow[];
  students: readonly StudentState[];
  enrollments: readonly EnrollmentRow[];
  makeUps: readonly OpenMakeUp[];
  credits: readonly Credit[];
  accounts: readonly AccountCredit[];
}

async function buildState(
  tx: TenantTx,
  { sessions, students, enrollments, makeUps, credits, accounts }: Loaded,
): Promise<State> {
  const state: State = {
    ...emptyState(),
    makeUps: Map.groupBy(makeUps, (one) => one.student_id),
    credits: Map.groupBy(credits, (one) => one.student_id),
    accounts: new Map(accounts.map((one) => [accountKey(one.client_id, one.currency), one.balance])),
  };
  const inForce = await settingsOfEach(tx, settings, sessions);
  for (const [at, row] of sessions.entries()) state.sessions.set(row.id, sessionOf(row, inForce[at]!));
  for (const student of students) state.students.set(student.id, student);
  for (const {
    display_name,
    level,
    birth_date,
    is_club_member,
    certificate_until,
    blocked,
    ...enrollment
  } of enrollments) {
    const { id, student_id } = enrollment;
    if (!state.enrollments.has(id)) addEnrollment(state, enrollment);
    const agreed = state.students.get(student_id)?.agreed ?? true;
    const signed_until = state.students.get(student_id)?.signed_until ?? '9999-12-31';
    const owes = state.students.get(student_id)?.owes ?? null;
    const student = {
      display_name,
      level,
      birth_date,
      is_club_member,
      certificate_until,
      blocked,
      agreed,
      signed_until,
      owes,
    };
    state.students.set(student_id, { id: student_id, ...student });
  }
  return state;
}

/** What decisions know about a session, from its row and the settings in force in its group. */
export function sessionOf<R extends SessionRow>(row: R, inForce: Settings): R & SessionState {
  const { enrollment_opens_days, enrollment_closes_hours } = row;
  const { minimum_booking_hours, allow_last_minute_booking } = inForce;
  // Named one by one: an object of all settings and the whole row has more fields than V8 keeps in a fast form.
  const window = bookingWindow(row, {
    ...{ enrollment_opens_days, enrollment_closes_hours },
    ...{ minimum_booking_hours, allow_last_minute_booking },
  });
  const cancel_by = cancellationDeadline(row.starts_at, inForce.cancellation_deadline_hours);
  return { ...row, ...window, cancel_by, settings: inForce };
}
