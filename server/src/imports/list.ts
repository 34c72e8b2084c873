import { type RawBuilder, sql } from 'kysely';
import { afterInstant, oneMore, pageOf, pageSize } from '../kernel/http/paging.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { administers } from '../organizations/public.ts';
import type { Import } from './schemas.ts';

interface Asked {
  limit?: number;
  cursor?: string;
}

/** Files that were imported, the newest first: all for owners; for a club's admin their own, and those of clients. */
export async function listImports(scope: Scope, { limit, cursor }: Asked) {
  const size = pageSize(limit);
  const after = afterInstant(cursor);
  const behind = after
    ? sql`and (i.created_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<Row>`
    ${imports(scope)} ${behind} order by i.created_at desc, i.id desc limit ${oneMore(size)}`.execute(
    scope.tx,
  );
  const page = pageOf(rows, size, (row) => [row.created_at.toISOString(), row.id]);
  return { ...page, results: page.results.map(presented) };
}

/** Throws 404, also for who does not see it. */
export async function getImport(scope: Scope, id: string): Promise<Import> {
  const { rows } = await sql<Row>`${imports(scope)} and i.id = ${id}::uuid`.execute(scope.tx);
  return presented(found(rows[0], 'import'));
}

export async function lockImport({ tx }: Scope, id: string): Promise<void> {
  await sql`select from imports where id = ${id}::uuid for update`.execute(tx);
}

type Row = Omit<Import, 'created_at' | 'undone_at' | 'abilities'> & {
  created_at: Date;
  undone_at: Date | null;
};

const presented = ({ created_at, undone_at, ...row }: Row): Import => ({
  ...row,
  created_at: created_at.toISOString(),
  undone_at: undone_at?.toISOString() ?? null,
  abilities: { undo: row.left_count > 0 },
});

/** What the actor sees, to be narrowed further. */
const imports = ({ actor }: Scope): RawBuilder<unknown> => sql`
  select i.id, i.kind, i.file_name, i.row_count, i.made_count, i.changed_count, i.created_at, i.undone_at,
         c.name as created_by, u.name as undone_by,
         (select count(*)::int from import_rows r where r.import_id = i.id and r.undone_at is null) as left_count
    from imports i left join users c on c.id = i.created_by left join users u on u.id = i.undone_by
   where ${administers(actor, null) ? sql`true` : sql`(i.kind = 'clients' or i.created_by = ${actor.user_id}::uuid)`}`;
