import type { Actor } from '../../kernel/actor.ts';
import type { Database, GlobalTx, TenantTx } from '../../kernel/db/database.ts';
import { type AskedByName, byName } from '../../kernel/http/by-name.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { foundOrNearly } from '../../kernel/search.ts';
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
export function listOrganizations(db: Database, actor: Actor, asked: AskedByName) {
  const list = byName('o', asked);
  return db.global(null, async (tx) => {
    const rows = await foundOrNearly(list.search, (matches) =>
      tx
        .selectFrom('organizations as o')
        .select(columns)
        .select(list.columns)
        .where(list.rows(matches))
        .orderBy(list.order)
        .limit(list.limit)
        .execute(),
    );
    const page = list.page(rows);
    return {
      ...page,
      results: page.results.map((row) => organizationAnswer(actor, row)),
    };
  });
}

/** True until the first organization stands. */
export async function isSetUpNeeded(tx: GlobalTx | TenantTx): Promise<boolean> {
  return (await tx.selectFrom('organizations').select('id').limit(1).executeTakeFirst()) === undefined;
}
