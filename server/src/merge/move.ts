import { sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';
import type { Pair } from './load.ts';

/*
 * Whatever hangs on a profile, moved to another. A test reads from the catalog what refers to profiles, and fails for a
 * table that is not here.
 */

/** Bookings with their attendance, but for those in classes where the other one has a booking, too. */
export async function moveBookings({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    update class_enrollments e set student_id = ${kept}::uuid, updated_at = now()
     where e.student_id = ${other}::uuid
       and (e.status = 'cancelled' or not exists (
         select from class_enrollments k
          where k.session_id = e.session_id and k.student_id = ${kept}::uuid and k.status <> 'cancelled'
            and k.session_starts_at = e.session_starts_at))`.execute(tx);
  await sql`
    update class_attendance a set student_id = ${kept}::uuid, updated_at = now()
     where a.student_id = ${other}::uuid
       and exists (select from class_enrollments e where e.id = a.enrollment_id and e.student_id = ${kept}::uuid)`.execute(
    tx,
  );
}

/** Make-ups, with what became of them. */
export async function moveMakeUps({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`update make_ups set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(tx);
}

/** Who looks after them, and whom they look after; what both had stays once. */
export async function moveGuardians({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    delete from guardians g
     where g.guardian_id = ${other}::uuid and exists (
             select from guardians k where k.guardian_id = ${kept}::uuid and k.dependant_id = g.dependant_id)
        or g.dependant_id = ${other}::uuid and exists (
             select from guardians k where k.dependant_id = ${kept}::uuid and k.guardian_id = g.guardian_id)`.execute(
    tx,
  );
  await sql`update guardians set guardian_id = ${kept}::uuid where guardian_id = ${other}::uuid`.execute(tx);
  await sql`update guardians set dependant_id = ${kept}::uuid where dependant_id = ${other}::uuid`.execute(
    tx,
  );
}

/** What they were told, by messages or in a change of classes, and invitations that wait for an answer. */
export async function moveLetters({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    delete from change_people p where p.student_id = ${other}::uuid and exists (
      select from change_people k where k.change_id = p.change_id and k.student_id = ${kept}::uuid)`.execute(
    tx,
  );
  await sql`update change_people set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(
    tx,
  );
  await sql`update notifications set client_id = ${kept}::uuid where client_id = ${other}::uuid`.execute(tx);
  await sql`update invitations set client_id = ${kept}::uuid
             where client_id = ${other}::uuid and accepted_at is null and revoked_at is null`.execute(tx);
}
