import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Bus } from './bus.ts';
import type { Left } from './queue.ts';

/** At most so many causes, and about so many facts, leave the outbox at once. */
const causesAtOnce = 500;
const factsAtOnce = 5_000;
/** One relay moves at a time; any constant will do. */
const relayLock = 7_241_905_118;

export type Enqueue = (
  left: Left[],
  query: (text: string, values: unknown[]) => Promise<unknown>,
) => Promise<void>;

/**
 * Moves waiting causes to `enqueue` and deletes them, in one transaction: a fact is queued exactly once, and with all
 * others of its cause. While another process relays, nothing is moved: that one goes on until nothing waits.
 * @returns how many causes were moved
 */
export async function relay(pool: pg.Pool, enqueue: Enqueue): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin; select set_config('app.system', 'on', true)");
    const left = await take(client);
    if (left.length > 0) await enqueue(left, (text, values) => client.query(text, values));
    await client.query('commit');
    return left.length;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

async function take(client: pg.PoolClient): Promise<Left[]> {
  const lock = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
    relayLock,
  ]);
  if (!lock.rows[0]?.free) return [];
  const { rows } = await client.query<Left & { id: string }>(
    `with first as (select organization_id, id, fact_count from outbox order by id limit ${causesAtOnce}),
          next as (select organization_id, id, sum(fact_count) over (order by id) - fact_count as before from first)
     delete from outbox o using next n
      where n.before < ${factsAtOnce} and o.organization_id = n.organization_id and o.id = n.id
     returning o.id, o.organization_id, o.cause_id, o.facts, o.actor, to_json(o.created_at)#>>'{}' as created_at`,
  );
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

const pollMs = 2_000;
const gatherMs = 200;

export interface RelayOptions {
  pool: pg.Pool;
  bus: Bus;
  enqueue: Enqueue;
  log: (message: string) => void;
}

/**
 * Relays at every wake-up and, for what a crash left behind, every two seconds. While there is something to do it
 * pauses in between: what arrives meanwhile goes in one batch, which costs little more than one booking alone.
 */
export function startRelay({ pool, bus, enqueue, log }: RelayOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | undefined;
  let again = false;
  const drain = async () => {
    do {
      again = false;
      const moved = await relay(pool, enqueue);
      if (moved > 0) again = true;
      if (moved > 0 && moved < causesAtOnce) await pause(gatherMs, undefined, { signal }).catch(() => {});
    } while (again && !signal.aborted);
  };
  const wake = () => {
    again = true;
    running ??= drain()
      .catch((error: Error) => log(`jobs: relay: ${error.message}`))
      .finally(() => {
        running = undefined;
      });
  };
  const unsubscribe = bus.subscribe('outbox', wake);
  const timer = setInterval(wake, pollMs);
  wake();
  return {
    async stop() {
      stopping.abort();
      unsubscribe();
      clearInterval(timer);
      await running;
    },
  };
}
