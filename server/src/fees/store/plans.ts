import { type Insertable, sql, type Updateable } from 'kysely';
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

/** Prices from now on: for places that come, and from a day on for those that are there. */
export async function insertVersion(
  scope: Scope,
  plan_id: string,
  { prices, existing_from }: { prices: readonly Price[]; existing_from: string | null },
): Promise<void> {
  await sql`
    insert into fee_plan_versions (organization_id, id, plan_id, number, prices, existing_from, created_by)
    select ${organizationOf(scope)}::uuid, ${newId()}::uuid, ${plan_id}::uuid, coalesce(max(number), 0) + 1, ${JSON.stringify(prices)}::jsonb,
           ${existing_from}::date, ${scope.actor.user_id}::uuid
      from fee_plan_versions where plan_id = ${plan_id}::uuid`.execute(scope.tx);
}

/** Two who change its prices do so one after the other. */
export async function lockPlan({ tx }: Scope, id: string): Promise<void> {
  await sql`select id from fee_plans where id = ${id}::uuid for no key update`.execute(tx);
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
