import { sql } from 'kysely';
import { isUnderWay } from '../../fees/public.ts';
import { afterDay, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type LocalDate, localDateOf } from '../../kernel/time/index.ts';
import { isRecent } from '../../payments/public.ts';
import { collectionAbilities, collectsAt, itemAbilities } from '../access.ts';
import type { Collection, CollectionsQuery, DebitItem, WholeCollection } from '../schemas.ts';

type Dated = 'created_at' | 'submitted_at' | 'booked_at' | 'cancelled_at';
type Row = Omit<Collection, 'abilities' | Dated> & { timezone: string; created_at: Date } & Record<
    Exclude<Dated, 'created_at'>,
    Date | null
  >;

const select = sql`
  select c.id, c.club_id, k.name as club_name, k.timezone, c.collect_on, c.status, c.creditor_name, c.created_at, c.submitted_at, c.booked_at,
         c.cancelled_at, (select u.name from users u where u.id = c.created_by) as by, t.*
    from debit_collections c
    join clubs k on k.id = c.club_id
    cross join lateral (
      select count(*)::int as count, coalesce(sum(i.amount), 0)::int as amount, count(distinct i.mandate_id)::int as payers,
             count(*) filter (where i.status = 'returned')::int as returned_count,
             coalesce(sum(i.amount) filter (where i.status = 'returned'), 0)::int as returned_amount
        from debit_items i
       where i.collection_id = c.id and (i.status <> 'taken_out' or c.status = 'cancelled')) t`;

/** Each is added up. */
const most = 20;

/** Collections of a club, the latest day first. Throws 404. */
export async function listCollections(scope: Scope, { club_id, cursor, limit }: CollectionsQuery) {
  if (!collectsAt(scope.actor, club_id)) throw notFound('club');
  const size = Math.min(pageSize(limit), most);
  const after = afterDay(cursor);
  const { rows } = await sql<Row>`${select}
     where c.club_id = ${club_id}::uuid ${after ? sql`and (c.collect_on, c.id) < (${after.day}::date, ${after.id}::uuid)` : sql``}
     order by c.collect_on desc, c.id desc limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.collect_on, row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

/** Without what is collected. Throws 404. */
export async function readCollection(scope: Scope, id: string): Promise<Collection> {
  const { rows } = await sql<Row>`${select} where c.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'collection');
  if (!collectsAt(scope.actor, row.club_id)) throw notFound('collection');
  return present(scope, row);
}

/** Throws 404. */
export async function getCollection(scope: Scope, id: string): Promise<WholeCollection> {
  const collection = await readCollection(scope, id);
  const items = await itemsWhere(scope, sql`i.collection_id = ${id}::uuid`);
  return { ...collection, items: items.map((one) => itemOf(scope, one)) };
}

function present({ actor, now }: Scope, { timezone, ...row }: Row): Collection {
  const at = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    ...{
      submitted_at: at(row.submitted_at),
      booked_at: at(row.booked_at),
      cancelled_at: at(row.cancelled_at),
    },
    abilities: collectionAbilities(actor, row, localDateOf(now, timezone)),
  };
}

/** A charge in a collection, as it is found. */
export interface ItemRow extends Omit<DebitItem, 'abilities' | 'returned_at'> {
  club_id: string;
  collect_on: LocalDate;
  collection_status: Collection['status'];
  returned_at: Date | null;
  created_at: Date;
  booked_at: Date | null;
  charge_status: 'open' | 'paid' | 'cancelled';
  creditor_id: string;
  mandate_ended: boolean;
  /** It came back, and money for its charge is on its way anew. */
  under_way: boolean;
}

// Each is looked up by its key (`offset 0`): a collection that was just made is more than the planner knows of.
const items = sql`
  select i.id, i.collection_id, i.payment_id, i.charge_id, h.student_id, h.student_name, h.label, h.period_start, h.period_end, h.due_on,
         i.amount, i.mandate_id, m.payer_id, m.payer_name, m.reference, m.iban_end, m.mandate_ended, i.sequence, i.end_to_end, i.status, i.kept_amount,
         i.return_code, i.returned_at, i.fee_amount, i.created_at, i.booked_at, c.club_id, c.collect_on, c.status as collection_status,
         c.creditor_id, h.status as charge_status, h.under_way
    from debit_items i
    cross join lateral (select k.* from debit_collections k where k.id = i.collection_id offset 0) c
    cross join lateral (
      select x.client_id as payer_id, x.reference, x.iban_end, x.ended_at is not null as mandate_ended,
             (select w.display_name from client_profiles w where w.id = x.client_id) as payer_name
        from debit_mandates x where x.id = i.mandate_id offset 0) m
    cross join lateral (
      select x.student_id, x.period_start, x.period_end, x.due_on, x.status, x.amount, x.early_amount,
             i.status = 'returned' and ${isUnderWay(sql`x`)} as under_way,
             (select g.name from schedule_enrollments f join class_schedules g on g.id = f.schedule_id where f.id = x.place_id) as label,
             (select y.display_name from client_profiles y where y.id = x.student_id) as student_name,
             (select y.sort_name from client_profiles y where y.id = x.student_id) as sort_name
        from charges x where x.id = i.charge_id offset 0) h`;

async function itemsWhere({ tx }: Scope, where: ReturnType<typeof sql>): Promise<ItemRow[]> {
  const { rows } =
    await sql<ItemRow>`${items} where ${where} order by h.sort_name, h.period_start, i.id`.execute(tx);
  return rows;
}

/** Throws 404. */
export async function readItem(scope: Scope, id: string): Promise<ItemRow> {
  const row = found((await itemsWhere(scope, sql`i.id = ${id}::uuid`))[0], 'item');
  if (!collectsAt(scope.actor, row.club_id)) throw notFound('item');
  return row;
}

/** Those of a collection that wait for its day. */
export const waitingIn = (scope: Scope, collection_id: string): Promise<ItemRow[]> =>
  itemsWhere(scope, sql`i.collection_id = ${collection_id}::uuid and i.status = 'waiting'`);

/** Those of a mandate that can still be taken out: nobody has given them to a bank. */
export const waitingBy = (scope: Scope, mandate_id: string): Promise<ItemRow[]> =>
  itemsWhere(scope, sql`i.mandate_id = ${mandate_id}::uuid and i.status = 'waiting' and c.status = 'made'`);

/** Those by mandates of somebody that have ended, and that no bank has. */
export const waitingByEnded = (scope: Scope, client_id: string): Promise<ItemRow[]> =>
  itemsWhere(
    scope,
    sql`i.status = 'waiting' and c.status = 'made' and i.mandate_id in (
          select e.id from debit_mandates e where e.client_id = ${client_id}::uuid and e.ended_at is not null)`,
  );

/** Of the periods of these charges: those that no bank has, and that are not owed any more as they are to be collected. */
export const otherByNow = (scope: Scope, charges: readonly string[]): Promise<ItemRow[]> =>
  itemsWhere(
    scope,
    sql`i.status = 'waiting' and c.status = 'made' and i.charge_id in (
          select o.id from charges f join charges o on o.root_id = f.root_id and o.period_start = f.period_start
           where f.id = any(${[...charges]}::uuid[]))
        and (h.status <> 'open' or h.amount - case when h.early_amount <= h.amount and i.amount < h.amount then h.early_amount else 0 end <> i.amount)`,
  );

export function itemOf({ actor, now }: Scope, row: ItemRow): DebitItem {
  const { club_id, collection_status, status, returned_at, charge_status, kept_amount } = row;
  const {
    created_at: _c,
    booked_at: _b,
    collect_on: _o,
    charge_status: _s,
    collection_status: _t,
    club_id: _l,
    creditor_id: _d,
    mandate_ended: _m,
    under_way,
    ...said
  } = row;
  const can_undo =
    charge_status === 'open' &&
    kept_amount === 0 &&
    !under_way &&
    returned_at !== null &&
    isRecent(returned_at, now);
  return {
    ...{ ...said, returned_at: returned_at?.toISOString() ?? null },
    abilities: itemAbilities(actor, { club_id, collection_status, status, can_undo }),
  };
}
