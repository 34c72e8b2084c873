import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../kernel/time/index.ts';

/** The day on which a bank is to collect charge `c`, in SQL; null: nobody does, and it can be paid. */
export const collectedOn = (c: RawBuilder<unknown>) => sql<LocalDate | null>`(
  select k.collect_on from debit_items i join debit_collections k on k.id = i.collection_id
   where i.charge_id = ${c}.id and i.status = 'waiting')`;

/** What was collected comes back by the bank, not by hand. */
export const byDebit = (c: RawBuilder<unknown>) => sql<boolean>`exists (
  select from payments d where d.id = ${c}.payment_id and d.method = 'direct_debit')`;
