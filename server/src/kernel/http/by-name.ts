import { type RawBuilder, sql } from 'kysely';
import { type asTyped, fitOf, searchFor } from '../search.ts';
import { afterFit, afterName, oneMore, pageOf, pageSize } from './paging.ts';

/** How a list by name is asked. */
export interface AskedByName {
  q?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

export interface Named {
  id: string;
  sort_name: string;
  fit: number;
}

/**
 * A page of a list by name, or, where something is looked for, by how well it fits and then by name. `table` is the
 * alias of a table with `search`, `sort_name` and `id`; `text` is where to look when that is not its own `search` alone.
 * Which rows, and in which order, is told as SQL; `page` makes the answer of them.
 */
export function byName(
  table: string,
  asked: AskedByName,
  text: RawBuilder<unknown> = sql.ref(`${table}.search`),
) {
  const search = searchFor(asked.q);
  const name = sql<string>`${sql.ref(`${table}.sort_name`)}`;
  const id = sql.ref(`${table}.id`);
  const fit = search ? fitOf(text, search) : sql<number>`0`;
  const size = pageSize(asked.limit);
  return {
    search,
    order: search ? sql`${fit}, ${name}, ${id}` : sql`${name}, ${id}`,
    columns: [name.as('sort_name'), fit.as('fit')] as const,
    limit: oneMore(size),
    rows: (matches: typeof asTyped): RawBuilder<boolean> =>
      sql`(${search ? matches(text, search) : sql`true`} and ${
        search ? behindFit(fit, name, id, asked.cursor) : behindName(name, id, asked.cursor)
      })`,
    page: <T extends Named>(rows: T[]) => {
      const { results, next_cursor } = pageOf(rows, size, ({ fit: how, sort_name, id: one }) =>
        search ? [how, sort_name, one] : [sort_name, one],
      );
      return { results: results.map(({ fit: _, sort_name: __, ...row }) => row), next_cursor };
    },
  };
}

type Part = RawBuilder<unknown>;

function behindFit(fit: Part, name: Part, id: Part, cursor: string | undefined): Part {
  const after = afterFit(cursor);
  return after
    ? sql`(${fit}, ${name}, ${id}) > (${after.fit}::int, ${after.name}, ${after.id}::uuid)`
    : sql`true`;
}

function behindName(name: Part, id: Part, cursor: string | undefined): Part {
  const after = afterName(cursor);
  return after ? sql`(${name}, ${id}) > (${after.name}, ${after.id}::uuid)` : sql`true`;
}
