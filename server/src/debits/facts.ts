import type { Fact } from '../kernel/facts.ts';

type OfPayer = {
  /** Who pays: a student, or who looks after one. */
  payer_id: string;
  club_id: string;
  /** Minor units of euros. */
  amount: number;
};

type OfCollection = OfPayer & {
  collection_id: string;
  collect_on: string;
  creditor_id: string;
  reference: string;
  iban_end: string;
};

/** A club is about to collect from somebody's account. */
export type CollectionAnnounced = Fact<'debits.collection_announced', OfCollection>;
/** It is not, after all. */
export type CollectionCancelled = Fact<'debits.collection_cancelled', OfCollection>;

/** What was collected of somebody came back. */
export type DebitReturned = Fact<
  'debits.returned',
  OfPayer & { item_id: string; charge_id: string; label: string; code: string; fee_amount: number }
>;
