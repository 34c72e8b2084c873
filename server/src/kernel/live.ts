import type { Bus } from './bus.ts';
import { afterCommit, scopeOf, type TenantTx } from './db/database.ts';

let bus: Bus | undefined;
export function connectLive(to: Bus | undefined): void {
  bus = to;
}

const idsPerMessage = 100;

/**
 * Tells the screens of the organization, after the commit, that these rows changed: `{ type, ids }`, never the data
 * itself. Screens ask for that.
 */
export function announce(tx: TenantTx, type: string, ids: readonly string[]): void {
  const { organization_id } = scopeOf(tx);
  afterCommit(tx, () => {
    for (let at = 0; at < ids.length; at += idsPerMessage)
      bus?.publish({ topic: 'live', organization_id, type, ids: ids.slice(at, at + idsPerMessage) });
  });
}
