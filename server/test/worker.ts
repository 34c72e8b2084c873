import pg from 'pg';
import { system } from '../src/kernel/actor.ts';
import type { Database } from '../src/kernel/db/database.ts';
import type { DeliveredFact, Reaction } from '../src/kernel/facts.ts';
import { relay } from '../src/kernel/outbox.ts';
import type { TestDatabase } from './database.ts';

/** Takes every waiting fact out of the outbox. */
export async function waitingFacts({ ownerUrl }: TestDatabase): Promise<DeliveredFact[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const taken: DeliveredFact[] = [];
  const keep = async (facts: DeliveredFact[]) => void taken.push(...facts);
  while ((await relay(pool, keep)) > 0);
  await pool.end();
  return taken;
}

/** Runs one later reaction as the worker does: in a transaction of its own, as the installation itself. */
export function react(db: Database, it: Reaction, fact: DeliveredFact, now: Date): Promise<void> {
  const { organization_id } = fact;
  const scope = { organization_id, via: { user_id: null, via: `reaction ${it.name}` } };
  return db.tenant(scope, async (tx) => it.later?.({ tx, actor: system(organization_id), now }, fact));
}

/** Does what the worker would do now with all that waits, in order. */
export async function work(test: TestDatabase, reactions: readonly Reaction[], now: Date): Promise<void> {
  for (const fact of await waitingFacts(test))
    for (const it of reactions) if (it.on === fact.type && it.later) await react(test.db, it, fact, now);
}
