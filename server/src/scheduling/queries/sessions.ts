import { sql } from 'kysely';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { foundOrNearly, searchFor } from '../../kernel/search.ts';
import { addHours, isLocalDate, parseInstant, zonedInstant } from '../../kernel/time/index.ts';
import type { Session, SessionFilter } from '../schemas/session.ts';
import { afterKey, assistantsSearch, presentSessions, type SessionRow, sessionRows } from './present.ts';

/** A session as the actor may see it. Throws 404. */
export async function getSession(scope: Scope, id: string): Promise<Session> {
  const row = found(await sessionRows(scope.tx).where('s.id', '=', id).executeTakeFirst(), 'session');
  const [session] = await presentSessions(scope, [row]);
  return session as Session;
}

/** A class is known by its own name, and by what it is, for whom, who gives it or helps and where. */
const foundBy = sql`concat(c.search, t.search, l.search, coalesce(u.search, i.search), ${assistantsSearch('s')}, o.search, k.search)`;

/** Sessions by time. `from` and `until` as local dates mean the dates of each session's own club. */
export async function listSessions(scope: Scope, asked: SessionFilter) {
  const size = pageSize(asked.limit);
  const after = afterInstant(asked.cursor);
  const search = searchFor(asked.q);
  const rows = await foundOrNearly(search, (matches) =>
    filtered(scope, search ? { from: scope.now.toISOString(), ...asked } : asked)
      .$if(search !== undefined, (query) => query.where(matches(foundBy, search!)))
      .$if(after !== undefined, (query) => query.where(afterKey('s.scheduled_datetime', after!)))
      .orderBy('s.scheduled_datetime')
      .orderBy('s.id')
      .limit(oneMore(size))
      .execute(),
  );
  const page = pageOf(rows, size, (row: SessionRow) => [row.scheduled_datetime.toISOString(), row.id]);
  return { ...page, results: await presentSessions(scope, page.results) };
}

function filtered({ tx }: Scope, asked: SessionFilter) {
  const { club_id, status, instructor_id, level_id, class_type_id, schedule_id } = asked;
  let query = sessionRows(tx);
  if (club_id !== undefined) query = query.where('s.club_id', '=', club_id);
  if (status !== undefined) query = query.where('s.status', '=', status);
  if (schedule_id !== undefined) query = query.where('s.schedule_id', '=', schedule_id);
  if (level_id !== undefined) query = query.where('c.level_id', '=', level_id);
  if (class_type_id !== undefined) query = query.where('c.class_type_id', '=', class_type_id);
  if (instructor_id !== undefined)
    query = query.where(
      sql<boolean>`(${instructor_id}::uuid in (s.instructor_id, s.substitute_instructor_id)
        or ${instructor_id}::uuid = any(s.assistant_instructor_ids))`,
    );
  const from = boundOf('from', asked.from);
  if (from?.date) query = query.where('s.local_date', '>=', from.date);
  if (from) query = query.where('s.scheduled_datetime', '>=', from.at);
  const until = boundOf('until', asked.until);
  if (until?.date) query = query.where('s.local_date', '<=', until.date);
  if (until) query = query.where('s.scheduled_datetime', '<', until.at);
  return query;
}

/** A local date anywhere on Earth lies within these hours around its day in UTC: for the index on the instant. */
const slackHours = { from: -14, until: 36 };

function boundOf(name: 'from' | 'until', text: string | undefined): { at: Date; date?: string } | undefined {
  if (text === undefined) return undefined;
  if (isLocalDate(text))
    return { date: text, at: addHours(zonedInstant(text, '00:00', 'UTC'), slackHours[name]) };
  const at = parseInstant(text);
  if (at) return { at };
  throw invalid([
    {
      path: `query.${name}`,
      code: 'format',
      params: { format: 'date-time' },
      message: 'must be a date, or an RFC 3339 date and time',
    },
  ]);
}
