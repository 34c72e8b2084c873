import { type RawBuilder, sql } from 'kysely';
import { post, scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx, Via } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Changes } from '../rules/apply.ts';
import type { LedgerEntry } from '../rules/make-ups/ledger.ts';
import type { MoneyEntry } from '../rules/money.ts';
import type { CreditEntry } from '../rules/packages.ts';
import type { By, Round } from '../rules/rounds.ts';
import { regainedBy, withdrawRegained } from './make-ups/regained.ts';
import { writeEntry } from './make-ups/write.ts';
import { moneyMoves, moveMoney } from './money.ts';
import { moveCredits } from './packages.ts';

/** What a fold of decisions comes to. */
export interface ToSave {
  /** Of everything together. */
  counts: Changes['counts'];
  rounds: readonly Round<Via>[];
  adopted: Changes['adopted'];
  /** What becomes of make-ups, in the order of the decisions. */
  ledger: readonly By<Via, LedgerEntry>[];
  /** What becomes of packages, in the same order. */
  credits: readonly By<Via, CreditEntry>[];
  /** What becomes of money that was paid. */
  money: readonly By<Via, MoneyEntry>[];
}

/**
 * Sends a fold of decisions on its way, in one trip with the commit. The counters move only if the places are still
 * free (G1): one guarded statement for all sessions, with a CHECK behind it. If it moves fewer, the transaction fails
 * as a lost race and is run again.
 */
export function saveChanges(
  tx: TenantTx,
  { counts, rounds, adopted, ledger, credits, money }: ToSave,
  now: Date,
): void {
  const idsOf = (rows: By<Via, { id: string }>[]) => rows.map(({ row, by }) => ({ id: row.id, by }));
  const regained = regainedBy(rounds, adopted, scopeOf(tx).via);
  const entries = ledger.map(({ row, by }) => ({ id: newId(), entry: row, by, now }));
  const moved = credits.map(({ row, by }) => ({ id: newId(), row, by }));
  const paid = moneyMoves(money);
  const ofMoney = paid.flatMap(({ ids, by }) => ids.map((id) => ({ id, by })));
  const all = counts.size > 0 && [
    ...[...rounds.flatMap(writtenIn), ...regained],
    ...[...entries, ...moved, ...ofMoney],
  ];
  const once = all && areDistinct([...all, ...adopted]) ? all : undefined;
  const named = (rows: Authored[]) => (once ? [] : [nameAuthors(tx, rows)]);
  // The counters move for the batch as a whole; only what is written after them has an author for each row.
  if (counts.size > 0) post(tx, moveCounts(counts, once && authorsOf(tx, once)));
  if (adopted.length > 0) post(tx, updateAdopted(adopted));
  for (const { listed, cancelled, reinstated, placed, promoted } of rounds) {
    if (listed.length > 0) post(tx, ...named(idsOf(listed)), ...updateListed(listed));
    if (cancelled.length > 0) post(tx, ...named(endedIn(cancelled)), updateCancelled(cancelled, now));
    if (reinstated.length > 0) post(tx, ...named(idsOf(reinstated)), updateReinstated(reinstated));
    const takenBack = takenBackIn(placed);
    if (takenBack.length > 0) post(tx, ...named(takenBack), clearReleased(takenBack));
    if (placed.length > 0) post(tx, ...named(idsOf(placed)), insertPlaced(tx, placed, now));
    if (promoted.length > 0) post(tx, ...named(idsOf(promoted)), updatePromoted(promoted, now));
  }
  // Before what uses one: who uses it at the same moment has lost the race.
  if (regained.length > 0) post(tx, ...named(regained), withdrawRegained(tx, regained, now));
  for (const entry of entries) post(tx, ...named([entry]), ...writeEntry(tx, entry));
  if (moved.length > 0) post(tx, ...named(moved), ...moveCredits(tx, moved, now));
  if (paid.length > 0) post(tx, ...named(ofMoney), ...moveMoney(tx, paid, now));
}

interface Authored {
  id: string;
  by: Via;
}

const endedIn = (cancelled: Round<Via>['cancelled']): Authored[] =>
  cancelled.map(({ row, by }) => ({ id: row.enrollment.id, by }));
const takenBackIn = (placed: Round<Via>['placed']): Authored[] =>
  placed.flatMap(({ row, by }) => (row.takes_back ? [{ id: row.takes_back.id, by }] : []));
const writtenIn = ({ cancelled, placed, ...others }: Round<Via>): Authored[] => [
  ...[...others.listed, ...others.reinstated, ...placed, ...others.promoted].map(({ row, by }) => ({
    id: row.id,
    by,
  })),
  ...endedIn(cancelled),
  ...takenBackIn(placed),
];

/** Then each has one author, and one statement can name them all. */
const areDistinct = (rows: readonly { id: string }[]) =>
  new Set(rows.map(({ id }) => id)).size === rows.length;

/** Who is behind each row, for the audit log. */
function authorsOf(tx: TenantTx, changes: readonly Authored[]): string {
  const { via } = scopeOf(tx);
  const rows = Object.fromEntries(changes.map(({ id, by }) => [id, by]));
  return JSON.stringify(changes.every(({ by }) => by === via) ? via : { ...via, rows });
}

/** For the statement that follows. */
const nameAuthors = (tx: TenantTx, changes: readonly Authored[]): RawBuilder<unknown> =>
  sql`select set_config('app.actor', ${authorsOf(tx, changes)}, true)`;

/** Names the authors of what follows, where they are all known: a statement less. */
function moveCounts(counts: Changes['counts'], authors: string | undefined): RawBuilder<unknown> {
  const moves = [...counts].map(([id, by]) => ({ id, ...by }));
  return sql`
    with moved as (
      update class_sessions s
         set enrolled_count = s.enrolled_count + d.enrolled,
             waitlisted_count = s.waitlisted_count + d.waitlisted,
             over_capacity = greatest(0, least(s.over_capacity, s.enrolled_count + d.enrolled - s.max_participants)),
             status = case
               when s.status = 'scheduled' and s.enrolled_count + d.enrolled >= s.min_participants then 'confirmed'
               when s.status = 'confirmed' and s.enrolled_count + d.enrolled < s.min_participants then 'scheduled'
               else s.status end
        from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as d(id uuid, enrolled int, waitlisted int)
       where s.id = any(${moves.map((move) => move.id)}::uuid[]) and s.id = d.id
         and (d.enrolled <= 0 or s.enrolled_count + d.enrolled <= s.max_participants)
         and (s.status in ('scheduled', 'confirmed', 'in_progress') or (d.enrolled <= 0 and d.waitlisted <= 0))
      returning s.id)
    select case when count(*) < ${moves.length}::int then app.lost_race() end
           ${authors === undefined ? sql`` : sql`, set_config('app.actor', ${authors}, true)`} from moved`;
}

/** The tickets of the waiting list are drawn in the order of the decisions. */
function insertPlaced(tx: TenantTx, placed: Round<Via>['placed'], now: Date): RawBuilder<unknown> {
  const { organization_id } = scopeOf(tx);
  const rows = placed.map(({ row, by }, i) => ({
    ...{ ...row, pays: undefined, by_make_up: row.pays !== undefined },
    ...{ i, by: by.user_id },
  }));
  return sql`
    insert into class_enrollments (organization_id, id, session_id, session_starts_at, session_ends_at, student_id,
      schedule_enrollment_id, status, waitlist_sequence, waitlist_priority, source, price, currency, enrolled_at, created_by,
      created_at, despite_overlap, by_make_up, student_package_id, pay_with, credit_of, pay_until)
    select ${organization_id}::uuid, d.id, d.session_id, s.scheduled_datetime, s.ends_at, d.student_id,
           d.schedule_enrollment_id, d.status, case when d.status = 'waitlisted' then nextval('waitlist_sequence') end, d.waitlist_priority, d.source,
           d.price, d.currency, case when d.status = 'enrolled' then ${now}::timestamptz end, d.by, ${now}::timestamptz, d.despite_overlap, d.by_make_up, d.student_package_id, d.pay_with, d.credit_of, d.pay_until
      from (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i int, id uuid, session_id uuid,
              student_id uuid, schedule_enrollment_id uuid, status text, waitlist_priority smallint, source text,
              price int, currency text, by uuid, despite_overlap boolean, by_make_up boolean, student_package_id uuid, pay_with text, credit_of uuid, pay_until timestamptz)) d
      join class_sessions s on s.id = d.session_id order by d.i`;
}

function updateCancelled(cancelled: Round<Via>['cancelled'], now: Date): RawBuilder<unknown> {
  const rows = cancelled.map(({ row: { enrollment, is_late, reason }, by }) => ({
    id: enrollment.id,
    is_late,
    reason,
    by: by.user_id,
    released: enrollment.released,
  }));
  return sql`
    update class_enrollments e
       set status = 'cancelled', cancelled_at = ${now}::timestamptz, cancelled_by = d.by, cancel_reason = d.reason,
           is_late_cancellation = d.is_late, released = d.released, pay_until = null, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, is_late boolean, reason text, by uuid, released boolean)
     where e.id = d.id`;
}

function updatePromoted(promoted: Round<Via>['promoted'], now: Date): RawBuilder<unknown> {
  const rows = promoted.map(({ row: { id, pay_until = null } }) => ({ id, pay_until }));
  return sql`
    update class_enrollments e
       set status = 'enrolled', enrolled_at = ${now}::timestamptz, promoted_at = ${now}::timestamptz, pay_until = d.pay_until, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, pay_until timestamptz)
     where e.id = d.id`;
}

const clearReleased = (takenBack: readonly { id: string }[]): RawBuilder<unknown> => sql`
  update class_enrollments set released = false, updated_at = now()
   where id = any(${takenBack.map((one) => one.id)}::uuid[])`;

function updateAdopted(adopted: Changes['adopted']): RawBuilder<unknown> {
  const rows = adopted.map(({ id, schedule_enrollment_id, source, waitlist_priority, ...one }) => ({
    ...{ id, schedule_enrollment_id, source, waitlist_priority, despite_overlap: one.despite_overlap },
    paid_back: !one.by_make_up && one.student_package_id === null,
  }));
  return sql`
    update class_enrollments e
       set schedule_enrollment_id = d.schedule_enrollment_id, source = d.source, waitlist_priority = d.waitlist_priority,
           despite_overlap = d.despite_overlap, pay_until = null, updated_at = now(),
           by_make_up = e.by_make_up and not d.paid_back,
           student_package_id = case when not d.paid_back then e.student_package_id end,
           price = case when d.paid_back then ${priceAnew} else e.price end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as d(id uuid, schedule_enrollment_id uuid, source text, waitlist_priority smallint, despite_overlap boolean, paid_back boolean),
           class_sessions s, client_profiles c
     where e.id = d.id and s.id = e.session_id and c.id = e.student_id`;
}

/** Of a booking that nothing pays for any more; of another one its own. */
const priceAnew = sql`
  case when not e.by_make_up and e.student_package_id is null then e.price
       when c.is_club_member then coalesce(s.member_price, s.price) else s.price end`;

/** To the head of the list, in this order; whoever was out is not any more, and what paid for the place has gone back. */
const updateListed = (listed: Round<Via>['listed']): RawBuilder<unknown>[] =>
  listed.map(
    ({ row: { id, waitlist_priority } }) => sql`
  update class_enrollments e
     set status = 'waitlisted', waitlist_sequence = nextval('waitlist_sequence'), waitlist_priority = ${waitlist_priority}::smallint,
         enrolled_at = null, promoted_at = null, cancelled_at = null, cancelled_by = null, cancel_reason = '', updated_at = now(),
         by_make_up = false, student_package_id = null,
         price = ${priceAnew}
    from class_sessions s, client_profiles c
   where e.id = ${id}::uuid and s.id = e.session_id and c.id = e.student_id`,
  );

/** As they were before the class was called off: since when, by whom and with which ticket stays. */
function updateReinstated(reinstated: Round<Via>['reinstated']): RawBuilder<unknown> {
  const rows = reinstated.map(({ row: { id, status } }) => ({ id, status }));
  return sql`
    update class_enrollments e
       set status = d.status, cancelled_at = null, cancelled_by = null, cancel_reason = '', updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, status text)
     where e.id = d.id`;
}
