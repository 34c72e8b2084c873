import type { TenantTx } from '../../src/kernel/db/database.ts';
import { newId } from '../../src/kernel/ids.ts';

interface OnlineTwin {
  organization_id: string;
  payment: string;
  refund: string;
  there: string;
  card: string;
  client: string;
}

/** What is paid online, and goes back. */
export async function writeOnline(
  tx: TenantTx,
  { organization_id, payment, refund, there, card, client }: OnlineTwin,
): Promise<void> {
  const back = { organization_id, payment_id: payment };
  await tx
    .insertInto('online_refunds')
    .values({ ...back, id: newId(), refund_id: refund, request_key: 'key', amount: 1 })
    .execute();
  await tx
    .insertInto('online_refunds_there')
    .values({ ...back, id: there, reference: 're_twin', amount: 1, state: 'succeeded' })
    .execute();
  await tx
    .insertInto('saved_cards')
    .values({
      ...{ organization_id, id: card, client_id: client, customer_id: 'cus_twin', method_id: `pm_${card}` },
      ...{ brand: 'visa', last_four: '4242', exp_month: 12, exp_year: 2030 },
    })
    .execute();
}
