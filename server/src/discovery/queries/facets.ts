import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { searchFor } from '../../kernel/search.ts';
import { addHours, earlierOf } from '../../kernel/time/index.ts';
import { type Alike, type Facets, facetsOf } from '../rules/facets.ts';
import type { Filter } from '../rules.ts';
import { joined, selected } from './sessions.ts';

/** No further is counted: two months, whatever was asked for. */
const days = 60;

interface Row extends Omit<Alike, 'instructors'> {
  /** Who gives it and who helps; several times where somebody does both. */
  instructor_ids: string[];
}

/** What can be chosen among the classes that were looked for, each with how many it would leave. */
export async function countFacets(scope: Scope, filter: Filter): Promise<Facets> {
  const rows = await selected(searchFor(filter.q), async (where) => {
    // Helpers are named afterwards: one by one they would cost more than all the rest.
    const found = await sql<Row>`
      select jsonb_build_object('id', l.id, 'key', l.name, 'name', l.display_name) as level,
             jsonb_build_object('id', t.id, 'name', t.name) as class_type,
             jsonb_build_object('id', k.id, 'name', k.name) as club,
             array_remove(i.id || s.assistant_instructor_ids, null) as instructor_ids,
             extract(isodow from s.local_date)::int - 1 as weekday, to_char(s.local_time, 'HH24:MI') as local_time,
             count(*)::int as count
        ${joined}
       where ${where({ now: scope.now, filter: unchosen(scope.now, filter) })}
       group by 1, 2, 3, 4, 5, 6`.execute(scope.tx);
    return found.rows;
  });
  return facetsOf(await withNames(scope, rows), filter);
}

async function withNames({ tx }: Scope, rows: readonly Row[]): Promise<Alike[]> {
  const ids = [...new Set(rows.flatMap(({ instructor_ids }) => instructor_ids))];
  const named =
    ids.length === 0
      ? []
      : await tx.selectFrom('instructors').select(['id', 'display_name']).where('id', 'in', ids).execute();
  const names = new Map(named.map(({ id, display_name }) => [id, display_name]));
  return rows.map(({ instructor_ids, ...row }) => ({
    ...row,
    instructors: [...new Set(instructor_ids)].map((id) => ({ id, name: names.get(id) ?? '' })),
  }));
}

/** Everything that could be chosen, within the days that are counted. */
function unchosen(now: Date, { bounds, q, only_free, ...filter }: Filter): Filter {
  const { include_full, include_closed, include_cancelled } = filter;
  const last = addHours(bounds.from ?? now, 24 * days);
  const until = bounds.until === null ? last : earlierOf(bounds.until, last);
  return { include_full, include_closed, include_cancelled, q, only_free, bounds: { ...bounds, until } };
}
