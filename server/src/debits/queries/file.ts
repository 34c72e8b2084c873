import { sql } from 'kysely';
import { recordAudit } from '../../kernel/audit.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, offsetDateTime } from '../../kernel/time/index.ts';
import { digestOf } from '../rules/digest.ts';
import { type CollectedItem, messageIdOf, painOf } from '../rules/pain008.ts';
import { noteFile } from '../store/collections.ts';
import { readCollection } from './collections.ts';

interface Head {
  message_id: string;
  files: number;
  file_seen: string;
  created_at: Date;
  collect_on: LocalDate;
  creditor: { name: string; id: string; iban: string };
}

/**
 * The file of a collection for the bank: the only place where accounts stand whole, so the audit log tells who took it.
 * Throws 404; 409 `debits.changed` where there is none any more.
 */
export async function fileOf(scope: Scope, id: string): Promise<{ name: string; text: string }> {
  const { abilities } = await readCollection(scope, id);
  if (!abilities.download) throw conflict('debits.changed', 'This collection has no file any more.');
  const { created_at, ...head } = await headOf(scope, id);
  const items = await itemsOf(scope, id);
  const seen = seenIn(items);
  const number = head.file_seen === seen ? head.files : head.files + 1;
  if (head.file_seen !== seen) await noteFile(scope, id, { number, seen });
  await recordAudit(scope.tx, {
    ...{ action: 'debits.file_taken', entity: 'debit_collections', entity_id: id },
    changes: { rows: items.length },
  });
  const message_id = messageIdOf(head.message_id, number);
  const text = painOf({
    ...head,
    message_id,
    created_at: offsetDateTime(created_at, 'UTC').slice(0, 19),
    items,
  });
  return { name: `sepa-${head.collect_on}-${head.message_id.slice(-6)}.xml`, text };
}

/** Whether the file that was taken last is that of what is collected now: what a bank has is known by it. */
export async function isFileTaken(scope: Scope, id: string): Promise<boolean> {
  const { file_seen } = await headOf(scope, id);
  return file_seen === seenIn(await itemsOf(scope, id));
}

const seenIn = (items: readonly CollectedItem[]): string =>
  digestOf(items.map(({ end_to_end, amount }) => [end_to_end, amount]));

async function headOf({ tx }: Scope, id: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select c.message_id, c.files, c.file_seen, c.created_at, c.collect_on,
           jsonb_build_object('name', c.creditor_name, 'id', c.creditor_id, 'iban', c.creditor_iban) as creditor
      from debit_collections c where c.id = ${id}::uuid`.execute(tx);
  return rows[0]!;
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
