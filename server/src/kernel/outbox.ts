import { sql } from 'kysely';
import type pg from 'pg';
import { afterCommit, effectsOf, post, scopeOf } from './db/database.ts';
import type { DeliveredFact, Fact } from './facts.ts';
import type { Scope } from './scope.ts';

/**
 * Says what happened, in the transaction of its cause: runs the `now` reactions and leaves the rest in the outbox.
 * Whoever relays it is woken after the commit.
 */
export async function append(scope: Scope, facts: readonly Fact[]): Promise<void> {
  const { reactions = [] } = effectsOf(scope.tx);
  const later = facts.filter((fact) => reactions.some((it) => it.on === fact.type && (it.later || it.alone)));
  if (later.length > 0) store(scope, later);
  for (const [type, same] of Map.groupBy(facts, (fact) => fact.type))
    for (const it of reactions)
      if (it.on === type)
        await it.now?.(
          scope,
          same.map((fact) => fact.payload),
        );
}

function store({ tx }: Scope, facts: Fact[]): void {
  const { organization_id, via } = scopeOf(tx);
  post(
    tx,
    sql`insert into outbox (organization_id, type, payload, actor)
    select ${organization_id}::uuid, f->>'type', f->'payload', ${JSON.stringify(via)}::jsonb
      from jsonb_array_elements(${JSON.stringify(facts)}::jsonb) f`,
  );
  const { bus } = effectsOf(tx);
  afterCommit(tx, () => bus?.publish({ topic: 'outbox' }));
}

const batch = 200;
export type Enqueue = (
  facts: DeliveredFact[],
  query: (text: string, values: unknown[]) => Promise<unknown>,
) => Promise<void>;

/**
 * Moves waiting facts to `enqueue` and deletes them, in one transaction: a fact is queued exactly once.
 * @returns how many were moved
 */
export async function relay(pool: pg.Pool, enqueue: Enqueue): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin; select set_config('app.system', 'on', true)");
    const { rows } = await client.query<DeliveredFact>(
      `with next as (select organization_id, id from outbox order by id limit ${batch} for update skip locked)
       delete from outbox o using next n where o.organization_id = n.organization_id and o.id = n.id
       returning o.organization_id, o.id, o.type, o.payload, o.actor, to_json(o.created_at)#>>'{}' as created_at`,
    );
    // bigint arrives as text on a plain pool.
    const facts = rows.map((row) => ({ ...row, id: Number(row.id) })).sort((a, b) => a.id - b.id);
    if (facts.length > 0) await enqueue(facts, (text, values) => client.query(text, values));
    await client.query('commit');
    return rows.length;
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
