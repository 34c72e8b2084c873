import { scopeOf } from './db/context.ts';
import type { TenantTx } from './db/database.ts';

/** Writes into the audit log what no trigger sees: changes to the directory of organizations, and visits. */
export async function recordAudit(
  tx: TenantTx,
  entry: { action: string; entity: string; entity_id: string; changes: Record<string, unknown> },
): Promise<void> {
  const { organization_id, via } = scopeOf(tx);
  await tx
    .insertInto('audit_log')
    .values({ organization_id, ...via, ...entry, changes: JSON.stringify(entry.changes) })
    .execute();
}
