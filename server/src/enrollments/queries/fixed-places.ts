import { sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import { afterId, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import type { Renewal } from '../../scheduling/public.ts';
import { managesEnrollments } from '../access.ts';
import type { PlaceRow } from '../rules/places-file.ts';
import { type Question, type RenewalState, whyNoAnswer, windowFor } from '../rules/renewal.ts';
import type { FixedPlace } from '../schemas.ts';
import { termOfGroup } from '../store/term-of-group.ts';

type Row = Omit<FixedPlace, 'abilities' | 'can_end' | 'renewal'> & {
  club_id: string;
  instructor_id: string | null;
  question: RenewalState | null;
  term: Renewal | null;
  today: string;
};

const select = ({ now }: Scope) => sql`
  select f.id, f.schedule_id, p.name as schedule_name, f.student_id, c.display_name as student_name, f.starts_on::text,
         f.ends_on::text, f.notice_given_at is not null as notice_given,
         case when f.ends_on < (${now}::timestamptz at time zone k.timezone)::date then 'ended' else f.status end as status, p.club_id, p.instructor_id,
         f.renewal as question, ${termOfGroup} as term, (${now}::timestamptz at time zone k.timezone)::date as today,
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

export interface FixedPlacesAsked {
  schedule_id?: string;
  student_id?: string;
  include_ended?: boolean;
  include_declined?: boolean;
  limit?: number;
  cursor?: string;
}

/** The fixed places of a group, or of a student, that the actor may see, as they were given; the ended ones only when asked for. */
export async function listFixedPlaces(scope: Scope, asked: FixedPlacesAsked) {
  const { schedule_id, student_id, include_ended, include_declined } = asked;
  const size = pageSize(asked.limit);
  const after = afterId(asked.cursor);
  const conditions = [
    mayBeSeen(scope.actor),
    schedule_id !== undefined && sql`f.schedule_id = ${schedule_id}::uuid`,
    student_id !== undefined && sql`f.student_id = ${student_id}::uuid`,
    !include_ended && (include_declined ? sql`(${inForce(scope)} or ${mayComeBack(scope)})` : inForce(scope)),
    after !== undefined && sql`f.id > ${after}::uuid`,
  ].filter((one) => typeof one === 'object');
  const { rows } = await sql<Row>`${select(scope)} where ${sql.join(conditions, sql` and `)}
     order by f.id limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.flatMap((row) => visible(scope, row)) };
}

/** Those of the groups that the actor manages, with what an import finds group and person by. */
export async function placesInFile(
  scope: Scope,
  asked: { club_id?: string; limit?: number; cursor?: string },
) {
  const size = pageSize(asked.limit);
  const after = afterId(asked.cursor);
  const conditions = [
    managed(scope.actor),
    inForce(scope),
    asked.club_id !== undefined && sql`p.club_id = ${asked.club_id}::uuid`,
    after !== undefined && sql`f.id > ${after}::uuid`,
  ].filter((one) => typeof one === 'object');
  const { rows } = await sql<PlaceRow & { id: string }>`
    select f.id, p.name as "group", to_char(p.start_time, 'HH24:MI') as start_time, k.name as club,
           i.display_name as instructor, c.display_name as name, c.email, c.phone, f.starts_on::text, f.ends_on::text,
           case when cardinality(p.recurrence_days) = 1 then p.recurrence_days[1]::int
                when p.recurrence_days = '{}' and p.recurrence in ('weekly', 'biweekly')
                then extract(isodow from p.start_date)::int - 1 end as weekday
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
      join clubs k on k.id = p.club_id
      join client_profiles c on c.id = f.student_id
      left join instructors i on i.id = p.instructor_id
     where ${sql.join(conditions, sql` and `)}
     order by f.id limit ${oneMore(size)}`.execute(scope.tx);
  return pageOf(rows, size, (row) => [row.id]);
}

/** How many hold a place in each group that the actor manages, now or from some day on; groups without any are left out. */
export async function countHolders(scope: Scope): Promise<{ schedule_id: string; holders: number }[]> {
  const { rows } = await sql<{ schedule_id: string; holders: number }>`
    select f.schedule_id, count(*)::int as holders
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
      join clubs k on k.id = p.club_id
     where ${sql.join([managed(scope.actor), inForce(scope)], sql` and `)}
     group by f.schedule_id order by f.schedule_id`.execute(scope.tx);
  return rows;
}

const inForce = ({ now }: Scope) =>
  sql`f.status = 'active' and (f.ends_on is null or f.ends_on >= (${now}::timestamptz at time zone k.timezone)::date)`;

/** Its holder does not stay in the term, and may say otherwise still. */
const mayComeBack = ({ now }: Scope) => sql`(f.renewal = 'declined' and exists (
  select from terms t where t.organization_id = p.organization_id and t.id = p.term_id and t.renewal_needs = 'answer'
     and t.renewal_until >= (${now}::timestamptz at time zone k.timezone)::date))`;

/** The same as `managesEnrollments`, for the rows of many groups. */
function managed(actor: Actor) {
  if (administers(actor, null)) return sql`true`;
  return sql`f.schedule_id = any(array(
    select g.id from class_schedules g where g.club_id = any(${clubsRun(actor)}::uuid[])
    union all
    select g.id from class_schedules g where g.instructor_id = ${ownInstructorId(actor) ?? null}::uuid))`;
}

/** The same as `visible`: what the actor manages, and what is theirs or their dependants'. Each is found on its own. */
function mayBeSeen(actor: Actor) {
  if (administers(actor, null)) return sql`true`;
  const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
  return sql`f.id = any(array(
    select o.id from schedule_enrollments o where o.student_id = any(${own}::uuid[])
    union all
    select f.id from schedule_enrollments f where ${managed(actor)}))`;
}

function visible({ actor }: Scope, row: Row): FixedPlace[] {
  const { club_id, instructor_id, question, term, today, ...place } = row;
  const manages = managesEnrollments(actor, { club_id, instructor_id, substitute_instructor_id: null });
  const own = actsFor(actor, place.student_id);
  if (!manages && !own) return [];
  const change = manages && place.status === 'active';
  const desk = administers(actor, club_id);
  return [
    {
      ...place,
      renewal: renewalOf({ renewal: question, term }, { today, own, desk }),
      ...{ abilities: { change }, can_end: change && desk },
    },
  ];
}

function renewalOf(
  question: Question,
  { today, own, desk }: { today: string; own: boolean; desk: boolean },
): FixedPlace['renewal'] {
  const window = windowFor(question);
  if (question.renewal === null || window === null) return null;
  const why = whyNoAnswer(question, { today, by: desk ? 'desk' : 'holder' });
  return { state: question.renewal, until: window.until, may_answer: (own || desk) && why === undefined };
}
