import { type RawBuilder, sql } from 'kysely';
import { invalid } from '../../kernel/problem.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import type { AuditQuery } from '../schemas.ts';

/** What a question about the audit log (as `a`) asks for, from before the entry `before` on. */
export function asked(input: AuditQuery, before: number | undefined): RawBuilder<boolean> {
  const [from, until] = [instant(input.from, 'from'), instant(input.until, 'until')];
  const conditions = [
    ...(input.entity === undefined ? [] : [sql`a.entity = ${input.entity}`]),
    ...(input.entity_id === undefined ? [] : [sql`a.entity_id = ${input.entity_id}::uuid`]),
    ...(input.user_id === undefined ? [] : [sql`a.user_id = ${input.user_id}::uuid`]),
    ...(from === undefined ? [] : [sql`a.at >= ${from}`]),
    ...(until === undefined ? [] : [sql`a.at < ${until}`]),
    ...(before === undefined ? [] : [sql`a.id < ${before}`]),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function instant(text: string | undefined, field: string): Date | undefined {
  if (text === undefined) return undefined;
  const at = parseInstant(text);
  if (at === null)
    throw invalid([
      {
        path: `query.${field}`,
        code: 'format',
        params: { format: 'date-time' },
        message: 'is not an RFC 3339 time',
      },
    ]);
  return at;
}
