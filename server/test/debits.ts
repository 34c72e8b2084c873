import type { TenantTx } from '../src/kernel/db/database.ts';
import { newId } from '../src/kernel/ids.ts';

interface OfCharge {
  organization_id: string;
  club_id: string;
  payer_id: string;
  charge_id: string;
  mandate: string;
  collection: string;
  item: string;
}

export const testIban = 'ES9121000418450200051332';

export const mandateRow = (club_id: string, client_id: string) => ({
  ...{ club_id, client_id, reference: 'M-1', iban: testIban, iban_end: '1332', holder: 'Ana' },
  signed_on: '2026-01-02',
});

export const collectionRow = (club_id: string, message_id: string) => ({
  ...{ club_id, collect_on: '2026-03-09', message_id, creditor_name: 'Club' },
  ...{ creditor_id: 'ES26000G12345678', creditor_iban: testIban },
});

/** A charge of 62 € waits in a collection. */
export async function collectCharge(
  tx: TenantTx,
  { organization_id, club_id, payer_id, charge_id, mandate, collection, item }: OfCharge,
): Promise<void> {
  const payment_id = newId();
  const money = { club_id, payer_id, amount: 6200, currency: 'EUR' };
  await tx
    .insertInto('payments')
    .values({ ...money, organization_id, id: payment_id, method: 'direct_debit', status: 'pending' })
    .execute();
  await tx
    .insertInto('payment_lines')
    .values({ organization_id, id: newId(), payment_id, charge_id, amount: 6200 })
    .execute();
  await tx
    .insertInto('debit_mandates')
    .values({ ...mandateRow(club_id, payer_id), organization_id, id: mandate })
    .execute();
  await tx
    .insertInto('debit_collections')
    .values({ ...collectionRow(club_id, 'M1'), organization_id, id: collection })
    .execute();
  await tx
    .insertInto('debit_items')
    .values({
      ...{ organization_id, id: item, collection_id: collection, mandate_id: mandate, charge_id, payment_id },
      ...{ sequence: 'FRST', end_to_end: 'E1', amount: 6200 },
    })
    .execute();
}
