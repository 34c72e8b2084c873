import type { Insertable, Updateable } from 'kysely';
import type { FeePlans } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Price } from '../rules/pricing.ts';

type Plan = Omit<Insertable<FeePlans>, 'id' | 'organization_id' | 'prices'> & { prices: readonly Price[] };

/** @returns its id */
export async function insertPlan(scope: Scope, { prices, ...fields }: Plan): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('fee_plans')
    .values({ ...fields, prices: JSON.stringify(prices), organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

export async function updatePlan(
  { tx, now }: Scope,
  id: string,
  { prices, ...fields }: Omit<Updateable<FeePlans>, 'prices'> & { prices?: readonly Price[] | undefined },
): Promise<void> {
  await tx
    .updateTable('fee_plans')
    .set({ ...fields, ...(prices && { prices: JSON.stringify(prices) }), updated_at: now })
    .where('id', '=', id)
    .execute();
}
