import { type RawBuilder, sql } from 'kysely';
import type { Offender } from './check.ts';

/** Ledgers add up, and each booking that stands by a package and each class that stands used for it name each other. */
export const packagesNotKept = (): RawBuilder<Offender> => sql`
  with counted as (
    select l.*, row_number() over w as expected, sum(l.delta) over w as total
      from package_entries l window w as (partition by l.organization_id, l.student_package_id order by l.number)),
  spent as (
    select l.student_package_id, l.enrollment_id, sum(l.delta) as total
      from package_entries l where l.enrollment_id is not null group by 1, 2)
  select 'package entry ' || c.id || ': says ' || c.balance || ' left as number ' || c.number || ', and adds up to ' || c.total as object
    from counted c where c.number <> c.expected or c.balance <> c.total
  union all
  select 'student package ' || p.id || ': is ' || p.status || ', and has ' || count(l.id) || ' entries'
    from student_packages p left join package_entries l on l.student_package_id = p.id
   group by p.organization_id, p.id having (p.status = 'active') <> (count(l.id) > 0)
  union all
  select 'enrollment ' || e.id || ': no class of its package stands used for it'
    from class_enrollments e
   where e.student_package_id is not null and e.status <> 'cancelled'
     and not exists (select from spent s where s.enrollment_id = e.id and s.student_package_id = e.student_package_id and s.total = -1)
  union all
  select 'student package ' || s.student_package_id || ': ' || -s.total || ' of its classes are used for enrollment ' || e.id || ' of student ' || e.student_id
    from spent s
    join student_packages p on p.id = s.student_package_id
    join class_enrollments e on e.id = s.enrollment_id
   where s.total not in (0, -1)
      or (s.total = -1 and (e.student_package_id is distinct from p.id or (e.student_id <> p.student_id and e.status <> 'cancelled' and not exists (
           select from client_profiles m where m.id = e.student_id and m.merged_into = p.student_id))))`;
