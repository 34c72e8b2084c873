import { sql } from 'kysely';
import { careRows, signedUntil } from '../../clients/public.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type SettingPlace, settingsOf } from '../../kernel/settings.ts';
import { addHours } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { type EnrollmentOwner, enrollmentAbilities, type SessionOwner, seesRoster } from '../access.ts';
import type { Enrollment, RosterEntry } from '../schemas.ts';
import { ending, type Subjects } from '../store/load.ts';
import { checkInOpens, takesArrivals } from './arrivals.ts';
import { passedOver } from './passed-over.ts';

export type EnrollmentRow = Omit<Enrollment, 'abilities'> &
  Omit<EnrollmentOwner, keyof Enrollment> & {
    student_level: number | null;
    student_phone: string;
    is_dependant: boolean;
    moved_reason: string;
  };

const select = sql`
  select e.id, e.session_id, e.student_id, c.display_name as student_name, c.level as student_level, c.phone as student_phone,
         (c.user_id is null and exists (select 1 from guardians g where g.dependant_id = c.id)) as is_dependant,
         e.schedule_enrollment_id, e.status, e.source, e.price, e.currency, e.paid, e.payment_amount, e.payment_method,
         e.payment_reference, e.payment_id, e.paid_at, e.pay_until, e.payment_undone_at, e.payment_undone_reason, e.checked_in, e.check_in_time, e.enrolled_at, e.cancelled_at, e.cancel_reason,
         e.is_late_cancellation, e.by_make_up, app.fee_pays(s.schedule_id, e.schedule_enrollment_id, s.local_date) as by_fee, e.student_package_id, e.created_at, e.moved_reason, s.club_id, s.instructor_id, s.substitute_instructor_id, s.assistant_instructor_ids, s.status as session_status,
         case when e.status = 'waitlisted' then (
           select count(*)::int from class_enrollments w
            where w.session_id = e.session_id and w.status = 'waitlisted'
              and (w.waitlist_priority, -w.waitlist_sequence) >= (e.waitlist_priority, -e.waitlist_sequence)) end as waitlist_position
    from class_enrollments e
    join class_sessions s on s.id = e.session_id
    join client_profiles c on c.id = e.student_id`;

/** One enrolment, for those who may see it; throws 404. */
export async function getEnrollment(scope: Scope, id: string): Promise<Enrollment> {
  const { rows } = await sql<EnrollmentRow>`${select} where e.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'enrolment');
  return enrollmentOf(row, found(enrollmentAbilities(scope.actor, row, scope.now), 'enrolment'));
}

/** The bookings that a batch of requests would end, as they are, by id; asked for in the trip that loads the batch. */
export async function endingRows(
  tx: TenantTx,
  subjects: Subjects,
): Promise<ReadonlyMap<string, EnrollmentRow>> {
  if (subjects.enrollment_ids.length + subjects.leaving.length === 0) return new Map();
  const { rows } =
    await sql<EnrollmentRow>`${select} where e.id in (select ended.id from (${ending(subjects)}) ended)`.execute(
      tx,
    );
  return new Map(rows.map((row) => [row.id, row]));
}

/** These bookings as they are, by id. */
export async function rowsOf(
  tx: TenantTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EnrollmentRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<EnrollmentRow>`${select} where e.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who is in a session: those with a place, then the waiting list in its order; the cancelled only when asked for. */
export async function sessionRoster(
  scope: Scope,
  sessionId: string,
  input: { include_cancelled?: boolean },
): Promise<RosterEntry[]> {
  const session = await scope.tx
    .selectFrom('class_sessions as s')
    .innerJoin('class_schedules as g', 'g.id', 's.schedule_id')
    .select(['s.club_id', 's.instructor_id', 's.substitute_instructor_id', 's.assistant_instructor_ids'])
    .select(['s.status', 's.local_date', 's.ends_at', 's.schedule_id', 'g.class_type_id'])
    .select(['s.enrolled_count', 's.max_participants'])
    .select('s.scheduled_datetime as starts_at')
    .where('s.id', '=', sessionId)
    .executeTakeFirst();
  if (!session || !seesRoster(scope.actor, session)) throw notFound('session');
  const { rows } = await sql<EnrollmentRow>`${select}
     where e.session_id = ${sessionId}::uuid and (e.status <> 'cancelled' or ${input.include_cancelled ?? false})
     order by array_position('{enrolled,no_show,waitlisted,cancelled}', e.status), waitlist_position, c.sort_name, e.id`.execute(
    scope.tx,
  );
  const waiting = rows.filter((row) => row.status === 'waitlisted').map((row) => row.student_id);
  const arrivals = takesArrivals(session, await checkInOpens(scope, session.club_id), scope.now);
  const reasons = await passedOver(scope, sessionId, waiting);
  const cared = await careFor(scope, session, rows);
  const unsigned = await unsignedIn(scope, session, rows);
  return rows.flatMap((row) => {
    const may = enrollmentAbilities(scope.actor, row, scope.now);
    const list = listAbilities(scope, session, row);
    const abilities = may && { ...may, ...list, check_in: may.check_in && arrivals };
    const { student_level, student_phone, is_dependant, moved_reason } = row;
    const passed_over = row.status === 'waitlisted' ? (reasons.get(row.student_id) ?? null) : null;
    const care = cared.get(row.student_id) ?? null;
    const more = { student_level, student_phone, is_dependant, passed_over, care, moved_reason };
    const waiver_missing = unsigned.has(row.student_id);
    return abilities ? [{ ...enrollmentOf(row, abilities), ...more, waiver_missing, abilities }] : [];
  });
}

/** What the desk can do now about somebody who waits: give them a place that is free, put them elsewhere in the list. */
function listAbilities(
  { actor, now }: Scope,
  session: SessionOwner & { ends_at: Date; enrolled_count: number; max_participants: number },
  row: EnrollmentRow,
): { give_place: boolean; reorder: boolean } {
  const waits = row.status === 'waitlisted' && now < session.ends_at && administers(actor, session.club_id);
  return { give_place: waits && session.enrolled_count < session.max_participants, reorder: waits };
}

/**
 * Who is in a class that asks for the waiver, and has not signed what is enough for its day. Of a class that is over nobody is
 * asked any more: a version that came later says nothing about it.
 */
async function unsignedIn(
  { tx, now }: Scope,
  session: SettingPlace & { local_date: string; ends_at: Date },
  rows: readonly EnrollmentRow[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0 || session.ends_at <= now) return new Set();
  const { require_waiver } = await settingsOf(tx, settings, session);
  if (!require_waiver) return new Set();
  const ids = rows.map((row) => row.student_id);
  const { rows: unsigned } = await sql<{ id: string }>`
    select c.id from client_profiles c
     where c.id = any(${ids}::uuid[]) and ${signedUntil(sql`c.id`)} < ${session.local_date}::text`.execute(
    tx,
  );
  return new Set(unsigned.map(({ id }) => id));
}

/** What has to be known of those with a place, for the desk, and for who gives the class or helps in it, until a day after its end. */
async function careFor(
  scope: Scope,
  session: SessionOwner & { ends_at: Date },
  rows: readonly EnrollmentRow[],
): Promise<ReadonlyMap<string, NonNullable<RosterEntry['care']>>> {
  const ids = rows.filter((row) => row.status !== 'cancelled').map((row) => row.student_id);
  const over = scope.now > addHours(session.ends_at, 24);
  if (ids.length === 0 || (over && !administers(scope.actor, session.club_id))) return new Map();
  const told = await careRows(scope, ids);
  return new Map(
    told.map(({ client_id, photo_consent_at: _, ...care }): [string, typeof care] => [client_id, care]),
  );
}

export async function clubOfEnrollment({ tx }: Scope, id: string): Promise<string> {
  const row = await tx
    .selectFrom('class_enrollments as e')
    .innerJoin('class_sessions as s', 's.id', 'e.session_id')
    .select('s.club_id')
    .where('e.id', '=', id)
    .executeTakeFirst();
  return found(row, 'enrolment').club_id;
}

export function enrollmentOf(row: EnrollmentRow, abilities: Enrollment['abilities']): Enrollment {
  const {
    club_id,
    instructor_id,
    substitute_instructor_id,
    assistant_instructor_ids,
    session_status,
    student_level,
    student_phone,
    is_dependant,
    moved_reason,
    by_make_up,
    ...enrollment
  } = row;
  return { ...enrollment, abilities };
}
