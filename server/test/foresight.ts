import type { Place } from './builders.ts';
import type { TestServer } from './server.ts';
import { buildSession } from './sessions.ts';

interface Past {
  /** The Monday of the week that is under way. */
  monday: string;
  weeks: number;
  /** SQL: of a booking by a fixed place (`fixed`), by the student's number `n` from 1 to 60, in week `w` before. */
  no_show: string;
}

const hours = [10, 17, 18, 19];

/**
 * A club with a past of which the truth is known, straight into the tables: four classes of eight people on Monday,
 * Wednesday and Friday, this week and the next too; 60 students, of whom the first 30 have fixed places in all groups.
 */
export async function buildPast(
  server: TestServer,
  place: Place,
  { monday, weeks, no_show }: Past,
): Promise<void> {
  const { organization_id: org } = place;
  const groups: string[] = [];
  for (const day of [0, 2, 4])
    for (const hour of hours) {
      const at = new Date(
        Date.parse(`${monday}T00:00:00Z`) + (day * 24 + hour) * 3_600_000 + 14 * 86_400_000,
      );
      const { schedule_id } = await buildSession(server.db, place, {
        starts_at: at.toISOString(),
        max_participants: 10,
      });
      groups.push(schedule_id);
    }
  await server.owner.query(`select setseed(0.42)`);
  await server.owner.query(
    `insert into client_profiles (organization_id, id, display_name, home_club_id)
     select '${org}', gen_random_uuid(), 'S' || lpad(n::text, 2, '0'), '${place.club_id}' from generate_series(1, 60) n`,
  );
  await server.owner.query(
    `insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on)
     select '${org}', gen_random_uuid(), g, c.id, '2025-01-01' from unnest($1::uuid[]) g,
            (select id from client_profiles where organization_id = '${org}' and display_name between 'S01' and 'S30') c`,
    [groups],
  );
  await server.owner.query(
    `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time, scheduled_datetime,
            ends_at, duration_minutes, min_participants, max_participants, price, currency, status, enrolled_count, attended_count)
     select s.organization_id, gen_random_uuid(), s.schedule_id, s.club_id, s.local_date - w * 7, s.local_time, s.local_date - w * 7, s.local_time, x.at,
            x.at + interval '1 hour', 60, 1, 10, 1500, 'EUR', case when w > 2 then 'completed' else 'scheduled' end, 8, 0
       from class_sessions s, generate_series(1, $2::int + 2) w,
            lateral (select (s.local_date - w * 7 + s.local_time) at time zone 'Europe/Madrid' as at) x
      where s.schedule_id = any($1::uuid[])`,
    [groups, weeks],
  );
  await server.owner.query(
    `insert into class_enrollments (organization_id, id, session_id, session_starts_at, session_ends_at, student_id, schedule_enrollment_id, status,
            source, price, currency, enrolled_at, checked_in, check_in_time, check_in_method)
     select s.organization_id, gen_random_uuid(), s.id, s.scheduled_datetime, s.ends_at, c.id, f.id, case when x.missed then 'no_show' else 'enrolled' end,
            'desk', 1500, 'EUR', s.scheduled_datetime - interval '5 days', s.status = 'completed' and not x.missed,
            case when s.status = 'completed' and not x.missed then s.scheduled_datetime end, case when s.status = 'completed' and not x.missed then 'desk' end
       from class_sessions s
      cross join lateral (select c.id, c.display_name from client_profiles c where c.organization_id = '${org}' and c.display_name between 'S01' and 'S60'
                           order by md5(c.id::text || s.id::text) limit 8) c
       left join schedule_enrollments f on f.schedule_id = s.schedule_id and f.student_id = c.id
      cross join lateral (select f.id is not null as fixed, substr(c.display_name, 2)::int as n, ('${monday}'::date - s.local_date) / 7 as w) y
      cross join lateral (select s.status = 'completed' and random() < ${no_show} as missed) x
      where s.schedule_id = any($1::uuid[]) and s.enrolled_count = 8`,
    [groups],
  );
  await server.owner.query('analyze');
}
