import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../../kernel/db/context.ts';
import type { TenantTx, Via } from '../../../kernel/db/database.ts';
import type { LedgerEntry } from '../../rules/make-ups/ledger.ts';
import { mostEntries } from '../../rules/make-ups/most.ts';
import { lastEntry } from './open.ts';

interface Writing {
  id: string;
  by: Via;
  entry: LedgerEntry;
  now: Date;
}

/** The statements that write an entry. A make-up that somebody else has used meanwhile is a lost race. */
export function writeEntry(tx: TenantTx, writing: Writing): RawBuilder<unknown>[] {
  const { entry } = writing;
  if (entry.kind === 'used') return [use(tx, writing, entry), payWith(entry)];
  return [giveBack(tx, writing, entry)];
}

type Entry<K> = Extract<LedgerEntry, { kind: K }>;

const use = (tx: TenantTx, { id, by, now }: Writing, entry: Entry<'used'>) => sql`
  with used as (
    insert into make_up_entries (organization_id, id, make_up_id, number, kind, enrollment_id, expires_on, created_by, created_at)
    values (${scopeOf(tx).organization_id}::uuid, ${id}::uuid, ${entry.make_up_id}::uuid, ${entry.number}, 'used',
            ${entry.enrollment_id}::uuid, ${entry.expires_on}::date, ${by.user_id}::uuid, ${now}::timestamptz)
    on conflict (organization_id, make_up_id, number) do nothing returning id)
  select case when count(*) = 0 then app.lost_race() end from used`;

/** A ticket that becomes a place has its price from before. */
const payWith = ({ enrollment_id }: Entry<'used'>) => sql`
  update class_enrollments set by_make_up = true, price = 0, updated_at = now()
   where id = ${enrollment_id}::uuid and not by_make_up`;

const giveBack = (tx: TenantTx, { id, by, now }: Writing, entry: Entry<'given_back'>) => sql`
  insert into make_up_entries (organization_id, id, make_up_id, number, kind, enrollment_id, expires_on, created_by, created_at)
  select ${scopeOf(tx).organization_id}::uuid, ${id}::uuid, u.make_up_id, l.number + 1, 'given_back', u.enrollment_id,
         greatest(l.expires_on, ${entry.at_least}::date), ${by.user_id}::uuid, ${now}::timestamptz
    from make_up_entries u cross join lateral (${lastEntry(sql`u.make_up_id`)}) l
   where u.enrollment_id = ${entry.enrollment_id}::uuid and u.kind = 'used' and l.number = u.number and l.number < ${mostEntries}`;
