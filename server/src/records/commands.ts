import { LRUCache } from 'lru-cache';
import type { Actor } from '../kernel/actor.ts';
import { recordAudit } from '../kernel/audit.ts';
import type { Database, TenantScope } from '../kernel/db/database.ts';

const hourMs = 3_600_000;

/**
 * Writes into an organization's audit log that platform staff without a role there came in: once an hour for
 * each of them. The request waits for it: no access without its trace.
 */
export function createStaffWatch(
  db: Database,
): (actor: Actor, scope: TenantScope, now: Date) => Promise<void> {
  const seen = new LRUCache<string, Promise<void>>({ max: 10_000 });
  return (actor, scope, now) => {
    const hour = Math.floor(now.getTime() / hourMs);
    const key = `${actor.user_id} ${scope.organization_id} ${hour}`;
    const before = seen.get(key);
    if (before) return before;
    // Others may wait for it too when this one has gone.
    const { organization_id, via } = scope;
    const writing = db.tenant({ organization_id, via }, (tx) =>
      recordAudit(tx, {
        action: 'staff.access',
        entity: 'organizations',
        entity_id: organization_id,
        changes: { name: actor.name },
      }),
    );
    seen.set(key, writing);
    writing.catch(() => seen.delete(key));
    return writing;
  };
}

/** Staff who act in an organization on nothing but being staff. */
export const isStaffVisit = (actor: Actor): boolean =>
  actor.is_staff && actor.kind === 'user' && actor.organization_id !== null && actor.roles.length === 0;
