import { sql } from 'kysely';
import type { Part } from '../kernel/duties.ts';
import { daysBefore, forgottenAtOnce } from '../kernel/forget.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';

/** What the oldest of the old imports wrote, people's names among it. That there was an import, and how many rows it had, stays. */
export async function forgetImports({ tx, now }: Scope, { imports_days }: Retention): Promise<Part> {
  const { numAffectedRows = 0n } = await sql`
    delete from import_rows where id in (
      select r.id from import_rows r
       where r.import_id = (select i.id from imports i
                             where i.created_at < ${daysBefore(now, imports_days)}::timestamptz
                               and exists (select from import_rows o where o.import_id = i.id)
                             order by i.created_at limit 1)
       limit ${sql.lit(forgottenAtOnce)})`.execute(tx);
  const done = Number(numAffectedRows);
  return { done, next: done > 0 ? 'more' : undefined };
}
