import { sql } from 'kysely';
import { cursorOf } from '../../kernel/http/paging.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, addMinutes, startOfLocalDay } from '../../kernel/time/index.ts';
import type { AuditQuery } from '../schemas.ts';
import { listAudit } from './audit.ts';

type OfDays = Pick<AuditQuery, 'entity' | 'user_id' | 'limit' | 'cursor'> & { from: string; until: string };

/** Entries that are written at once need not have their ids in the order of their moments, but nearly. */
const slack = 60;

/**
 * A page of the history of some days, each of them whole, the newest first. It is walked by its ids from the end of
 * these days on: a filter by time would go through all of them anew for each page.
 */
export async function listAuditOfDays(scope: Scope, { from, until, cursor, ...asked }: OfDays) {
  const [first, last] = [startOfLocalDay(from, 'UTC'), startOfLocalDay(addDays(until, 1), 'UTC')];
  const page = await listAudit(scope, {
    ...asked,
    cursor: cursor ?? cursorOf([await firstEntryFrom(scope, addMinutes(last, slack))]),
  });
  const at = ({ at }: { at: string }) => Date.parse(at);
  const results = page.results.filter((one) => at(one) >= first.getTime() && at(one) < last.getTime());
  const end = page.results.at(-1);
  const isOver = end !== undefined && at(end) < addMinutes(first, -slack).getTime();
  return { results, next_cursor: isOver ? null : page.next_cursor };
}

/** The id of the first entry from a moment on, halving what may be it: two dozen look-ups for millions. */
async function firstEntryFrom({ tx }: Scope, moment: Date): Promise<number> {
  const { rows } = await sql<{ id: string | null }>`
    select max(id) as id from audit_log where organization_id = app.current_organization_id()`.execute(tx);
  let [low, high] = [0, Number(rows[0]?.id ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows: found } = await sql<{ id: string; at: Date }>`
      select id, at from audit_log where organization_id = app.current_organization_id() and id >= ${middle}
       order by id limit 1`.execute(tx);
    const entry = found[0];
    if (entry && entry.at < moment) low = Number(entry.id) + 1;
    else high = middle;
  }
  return Math.max(low, 1);
}
