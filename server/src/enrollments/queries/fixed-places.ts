import { sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isDesk } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { managesEnrollments } from '../access.ts';
import type { FixedPlace } from '../schemas.ts';

type Row = Omit<FixedPlace, 'abilities'> & { club_id: string; instructor_id: string | null };

const select = ({ now }: Scope) => sql`
  select f.id, f.schedule_id, p.name as schedule_name, f.student_id, c.display_name as student_name, f.starts_on::text,
         f.ends_on::text,
         case when f.ends_on < (${now}::timestamptz at time zone k.timezone)::date then 'ended' else f.status end as status, p.club_id, p.instructor_id,
         coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'starts_on', b.starts_on, 'ends_on', b.ends_on, 'reason', b.reason)
                                    order by b.starts_on)
                     from schedule_enrollment_pauses b where b.schedule_enrollment_id = f.id), '[]') as pauses
    from schedule_enrollments f
    join class_schedules p on p.id = f.schedule_id
    join clubs k on k.id = p.club_id
    join client_profiles c on c.id = f.student_id`;

/** One fixed place, for those who may see it; throws 404. */
export async function getFixedPlace(scope: Scope, id: string): Promise<FixedPlace> {
  const { rows } = await sql<Row>`${select(scope)} where f.id = ${id}::uuid`.execute(scope.tx);
  return found(rows.flatMap((row) => visible(scope, row))[0], 'fixed place');
}

/** The fixed places of a group, or of a student, that the actor may see; the ended ones only when asked for. */
export async function listFixedPlaces(
  scope: Scope,
  input: { schedule_id?: string; student_id?: string; include_ended?: boolean },
): Promise<FixedPlace[]> {
  const { schedule_id, student_id, include_ended } = input;
  const conditions = [
    ...(schedule_id === undefined ? [] : [sql`f.schedule_id = ${schedule_id}::uuid`]),
    ...(student_id === undefined ? [] : [sql`f.student_id = ${student_id}::uuid`]),
    ...((schedule_id ?? student_id ?? isDesk(scope.actor)) ? [] : [concerning(scope.actor)]),
    ...(include_ended ? [] : [inForce(scope)]),
  ];
  const { rows } = await sql<Row>`${select(scope)}
     ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
     order by p.name, c.display_name, f.starts_on limit 500`.execute(scope.tx);
  return rows.flatMap((row) => visible(scope, row));
}

/** Places of the actor, their dependants and their groups: each found on its own, for no index finds all of them. */
const concerning = (actor: Actor) => sql`f.id = any(array(
  select e.id from schedule_enrollments e
   where e.student_id = any(${[...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])]}::uuid[])
  union all
  select e.id from class_schedules g join schedule_enrollments e on e.schedule_id = g.id
   where g.instructor_id = ${ownInstructorId(actor) ?? null}::uuid))`;

const inForce = ({ now }: Scope) =>
  sql`f.status = 'active' and (f.ends_on is null or f.ends_on >= (${now}::timestamptz at time zone k.timezone)::date)`;

function visible({ actor }: Scope, { club_id, instructor_id, ...place }: Row): FixedPlace[] {
  const manages = managesEnrollments(actor, { club_id, instructor_id, substitute_instructor_id: null });
  if (!manages && !actsFor(actor, place.student_id)) return [];
  return [{ ...place, abilities: { change: manages && place.status === 'active' } }];
}
