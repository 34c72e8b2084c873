import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { fewestCompanions } from '../rules/recommend.ts';

/** What is looked at: their last classes, who was in them, what those take. Each by index, none of it grows with the years. */
const looked = { days: 90, ahead: 14, classes: 20, people: 20 };

/** By group: how many of those who were in classes with this student take it; groups of fewer than three of them are left out. */
export async function companionsOf({ tx, now }: Scope, studentId: string): Promise<Map<string, number>> {
  const today = now.toISOString().slice(0, 10);
  const since = `${addDays(today, -looked.days)}T00:00:00Z`;
  const until = `${addDays(today, looked.ahead)}T00:00:00Z`;
  const { rows } = await sql<{ schedule_id: string; companions: number }>`
    with mine as materialized (
      select session_id from class_enrollments
       where student_id = ${studentId}::uuid and status = 'enrolled'
         and session_starts_at >= ${since}::timestamptz and session_starts_at < ${now}::timestamptz
       order by session_starts_at desc limit ${looked.classes}),
    companions as materialized (
      select e.student_id
        from mine m
       cross join lateral (
         select student_id from class_enrollments
          where session_id = m.session_id and status = 'enrolled' limit ${looked.people}) e
       where e.student_id <> ${studentId}::uuid
       group by e.student_id order by count(*) desc, e.student_id limit ${looked.people})
    select s.schedule_id, count(distinct c.student_id)::int as companions
      from companions c
     cross join lateral (
       select session_id from class_enrollments
        where student_id = c.student_id and status = 'enrolled'
          and session_starts_at >= ${since}::timestamptz and session_starts_at < ${until}::timestamptz
        order by session_starts_at desc limit ${looked.classes}) e
      join class_sessions s on s.id = e.session_id
     group by s.schedule_id
    having count(distinct c.student_id) >= ${fewestCompanions}`.execute(tx);
  return new Map(rows.map(({ schedule_id, companions }) => [schedule_id, companions]));
}
