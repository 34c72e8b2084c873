import { type RawBuilder, sql } from 'kysely';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import type { SessionRow } from '../../scheduling/public.ts';
import { requestAbilities, sightOf } from '../access.ts';
import { type State, shownState } from '../rules/requests.ts';
import type { SubstituteRequest, SubstituteRequestsQuery } from '../schemas.ts';
import { absentOf, byTime, classToGive, isOpen, withClasses } from './classes.ts';

interface RequestRow {
  id: string;
  session_id: string;
  absent_id: string | null;
  absent_name: string | null;
  state: State;
  words: string;
  asked_by: string;
  created_at: Date;
  closed_at: Date | null;
}

const columns = sql`r.id, r.session_id, r.absent_id, i.display_name as absent_name, r.state, r.words,
  coalesce(u.name, '') as asked_by, r.created_at, r.closed_at`;
const tables = sql`substitute_requests r
  left join instructors i on i.organization_id = r.organization_id and i.id = r.absent_id
  left join users u on u.id = r.asked_by`;

const rowsWhere = async ({ tx }: Scope, condition: RawBuilder<unknown>): Promise<RequestRow[]> =>
  (await sql<RequestRow>`select ${columns} from ${tables} where ${condition}`.execute(tx)).rows;

/** These questions, by the time of their classes. */
export async function requestsWithIds(scope: Scope, ids: readonly string[]): Promise<SubstituteRequest[]> {
  const rows = await rowsWhere(scope, sql`r.id = any(${[...ids]}::uuid[])`);
  const found = await withClasses(scope, rows);
  return present(scope, found.sort(byTime));
}

/** The questions that the actor may ask or has to know of, the latest first; those that are open, the soonest class first. */
export async function listRequests(scope: Scope, asked: SubstituteRequestsQuery) {
  const size = pageSize(asked.limit);
  const after = afterInstant(asked.cursor);
  const { all, club_ids, instructor_id } = sightOf(scope.actor);
  const conditions = [
    ...(all ? [] : [sql`(s.club_id = any(${club_ids}::uuid[]) or p.instructor_id = ${instructor_id}::uuid)`]),
    ...(asked.session_id === undefined ? [] : [sql`r.session_id = ${asked.session_id}::uuid`]),
    ...(asked.club_id === undefined ? [] : [sql`s.club_id = ${asked.club_id}::uuid`]),
    ...(asked.open ? [isOpen(scope)] : []),
    ...(after ? [beyond(asked, after)] : []),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await sql<RequestRow & { starts_at: Date }>`
    select ${columns}, s.scheduled_datetime as starts_at from ${tables}
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
      join class_schedules p on p.organization_id = s.organization_id and p.id = s.schedule_id
     ${where}
     order by ${asked.open ? sql`s.scheduled_datetime, r.id` : sql`r.created_at desc, r.id desc`}
     limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [
    (asked.open ? row.starts_at : row.created_at).toISOString(),
    row.id,
  ]);
  return { ...page, results: await present(scope, await withClasses(scope, page.results)) };
}

/** What follows a page. */
const beyond = ({ open }: SubstituteRequestsQuery, { at, id }: { at: Date; id: string }) =>
  open
    ? sql`(s.scheduled_datetime, r.id) > (${at}::timestamptz, ${id}::uuid)`
    : sql`(r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid)`;

async function present(
  scope: Scope,
  found: readonly { row: RequestRow; session: SessionRow }[],
): Promise<SubstituteRequest[]> {
  const asks = await asksOf(
    scope,
    found.map(({ row }) => row.id),
  );
  return found.map(({ row, session }) => {
    const state = shownState(row.state, session, scope.now);
    const instant = (at: Date | null) => (at === null ? null : offsetDateTime(at, session.timezone));
    return {
      ...{
        id: row.id,
        class: classToGive(session, { gives: true }),
        absent: absentOf(row),
        state,
        words: row.words,
      },
      asked_by: row.asked_by,
      created_at: offsetDateTime(row.created_at, session.timezone),
      closed_at: instant(row.closed_at),
      asks: (asks.get(row.id) ?? []).map(({ instructor, answer, words, answered_at }) => ({
        ...{ instructor, answer, words, answered_at: instant(answered_at) },
      })),
      abilities: requestAbilities(scope.actor, session, state),
    };
  });
}

interface Ask {
  instructor: { id: string; display_name: string };
  answer: 'accepted' | 'declined' | null;
  words: string;
  answered_at: Date | null;
}

async function asksOf({ tx }: Scope, request_ids: readonly string[]): Promise<Map<string, Ask[]>> {
  if (request_ids.length === 0) return new Map();
  const { rows } = await sql<Ask & { request_id: string }>`
    select a.request_id, jsonb_build_object('id', i.id, 'display_name', i.display_name) as instructor,
           a.answer, a.words, a.answered_at
      from substitute_asks a
      join instructors i on i.organization_id = a.organization_id and i.id = a.instructor_id
     where a.request_id = any(${[...request_ids]}::uuid[])
     order by i.display_name, i.id`.execute(tx);
  return Map.groupBy(rows, ({ request_id }) => request_id);
}
