import { afterCommit, effectsOf, scopeOf } from './db/context.ts';
import type { TenantTx } from './db/database.ts';

const idsPerMessage = 100;

/**
 * Says, after the commit, that these rows changed: `{ type, ids }`, never the data itself. Whose screens hear of it,
 * the page of all topics says: `src/audiences.ts`. Screens ask for the data.
 */
export function announce(tx: TenantTx, type: string, ids: readonly string[]): void {
  const { organization_id } = scopeOf(tx);
  const { bus } = effectsOf(tx);
  if (!bus) return;
  afterCommit(tx, () => {
    for (let at = 0; at < ids.length; at += idsPerMessage)
      bus.publish({ topic: 'live', organization_id, type, ids: ids.slice(at, at + idsPerMessage) });
  });
}
