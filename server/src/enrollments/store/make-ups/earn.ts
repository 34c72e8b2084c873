import { sql } from 'kysely';
import type { TenantTx } from '../../../kernel/db/database.ts';
import { newId } from '../../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../../kernel/scope.ts';
import { localDateOf } from '../../../kernel/time/index.ts';
import type { Absence, Earned, Loss } from '../../rules/make-ups/earn.ts';
import { lastEntry } from './open.ts';

/**
 * What of these bookings is lost as things are now: dates given back, and classes that are off. In order of the days.
 * None is whose holder has been given the date again since, here or where it was taken along to another group.
 */
export async function lossesOf(scope: Scope, enrollmentIds: readonly string[]): Promise<Loss[]> {
  const { rows } = await sql<Omit<Loss, 'today'> & { timezone: string }>`
    select e.id as enrollment_id, e.student_id, s.club_id, p.class_type_id, s.schedule_id, e.released, e.cancelled_at, e.moved_at, e.coach_changed_at,
           s.local_date = s.occurrence_date and s.local_time = s.occurrence_time as follows_group,
           s.scheduled_datetime as starts_at, s.local_date, s.cancel_reason as session_reason, s.cancel_cause as session_cause, p.end_date as group_ends_on,
           (select count(*)::int from class_sessions o
             where o.schedule_id = s.schedule_id and o.status = 'cancelled' and o.cancel_cause = s.cancel_cause
               and o.local_date <= s.local_date) as nth, c.timezone
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules p on p.id = s.schedule_id
      join clubs c on c.id = s.club_id
     where e.id = any(${enrollmentIds}::uuid[]) and e.status = 'cancelled' and e.enrolled_at is not null
       and e.schedule_enrollment_id is not null
       and (e.released or (e.cancel_reason = 'session_cancelled' and s.status = 'cancelled'))
       and not exists (select from class_enrollments n
                        where n.student_id = e.student_id and n.session_starts_at = e.session_starts_at and n.session_id = e.session_id
                          and n.id <> e.id and n.schedule_enrollment_id is not null and n.enrolled_at > e.enrolled_at)
       and not exists (select from class_enrollments k where k.released_from = e.id and not k.released)
     order by s.local_date, e.id`.execute(scope.tx);
  return rows.map(({ timezone, ...row }) => ({ ...row, today: localDateOf(scope.now, timezone) }));
}

/** Own absences that have given make-ups; of the years of these losses. */
export async function absencesMadeUp(tx: TenantTx, losses: readonly Loss[]): Promise<Absence[]> {
  const released = losses.filter((loss) => loss.released);
  if (released.length === 0) return [];
  const { rows } = await sql<Absence>`
    select m.student_id, m.club_id, m.class_type_id, m.lost_on as local_date
      from make_ups m cross join lateral (${lastEntry(sql`m.id`)}) l
     where m.student_id = any(${released.map((loss) => loss.student_id)}::uuid[])
       and m.lost_on between ${released[0]!.local_date}::date - 366 and ${released.at(-1)!.local_date}::date + 366
       and m.cause in ('released', 'released_late') and l.kind <> 'withdrawn'`.execute(tx);
  return rows;
}

export type NewEarned = Loss & Earned;

/**
 * One for each loss, however often it is judged; one that was withdrawn is earned again. Answers the lost bookings that
 * have given one now.
 */
export async function saveEarned(scope: Scope, earned: readonly NewEarned[]): Promise<Set<string>> {
  if (earned.length === 0) return new Set();
  const organization_id = organizationOf(scope);
  const made = earned.map((one) => ({
    ...{ id: newId(), entry_id: newId(), student_id: one.student_id, club_id: one.club_id },
    ...{ class_type_id: one.class_type_id, cause: one.cause, lost_on: one.local_date },
    ...{ lost_enrollment_id: one.enrollment_id, expires_on: one.expires_on },
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as d(id uuid, entry_id uuid, student_id uuid, club_id uuid,
    class_type_id uuid, cause text, lost_on date, lost_enrollment_id uuid, expires_on date)`;
  await sql`
    insert into make_ups (organization_id, id, student_id, club_id, class_type_id, cause, lost_enrollment_id, lost_on)
    select ${organization_id}::uuid, d.id, d.student_id, d.club_id, d.class_type_id, d.cause, d.lost_enrollment_id, d.lost_on
      from ${given}
    on conflict (organization_id, lost_enrollment_id) where lost_enrollment_id is not null do nothing`.execute(
    scope.tx,
  );
  const { rows } = await sql<{ lost: string }>`
    insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on, created_at)
    select ${organization_id}::uuid, d.entry_id, m.id, coalesce(l.number, 0) + 1, 'earned', d.expires_on, ${scope.now}::timestamptz
      from ${given}
      join make_ups m on m.lost_enrollment_id = d.lost_enrollment_id
      left join lateral (${lastEntry(sql`m.id`)}) l on true
     where l.kind is null or l.kind = 'withdrawn'
    returning (select m.lost_enrollment_id from make_ups m where m.id = make_up_entries.make_up_id) as lost`.execute(
    scope.tx,
  );
  return new Set(rows.map((row) => row.lost));
}

/** What the loss of these bookings gave is none any more, unless it was used. */
export async function withdrawLost(scope: Scope, enrollmentIds: readonly string[]): Promise<void> {
  const ids = enrollmentIds.map((lost) => ({ lost, id: newId() }));
  await sql`
    insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on, created_at)
    select ${organizationOf(scope)}::uuid, d.id, m.id, l.number + 1, 'withdrawn', l.expires_on, ${scope.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as d(lost uuid, id uuid)
      join class_enrollments e on e.id = d.lost and e.status <> 'cancelled'
      join make_ups m on m.lost_enrollment_id = d.lost
      cross join lateral (${lastEntry(sql`m.id`)}) l
     where l.kind in ('earned', 'given_back')`.execute(scope.tx);
}
