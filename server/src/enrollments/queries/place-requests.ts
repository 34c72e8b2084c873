import { sql } from 'kysely';
import { actsFor, ownClientId } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { afterId, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import type { Concern } from '../../kernel/live/topic.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { localDateOf, offsetDateTime } from '../../kernel/time/index.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { settings } from '../../settings.ts';
import { managesEnrollments } from '../access.ts';
import { firstDay, type QueuedGroup, whyOver } from '../rules/place-queue.ts';
import type { PlaceQueue, PlaceRequest } from '../schemas/place-requests.ts';
import { waitingIn } from '../store/place-requests.ts';

type Row = Omit<PlaceRequest, 'abilities' | 'passed_over' | 'offered_until' | 'created_at'> &
  QueuedGroup & {
    until: Date | null;
    created: Date;
    club_id: string;
    class_type_id: string;
    instructor_id: string | null;
    timezone: string;
  };

const select = sql`
  select r.id, r.schedule_id, p.name as schedule_name, r.student_id, c.display_name as student_name, r.wants_from, r.status,
         case when r.status in ('waiting', 'offered') then (
           select count(*)::int from place_requests w
            where w.schedule_id = r.schedule_id and w.status in ('waiting', 'offered')
              and (w.priority, -w.ticket) >= (r.priority, -r.ticket)) end as position,
         r.offered_from, r.offered_until as until, r.place_id, r.moved_reason, r.created_at as created,
         p.club_id, p.class_type_id, p.instructor_id, p.max_participants, p.end_date, p.min_age, p.max_age, l.rating_min, l.rating_max, k.timezone
    from place_requests r
    join class_schedules p on p.id = r.schedule_id
    join class_levels l on l.id = p.level_id
    join clubs k on k.id = p.club_id
    join client_profiles c on c.id = r.student_id`;

/** One request, for those who may see it; throws 404. */
export async function getPlaceRequest(scope: Scope, id: string): Promise<PlaceRequest> {
  const { rows } = await sql<Row>`${select} where r.id = ${id}::uuid`.execute(scope.tx);
  return found((await shown(scope, rows))[0], 'request');
}

export interface RequestsAsked {
  schedule_id?: string;
  student_id?: string;
  include_ended?: boolean;
  limit?: number;
  cursor?: string;
}

/** Who waits for places in a group, or where a student does, that the actor may see; as they asked. */
export async function listPlaceRequests(scope: Scope, asked: RequestsAsked) {
  const { schedule_id, student_id, include_ended } = asked;
  const size = pageSize(asked.limit);
  const after = afterId(asked.cursor);
  const conditions = [
    mayBeSeen(scope.actor),
    schedule_id !== undefined && sql`r.schedule_id = ${schedule_id}::uuid`,
    student_id !== undefined && sql`r.student_id = ${student_id}::uuid`,
    !include_ended && sql`r.status in ('waiting', 'offered')`,
    after !== undefined && sql`r.id > ${after}::uuid`,
  ].filter((one) => typeof one === 'object');
  const { rows } = await sql<Row>`${select} where ${sql.join(conditions, sql` and `)}
     order by r.id limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: await shown(scope, page.results) };
}

/** Whether somebody could wait for a place in a group, and how many do; for who may see the group. Throws 404. */
export async function placeQueue(
  scope: Scope,
  scheduleId: string,
  studentId: string | undefined,
): Promise<PlaceQueue> {
  const student_id = studentId ?? ownClientId(scope.actor) ?? null;
  if (student_id !== null && !actsFor(scope.actor, student_id)) throw notFound('client');
  const { rows } = await sql<QueueRow>`
    select p.id as schedule_id, p.club_id, p.class_type_id, p.status = 'published' and p.recurrence <> 'once' as is_group, c.blocked_at is not null as blocked,
           c.level is null or c.level between l.rating_min and l.rating_max as suits,
           (select count(*)::int from place_requests r where r.schedule_id = p.id and r.status in ('waiting', 'offered')) as waiting,
           exists (select from place_requests r where r.schedule_id = p.id and r.student_id = c.id and r.status in ('waiting', 'offered')) as waits,
           exists (select from schedule_enrollments f where f.schedule_id = p.id and f.student_id = c.id and f.status = 'active'
                      and (f.ends_on is null or f.ends_on >= (${scope.now}::timestamptz at time zone k.timezone)::date)) as holds
      from class_schedules p
      join class_levels l on l.id = p.level_id
      join clubs k on k.id = p.club_id
      left join client_profiles c on c.id = ${student_id}::uuid
     where p.id = ${scheduleId}::uuid and p.status <> 'draft'`.execute(scope.tx);
  const row = found(rows[0], 'schedule');
  const rules = await settingsOf(scope.tx, settings, row);
  const code = student_id === null ? null : whyNoWaiting(row);
  const offered = row.is_group && !row.holds && rules.place_queue !== 'off';
  return { offered, waiting: row.waiting, code, message: code ?? '' };
}

interface QueueRow {
  club_id: string;
  class_type_id: string;
  schedule_id: string;
  is_group: boolean;
  blocked: boolean;
  suits: boolean;
  waiting: number;
  waits: boolean;
  holds: boolean;
}

function whyNoWaiting({ blocked, suits, waits, holds }: QueueRow): string | null {
  if (holds) return 'places.already_held';
  if (waits) return 'places.already_waiting';
  if (blocked) return 'enrollment.client_blocked';
  return suits ? null : 'enrollment.level_not_suitable';
}

/** The same as `visibleTo`. */
function mayBeSeen(actor: Actor) {
  if (administers(actor, null)) return sql`true`;
  const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
  return sql`(r.student_id = any(${own}::uuid[]) or r.schedule_id = any(array(
    select g.id from class_schedules g where g.club_id = any(${clubsRun(actor)}::uuid[])
    union all
    select g.id from class_schedules g where g.instructor_id = ${ownInstructorId(actor) ?? null}::uuid)))`;
}

const manages = ({ actor }: Scope, { club_id, instructor_id }: Row): boolean =>
  managesEnrollments(actor, { club_id, instructor_id, substitute_instructor_id: null });

async function shown(scope: Scope, rows: readonly Row[]): Promise<PlaceRequest[]> {
  const over = await passedOver(
    scope,
    rows.filter((row) => row.status === 'waiting' && manages(scope, row)),
  );
  return rows.flatMap((row) => present(scope, row, over.get(row.id) ?? null));
}

/** Why those who wait would not get a free place now, by request; group by group. */
async function passedOver(scope: Scope, rows: readonly Row[]): Promise<Map<string, string>> {
  const over = new Map<string, string>();
  for (const [schedule_id, of] of Map.groupBy(rows, (row) => row.schedule_id)) {
    const [group] = of as [Row];
    const rules = await settingsOf(scope.tx, settings, group);
    for (const waiting of await waitingIn(scope, schedule_id)) {
      const from = firstDay(waiting, localDateOf(scope.now, group.timezone));
      const why = whyOver(waiting, group, { ...rules, from });
      if (why) over.set(waiting.id, `enrollment.${why}`);
    }
  }
  return over;
}

function present(scope: Scope, row: Row, passed_over: string | null): PlaceRequest[] {
  const own = actsFor(scope.actor, row.student_id);
  const runs = manages(scope, row);
  if (!own && !runs) return [];
  const { until, created, club_id, class_type_id, instructor_id, timezone, ...rest } = row;
  const { max_participants, end_date, min_age, max_age, rating_min, rating_max, ...request } = rest;
  const open = row.status === 'waiting' || row.status === 'offered';
  const desk = administers(scope.actor, club_id);
  const inTime = until !== null && scope.now < until;
  return [
    {
      ...request,
      ...{ passed_over, moved_reason: runs ? request.moved_reason : '' },
      offered_until: until && offsetDateTime(until, timezone),
      created_at: offsetDateTime(created, timezone),
      abilities: {
        ...{ withdraw: open, answer: inTime && (own || desk) },
        ...{ give: open && runs, reorder: open && desk },
      },
    },
  ];
}

/** Whom these requests concern: who waits, and the coach of the group. */
export async function requestConcerns(tx: TenantTx, ids: string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    select r.id, c.club_id, array[c.instructor_id] as instructors, array[r.student_id] as clients
      from place_requests r
      join class_schedules c on c.organization_id = r.organization_id and c.id = r.schedule_id
     where r.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
