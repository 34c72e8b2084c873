import type { TenantTx } from '../../src/kernel/db/database.ts';

interface OnlineTwin {
  organization_id: string;
  payment: string;
  refund: string;
  there: string;
  part: string;
}

/** What is paid online, and goes back. */
export async function writeOnline(
  tx: TenantTx,
  { organization_id, payment, refund, there, part }: OnlineTwin,
): Promise<void> {
  const back = { organization_id, payment_id: payment };
  await tx
    .insertInto('online_refunds')
    .values({ ...back, id: part, refund_id: refund, request_key: 'key', amount: 1 })
    .execute();
  await tx
    .insertInto('online_refunds_there')
    .values({ ...back, id: there, reference: 're_twin', amount: 1, state: 'succeeded' })
    .execute();
}
