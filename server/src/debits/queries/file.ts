import { sql } from 'kysely';
import { recordAudit } from '../../kernel/audit.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, offsetDateTime } from '../../kernel/time/index.ts';
import { type CollectedItem, painOf } from '../rules/pain008.ts';
import { getCollection } from './collections.ts';

interface Head {
  message_id: string;
  created_at: Date;
  collect_on: LocalDate;
  creditor: { name: string; id: string; iban: string };
}

/**
 * The file of a collection for the bank: the only place where accounts stand whole, so the audit log tells who took it.
 * Throws 404; 409 `debits.changed` where there is none any more.
 */
export async function fileOf(scope: Scope, id: string): Promise<{ name: string; text: string }> {
  const { abilities } = await getCollection(scope, id);
  if (!abilities.download) throw conflict('debits.changed', 'This collection has no file any more.');
  const { rows } = await sql<Head>`
    select c.message_id, c.created_at, c.collect_on,
           jsonb_build_object('name', c.creditor_name, 'id', c.creditor_id, 'iban', c.creditor_iban) as creditor
      from debit_collections c where c.id = ${id}::uuid`.execute(scope.tx);
  const { created_at, ...head } = rows[0]!;
  const items = await itemsOf(scope, id);
  await recordAudit(scope.tx, {
    ...{ action: 'debits.file_taken', entity: 'debit_collections', entity_id: id },
    changes: { rows: items.length },
  });
  const text = painOf({ ...head, created_at: offsetDateTime(created_at, 'UTC').slice(0, 19), items });
  return { name: `sepa-${head.collect_on}-${head.message_id.slice(-6)}.xml`, text };
}

async function itemsOf({ tx }: Scope, collection_id: string): Promise<CollectedItem[]> {
  const { rows } = await sql<CollectedItem>`
    select i.end_to_end, i.amount, i.sequence,
           m.said as mandate, h.about
      from debit_items i
      cross join lateral (
        select jsonb_build_object('reference', x.reference, 'signed_on', x.signed_on, 'holder', x.holder, 'iban', x.iban) as said
          from debit_mandates x where x.id = i.mandate_id offset 0) m
      cross join lateral (
        select (select g.name from schedule_enrollments f join class_schedules g on g.id = f.schedule_id where f.id = x.place_id)
                 || ', ' || to_char(x.period_start, 'DD/MM/YYYY') || '-' || to_char(x.period_end, 'DD/MM/YYYY') || ', '
                 || (select y.display_name from client_profiles y where y.id = x.student_id) as about
          from charges x where x.id = i.charge_id offset 0) h
     where i.collection_id = ${collection_id}::uuid and i.status <> 'taken_out'
     order by i.id`.execute(tx);
  return rows;
}
