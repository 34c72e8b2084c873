import { type RawBuilder, sql } from 'kysely';
import { afterNumber, cursorOf, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubsSeen } from '../access.ts';
import type { AuditEntry, AuditQuery } from '../schemas.ts';
import { asked } from './asked.ts';
import { isAtClubs, lookThrough } from './at-clubs.ts';

/** Notes that only a session's instructor and platform staff read: the log keeps them from everybody else. */
const privateFields = ['instructor_notes'];

/** An entry of a list whose values are larger than this shows of each text the beginning; alone, it shows all of it. */
const [roughlyShown, charactersShown] = [4_000, 300];

/** What was done, the newest first; for a club's admin what was done at their clubs. */
export async function listAudit(scope: Scope, input: AuditQuery) {
  const clubs = clubsSeen(scope.actor);
  return clubs === null ? listAll(scope, input) : listAtClubs(scope, input, clubs);
}

async function listAll(scope: Scope, input: AuditQuery) {
  const size = pageSize(input.limit);
  const rows = await shortEntries(scope)
    .where(asked(input, afterNumber(input.cursor)))
    .orderBy('a.id', 'desc')
    .limit(oneMore(size))
    .execute();
  return answer(rows, size);
}

/**
 * At which club a row is stands in other rooms' tables: the log is looked through in stretches, newest first, and a page
 * may end before it is full, its cursor going on from where the look ended.
 */
async function listAtClubs(scope: Scope, input: AuditQuery, clubs: readonly string[]) {
  const size = pageSize(input.limit);
  const { ids, lastSeen } = await lookThrough(scope, { input, clubs, wanted: size + 1 });
  const rows = await shortEntries(scope)
    .where('a.id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('a.id', 'desc')
    .execute();
  const page = answer(rows, size);
  return { ...page, next_cursor: page.next_cursor ?? (lastSeen === null ? null : cursorOf([lastSeen])) };
}

const answer = (rows: (Omit<AuditEntry, 'at'> & { at: Date })[], size: number) => {
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.map((row): AuditEntry => ({ ...row, at: row.at.toISOString() })) };
};

/** One entry, whole. */
export async function getAuditEntry(scope: Scope, id: number): Promise<AuditEntry> {
  const row = await entries(scope)
    .select([seenBy(scope, sql`a.changes`).as('changes'), sql<boolean>`false`.as('shortened')])
    .where('a.id', '=', id)
    .executeTakeFirst();
  const { at, ...entry } = found(row, 'entry of the audit log');
  const clubs = clubsSeen(scope.actor);
  if (clubs !== null && !(await isAtClubs(scope, entry, clubs))) throw notFound('entry of the audit log');
  return { ...entry, at: at.toISOString() };
}

/** Where it came from; of a token its name. */
const byWhat = sql<string | null>`case when a.via like 'token:%' then coalesce((
  select 'API: ' || t.name from api_tokens t
   where t.organization_id = a.organization_id and t.id = substr(a.via, 7)::uuid), a.via) else a.via end`;

const entries = ({ tx }: Scope) =>
  tx
    .selectFrom('audit_log as a')
    .leftJoin('users as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.at', 'a.user_id', 'u.name as user_name', byWhat.as('via'), 'a.request_id', 'a.ip'])
    .select(['a.action', 'a.entity', 'a.entity_id']);

const seenBy = ({ actor }: Scope, changes: RawBuilder<unknown>): RawBuilder<unknown> =>
  actor.is_staff ? changes : sql`${changes} - ${privateFields}::text[]`;

function shortEntries(scope: Scope) {
  const isLong = sql<boolean>`coalesce(octet_length(a.changes::text) > ${sql.lit(roughlyShown)}, false)`;
  const shown = sql`case when ${isLong} then app.shortened(a.changes, ${sql.lit(charactersShown)}) else a.changes end`;
  return entries(scope).select([seenBy(scope, shown).as('changes'), isLong.as('shortened')]);
}
