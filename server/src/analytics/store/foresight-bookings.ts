import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addHours } from '../../kernel/time/index.ts';
import type { Booking } from '../rules/foresight/bookings.ts';

/** So much of the past is looked at, whichever is less: what is long ago says little of today. */
export const lookedAt = { days: 400, bookings: 25_000 } as const;
/** Of so many days to come something is said. */
export const daysToCome = 7;

/** Since when the bookings of a club are looked at. */
export async function bookingsSince({ tx, now }: Scope, club_id: string): Promise<Date> {
  const earliest = addHours(now, -24 * lookedAt.days);
  const { rows } = await sql<{ since: Date | null }>`
    select min(since) as since from (
      select s.scheduled_datetime as since, sum(s.enrolled_count) over (order by s.scheduled_datetime desc, s.id) as running
        from class_sessions s
       where s.club_id = ${club_id}::uuid and s.scheduled_datetime >= ${earliest}::timestamptz and s.scheduled_datetime < ${now}::timestamptz) x
     where running <= ${lookedAt.bookings}`.execute(tx);
  return rows[0]?.since ?? now;
}

/** Read in parts of so many days, each a statement of its own size. */
const daysAtOnce = 50;

/**
 * The bookings of a club that had a place, of classes that were or are to be held from then until the days to come. What was neither seen nor marked, of a class that is over, is left out: nobody knows.
 */
export async function bookingsOfClub(scope: Scope, club_id: string, since: Date): Promise<Booking[]> {
  const end = addHours(scope.now, 24 * daysToCome);
  const all: Booking[] = [];
  for (let from = since; from < end; from = addHours(from, 24 * daysAtOnce)) {
    let until = addHours(from, 24 * daysAtOnce);
    if (until > end) until = end;
    const some = await bookingsBetween(scope, { club_id, from, until });
    for (const one of some) all.push(one);
  }
  return all;
}

async function bookingsBetween(
  { tx, now }: Scope,
  { club_id, from, until }: { club_id: string; from: Date; until: Date },
): Promise<Booking[]> {
  const { rows } = await sql<Booking>`
    with s as materialized (
      select s.id, s.local_date, s.local_time from class_sessions s
       where s.club_id = ${club_id}::uuid and s.scheduled_datetime >= ${from}::timestamptz and s.scheduled_datetime < ${until}::timestamptz
         and s.status <> 'cancelled')
    select e.id, e.student_id, s.local_date::text as date, to_char(s.local_time, 'HH24:MI') as time,
           e.schedule_enrollment_id is not null as fixed,
           floor(extract(epoch from e.session_starts_at - e.enrolled_at) / 86400)::int as days_ahead,
           case when e.status = 'no_show' then 'no_show'
                when e.status = 'cancelled' then case when e.is_late_cancellation then 'late_cancel' else 'cancelled' end
                when e.checked_in then 'came' else 'coming' end as became
      from class_enrollments e join s on greatest(e.session_id) = s.id
     where e.session_starts_at >= ${from}::timestamptz and e.session_starts_at < ${until}::timestamptz
       and e.enrolled_at is not null and e.status <> 'waitlisted'
       and (e.session_starts_at > ${now}::timestamptz or e.status <> 'enrolled' or e.checked_in)`.execute(tx);
  return rows;
}
