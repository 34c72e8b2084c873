import type { Insertable, Updateable } from 'kysely';
import type { FeePlans } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Instalment } from '../rules/instalments.ts';
import type { Price } from '../rules/pricing.ts';

interface Lists {
  prices?: readonly Price[] | undefined;
  instalments?: readonly Instalment[] | undefined;
}
type Plan = Omit<Insertable<FeePlans>, 'id' | 'organization_id' | keyof Lists> & Lists;

/** As the table has them. */
const written = ({ prices, instalments }: Lists) => ({
  ...(prices && { prices: JSON.stringify(prices) }),
  ...(instalments && { instalments: JSON.stringify(instalments) }),
});

/** @returns its id */
export async function insertPlan(scope: Scope, { prices, instalments, ...fields }: Plan): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('fee_plans')
    .values({
      ...{ ...fields, prices: '[]', ...written({ prices, instalments }) },
      ...{ organization_id: organizationOf(scope), id },
    })
    .execute();
  return id;
}

export async function updatePlan(
  { tx, now }: Scope,
  id: string,
  { prices, instalments, ...fields }: Omit<Updateable<FeePlans>, keyof Lists> & Lists,
): Promise<void> {
  await tx
    .updateTable('fee_plans')
    .set({ ...fields, ...written({ prices, instalments }), updated_at: now })
    .where('id', '=', id)
    .execute();
}
