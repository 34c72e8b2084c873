import { LRUCache } from 'lru-cache';
import type { Bus } from './bus.ts';
import { afterCommit, scopeOf, type TenantTx } from './db/database.ts';

/**
 * Values of an organization, kept for at most `ttlMs` and dropped in every process when something they were made
 * from is written (`touch`). Load functions are not run twice at the same time for one key.
 */
export interface Cache<T extends object> {
  get(organizationId: string, key: string, load: () => Promise<T>): Promise<T>;
}

let bus: Bus | undefined;
const caches = new Map<string, Set<LRUCache<string, Promise<object>>>>();

/** Connects the caches of this process with those of the others. Returns the way back. */
export function connectCaches(to: Bus): () => void {
  bus = to;
  const drop = to.subscribe('cache', ({ organization_id, made_from }) =>
    dropLocal(organization_id as string, made_from as string),
  );
  const gap = to.subscribe('bus.gap', () => {
    for (const set of caches.values()) for (const cache of set) cache.clear();
  });
  return () => {
    drop();
    gap();
    bus = undefined;
  };
}

function dropLocal(organizationId: string, madeFrom: string): void {
  for (const cache of caches.get(madeFrom) ?? [])
    for (const key of cache.keys()) if (key.startsWith(`${organizationId} `)) cache.delete(key);
}

export function createCache<T extends object>(options: {
  made_from: string[];
  ttlMs: number;
  max: number;
}): Cache<T> {
  const entries = new LRUCache<string, Promise<object>>({ max: options.max, ttl: options.ttlMs });
  for (const source of options.made_from) {
    const set = caches.get(source) ?? new Set();
    caches.set(source, set.add(entries));
  }
  return {
    get(organizationId, key, load) {
      const name = `${organizationId} ${key}`;
      const known = entries.get(name);
      if (known) return known as Promise<T>;
      const loading = load();
      entries.set(name, loading);
      // A load that started before a write must not be kept after it: dropLocal removes it by name, and a failure too.
      loading.catch(() => entries.delete(name));
      return loading;
    },
  };
}

/** Tells, after the commit of `tx`, that rows of these kinds changed, in this process at once and in the others. */
export function touch(tx: TenantTx, ...kinds: string[]): void {
  const { organization_id } = scopeOf(tx);
  afterCommit(tx, () => {
    for (const made_from of kinds)
      if (bus) bus.publish({ topic: 'cache', organization_id, made_from });
      else dropLocal(organization_id, made_from);
  });
}
