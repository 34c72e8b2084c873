import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Database, GlobalTx, TenantTx } from '../../kernel/db/database.ts';
import { afterName, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { organizationAbilities } from '../access.ts';
import type { Organization } from '../schemas/organizations.ts';

const columns = ['id', 'slug', 'name', 'default_locale', 'is_demo', 'created_at'] as const;

interface Row {
  id: string;
  slug: string;
  name: string;
  default_locale: string;
  is_demo: boolean;
  created_at: Date;
}
const organizationAnswer = (actor: Actor, row: Row): Organization => ({
  ...row,
  created_at: row.created_at.toISOString(),
  abilities: organizationAbilities(actor),
});

/** The organization that the scope is in. */
export async function getOrganization(scope: Scope): Promise<Organization> {
  const row = await scope.tx
    .selectFrom('organizations')
    .select(columns)
    .where('id', '=', organizationOf(scope))
    .executeTakeFirst();
  return organizationAnswer(scope.actor, found(row, 'organization'));
}

/** Every organization of the installation, by name: for platform staff. */
export function listOrganizations(db: Database, actor: Actor, input: { limit?: number; cursor?: string }) {
  const after = afterName(input.cursor);
  const size = pageSize(input.limit);
  return db.global(null, async (tx) => {
    const rows = await tx
      .selectFrom('organizations')
      .select(columns)
      .select(sql<string>`lower(name)`.as('sort'))
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(lower(name), id) > (${after?.name}, ${after?.id}::uuid)`),
      )
      .orderBy('sort')
      .orderBy('id')
      .limit(oneMore(size))
      .execute();
    const page = pageOf(rows, size, (row) => [row.sort, row.id]);
    return { ...page, results: page.results.map(({ sort: _, ...row }) => organizationAnswer(actor, row)) };
  });
}

/** True until the first organization stands. */
export async function isSetUpNeeded(tx: GlobalTx | TenantTx): Promise<boolean> {
  return (await tx.selectFrom('organizations').select('id').limit(1).executeTakeFirst()) === undefined;
}
