import { LRUCache } from 'lru-cache';
import type { Bus } from './bus.ts';

/**
 * What may be kept of an organization: for at most `ttlMs`, `max` values in this process, dropped in every process
 * when one of the kinds of rows that it is made from is written (`touch`).
 */
export interface CachePlan<T extends object> {
  readonly made_from: readonly string[];
  readonly ttlMs: number;
  readonly max: number;
  /** Only for the compiler: what is kept. */
  readonly value?: T;
}

type Load = () => Promise<object>;

/** The values of one plan. */
class Kept {
  readonly #values: LRUCache<string, object, Load>;
  /** Keys that somebody waits for: `LRUCache.keys` leaves out what still loads. */
  readonly #asked = new Set<{ key: string }>();

  constructor({ max, ttlMs }: CachePlan<object>) {
    this.#values = new LRUCache({
      ...{ max, ttl: ttlMs },
      fetchMethod: (_key, _stale, { context }) => context(),
      // Dropped while it loads: whoever waits gets the answer, and the next one asks again.
      ignoreFetchAbort: true,
    });
  }

  async read(key: string, load: Load): Promise<object> {
    const known = this.#values.get(key);
    if (known) return known;
    const asked = { key };
    this.#asked.add(asked);
    try {
      return (await this.#values.fetch(key, { context: load })) as object;
    } finally {
      this.#asked.delete(asked);
    }
  }

  drop(prefix: string): void {
    const keys = [...this.#values.keys(), ...[...this.#asked].map(({ key }) => key)];
    for (const key of keys) if (key.startsWith(prefix)) this.#values.delete(key);
  }
}

/**
 * The values that one process keeps. A load is not run twice at the same time for one key, and a load that began
 * before a write is answered but not kept after it. While the bus is away nothing is kept: nobody could say that it
 * is stale.
 */
export class Caches {
  readonly #kept = new Map<CachePlan<object>, Kept>();
  readonly #bus: Bus;
  #drops = 0;
  readonly #unsubscribe: (() => void)[];

  constructor(bus: Bus) {
    this.#bus = bus;
    this.#unsubscribe = [
      bus.subscribe('cache', ({ organization_id, made_from }) =>
        this.#drop(organization_id as string, made_from as string),
      ),
      bus.subscribe('bus.gap', () => {
        this.#drops++;
        this.#kept.clear();
      }),
    ];
  }

  /** Counts what was dropped. */
  get drops(): number {
    return this.#drops;
  }

  /** @param since what was dropped by the moment that `load` looks at, when that is not now (`drops`) */
  async read<T extends object>(
    plan: CachePlan<T>,
    organizationId: string,
    key: string,
    load: () => Promise<T>,
    since = this.#drops,
  ): Promise<T> {
    if (!this.#bus.isUp || since !== this.#drops) return load();
    const kept = this.#kept.get(plan) ?? new Kept(plan);
    this.#kept.set(plan, kept);
    return (await kept.read(`${organizationId} ${key}`, load)) as T;
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #drop(organizationId: string, madeFrom: string): void {
    this.#drops++;
    for (const [{ made_from }, kept] of this.#kept)
      if (made_from.includes(madeFrom)) kept.drop(`${organizationId} `);
  }
}
