import { type RawBuilder, sql } from 'kysely';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { sightOf } from '../access.ts';
import type { ChangeFilter, KeptChange } from '../schemas/changes.ts';

export interface ChangeRow
  extends Omit<KeptChange, 'created_at' | 'undone_at' | 'club' | 'instructor' | 'client'> {
  created_at: Date;
  undone_at: Date | null;
  club_id: string | null;
  club_name: string | null;
  instructor_id: string | null;
  instructor_name: string | null;
  client_name: string | null;
}

/** Changes of what the actor runs, the latest first. */
export async function listChanges(scope: Scope, asked: ChangeFilter) {
  const size = pageSize(asked.limit);
  const after = afterInstant(asked.cursor);
  const { club_id, cause } = asked;
  const rows = await changesWhere(
    scope,
    sql`true ${cause === undefined ? sql`` : sql`and c.cause = ${cause}::uuid`}
        ${club_id === undefined ? sql`` : sql`and (c.club_id = ${club_id}::uuid or ${inClubs([club_id])})`}
        ${after ? sql`and (c.created_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}`,
    oneMore(size),
  );
  const page = pageOf(rows, size, (row) => [row.created_at.toISOString(), row.id]);
  return { ...page, results: page.results.map(keptChange) };
}

/** Throws 404, also for one that the actor may not see. */
export async function changeOf(scope: Scope, id: string): Promise<ChangeRow> {
  const [row] = await changesWhere(scope, sql`c.id = ${id}::uuid`, sql.lit(1));
  return found(row, 'change');
}

/** Instants in UTC: a change may reach over the zones of several clubs. */
export function keptChange(row: ChangeRow): KeptChange {
  const { club_id, club_name, instructor_id, instructor_name, created_at, undone_at, client_name, ...rest } =
    row;
  return {
    ...rest,
    club: club_id === null ? null : { id: club_id, name: club_name ?? '' },
    instructor: instructor_id === null ? null : { id: instructor_id, display_name: instructor_name ?? '' },
    client: client_name === null ? null : { id: row.cause, display_name: client_name },
    created_at: offsetDateTime(created_at, 'UTC'),
    undone_at: undone_at === null ? null : offsetDateTime(undone_at, 'UTC'),
  };
}

const inClubs = (ids: readonly string[]) => sql`exists (
  select from change_classes x join class_sessions s on s.id = x.session_id
   where x.change_id = c.id and s.club_id = any(${[...ids]}::uuid[]))`;

function inSight({ actor }: Scope): RawBuilder<unknown> {
  const { all, club_ids, instructor_id } = sightOf(actor);
  if (all) return sql`true`;
  return sql`(c.club_id = any(${club_ids}::uuid[]) or c.instructor_id = ${instructor_id}::uuid or ${inClubs(club_ids)})`;
}

async function changesWhere(
  scope: Scope,
  condition: RawBuilder<unknown>,
  limit: RawBuilder<unknown>,
): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    with page as materialized (
      select c.* from changes c where ${inSight(scope)} and ${condition}
       order by c.created_at desc, c.id desc limit ${limit})
    select c.id, c.kind, c.cause, c.reason, c.club_id, k.name as club_name, c.instructor_id,
           i.display_name as instructor_name, who.display_name as client_name, b.bookings, c.created_at, coalesce(u.name, '') as created_by, c.undone_at,
           n.cancelled, n.substituted, n.moved, n.without_coach, n.queue_last, n.cancel_last, n.kept, n.returned, n.first_date, n.last_date,
           c.undone_at is null and (n.is_ahead or who.id is not null) as can_undo, p.told, p.to_call as to_call_count, p.called as called_count
      from page c
      left join clubs k on k.id = c.club_id
      left join instructors i on i.id = c.instructor_id
      left join users u on u.id = c.created_by
      left join client_profiles who on who.id = c.cause and c.kind in ('client_inactive', 'client_blocked')
     cross join lateral (
       select count(*) filter (where x.action = 'cancel')::int as cancelled,
              count(*) filter (where x.action = 'substitute')::int as substituted,
              count(*) filter (where x.action = 'move')::int as moved,
              count(*) filter (where x.action = 'without_coach')::int as without_coach,
              count(*) filter (where x.action = 'queue_last')::int as queue_last,
              count(*) filter (where x.action = 'cancel_last')::int as cancel_last,
              count(*) filter (where x.action = 'keep')::int as kept,
              coalesce(bool_or((x.action <> 'keep' or c.kind = 'capacity') and x.undone_at is null and s.scheduled_datetime > ${scope.now}::timestamptz),
                       false) as is_ahead,
              count(*) filter (where x.undone_at is not null)::int as returned,
              min(s.local_date) as first_date, max(s.local_date) as last_date
         from change_classes x join class_sessions s on s.id = x.session_id where x.change_id = c.id) n
     cross join lateral (
       select count(*)::int as bookings from class_enrollments e
        where e.student_id = who.id and e.status = 'cancelled' and e.cancel_reason = 'client_left' and e.cancelled_at = c.created_at) b
     cross join lateral (
       select count(*) filter (where is_told)::int as told, count(*) filter (where not is_told and about <> 'nothing')::int as to_call,
              count(*) filter (where called_at is not null)::int as called
         from change_people where change_id = c.id) p
     order by c.created_at desc, c.id desc`.execute(scope.tx);
  return rows;
}
