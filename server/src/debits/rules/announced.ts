import type { CollectionAnnounced, CollectionCancelled } from '../facts.ts';

interface Item {
  collection_id: string;
  club_id: string;
  collect_on: string;
  creditor_id: string;
  mandate_id: string;
  payer_id: string;
  reference: string;
  iban_end: string;
  amount: number;
}

type Told = CollectionAnnounced | CollectionCancelled;

/** One for each who pays, of all that is collected of them, or is not after all. */
export const announcedTo = (type: Told['type'], items: readonly Item[]): Told[] =>
  [...Map.groupBy(items, (one) => `${one.collection_id} ${one.mandate_id}`).values()].map((own) => {
    const { collection_id, payer_id, club_id, collect_on, creditor_id, reference, iban_end } = own[0]!;
    const amount = own.reduce((sum, one) => sum + one.amount, 0);
    return {
      type,
      payload: { collection_id, payer_id, club_id, amount, collect_on, creditor_id, reference, iban_end },
    };
  });
