import type pg from 'pg';
import type { Fact } from '../facts.ts';
import { newId } from '../ids.ts';
import type { TenantScope } from './transaction.ts';

/** Writes what a transaction leaves to be done later: one row, however many facts there are. */
export async function writeLeft(
  client: pg.PoolClient,
  { organization_id, via }: TenantScope,
  facts: readonly Fact[],
): Promise<void> {
  await client.query({
    name: 'leave facts',
    text: `insert into outbox (organization_id, cause_id, facts, fact_count, actor) values ($1, $2, $3, $4, $5)`,
    values: [organization_id, newId(), JSON.stringify(facts), facts.length, JSON.stringify(via)],
  });
}
