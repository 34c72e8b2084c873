import type { Insertable } from 'kysely';
import type { TenantTx } from '../src/kernel/db/database.ts';
import type { Charges } from '../src/kernel/db/types.ts';
import { newId } from '../src/kernel/ids.ts';

type OfPlace = Pick<
  Insertable<Charges>,
  'organization_id' | 'club_id' | 'plan_id' | 'place_id' | 'student_id'
> & { id: string };

/** A plan by the month, and 62 € for a place in one. */
export async function chargePlace(
  tx: TenantTx,
  { plan_id, ...charge }: OfPlace & { plan_id: string },
): Promise<void> {
  const { organization_id, club_id, id, place_id } = charge;
  await tx
    .insertInto('fee_plans')
    .values({
      ...{
        organization_id,
        id: plan_id,
        club_id,
        name: `Cuota ${plan_id}`,
        currency: 'EUR',
        period: 'month',
      },
      ...{ starts_on: '2026-01-01', prices: '[]' },
    })
    .execute();
  await tx
    .insertInto('charges')
    .values({
      ...{ ...charge, plan_id, root_id: place_id, currency: 'EUR', due_on: '2026-03-05' },
      ...{ period_start: '2026-03-01', period_end: '2026-03-31' },
    })
    .execute();
  await tx
    .insertInto('charge_lines')
    .values({ organization_id, id: newId(), charge_id: id, number: 1, kind: 'fee', amount: 6200 })
    .execute();
}
