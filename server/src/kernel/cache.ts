import type { CachePlan } from './caches.ts';
import { afterCommit, effectsOf, markOf, scopeOf, touchedIn } from './db/context.ts';
import type { TenantTx } from './db/database.ts';
import type { Effects } from './effects.ts';

/** Reads through the caches of this process, if it has any. */
export const cachedBy = <T extends object>(
  { caches }: Effects,
  plan: CachePlan<T>,
  organizationId: string,
  key: string,
  load: () => Promise<T>,
  since?: number,
): Promise<T> => (caches ? caches.read(plan, organizationId, key, load, since) : load());

/** Reads through the caches inside a transaction; past them what it has itself written and not yet committed. */
export function cached<T extends object>(
  tx: TenantTx,
  plan: CachePlan<T>,
  key: string,
  load: () => Promise<T>,
): Promise<T> {
  if (plan.made_from.some((kind) => touchedIn(tx).has(kind))) return load();
  return cachedBy(effectsOf(tx), plan, scopeOf(tx).organization_id, key, load, markOf(tx)?.drops);
}

/**
 * Says that `tx` writes rows of these kinds: after its commit what was made from them is dropped, in this process at
 * once and in the others within milliseconds.
 */
export function touch(tx: TenantTx, ...kinds: string[]): void {
  const { organization_id } = scopeOf(tx);
  const { bus } = effectsOf(tx);
  const touched = touchedIn(tx);
  for (const made_from of kinds) {
    if (touched.has(made_from)) continue;
    touched.add(made_from);
    afterCommit(tx, () => bus?.publish({ topic: 'cache', organization_id, made_from }));
  }
}
