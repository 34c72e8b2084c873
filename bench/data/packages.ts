import type pg from 'pg';
import type { Club } from './club.ts';

/** More classes than anybody books while it is measured. */
const classes = 1_000;
const days = 3_660;

/** Every client of the club has a package with a thousand classes; those that have one already get none. */
export async function addPackages(pool: pg.Pool, { organization, students }: Club): Promise<void> {
  await pool.query(
    `with sold as (
       insert into class_packages (organization_id, id, name, num_classes, validity_days, price, currency)
       select $1, gen_random_uuid(), 'Bench ' || gen_random_uuid(), $3::int, $4::int, 100000, 'EUR'
       returning id),
     bought as (
       insert into student_packages (organization_id, id, student_id, package_id, name, class_type_ids, num_classes, validity_days,
         price, currency, transferable, status, purchased_at, expires_on)
       select $1, gen_random_uuid(), student, sold.id, 'Bench', '{}', $3, $4, 100000, 'EUR', false, 'active', now(), current_date + $4::int
         from unnest($2::uuid[]) student cross join sold
        where not exists (select from student_packages p where p.organization_id = $1 and p.student_id = student)
       returning id)
     insert into package_entries (organization_id, id, student_package_id, number, kind, delta, balance)
     select $1, gen_random_uuid(), id, 1, 'bought', $3, $3 from bought`,
    [organization, students, classes, days],
  );
}
