import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { WishWindow } from '../rules/wishes.ts';

/** A term of a club, with its window where it has one. */
interface TermRow {
  term_id: string;
  name: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
  club_id: string;
  club_name: string;
  club_is_active: boolean;
  timezone: string;
}

export interface WindowRow extends TermRow, WishWindow {
  id: string;
  reminded_at: Date | null;
}

const termColumns = sql`t.id as term_id, t.name, t.starts_on, t.ends_on, t.club_id, k.name as club_name,
  k.is_active as club_is_active, k.timezone`;
const windowColumns = sql`${termColumns}, w.id, w.opens_on, w.closes_on, w.closed_at, w.reminded_at`;

/** A term, kept as it is until the end. */
export async function holdTerm({ tx }: Scope, id: string): Promise<TermRow | undefined> {
  const { rows } = await sql<TermRow>`
    select ${termColumns} from terms t join clubs k on k.id = t.club_id where t.id = ${id}::uuid for share of t`.execute(
    tx,
  );
  return rows[0];
}

type Lock = 'none' | 'hold' | 'change';
const locks: Readonly<Record<Lock, RawBuilder<unknown>>> = {
  none: sql``,
  // Whoever closes it, or gives the term other dates, waits; two who wish do not wait for each other.
  hold: sql`for share of w, t`,
  change: sql`for no key update of w`,
};

/** The window of a term. */
export async function windowOf(
  { tx }: Scope,
  term_id: string,
  lock: Lock = 'none',
): Promise<WindowRow | undefined> {
  const { rows } = await sql<WindowRow>`
    select ${windowColumns} from wish_windows w join terms t on t.id = w.term_id join clubs k on k.id = t.club_id
     where w.term_id = ${term_id}::uuid ${locks[lock]}`.execute(tx);
  return rows[0];
}

/** The windows of these clubs, the latest term first; of all clubs when none are named. At most 200. */
export async function windowsOf(
  { tx }: Scope,
  club_ids: readonly string[] | undefined,
): Promise<WindowRow[]> {
  const where = club_ids === undefined ? sql`true` : sql`t.club_id = any(${[...club_ids]}::uuid[])`;
  const { rows } = await sql<WindowRow>`
    select ${windowColumns} from wish_windows w join terms t on t.id = w.term_id join clubs k on k.id = t.club_id
     where ${where} order by t.starts_on desc, t.name, t.id limit 200`.execute(tx);
  return rows;
}

/** Opens it, or gives it other days; one that was closed is open again. */
export async function saveWindow(
  scope: Scope,
  term_id: string,
  { opens_on, closes_on }: { opens_on: LocalDate; closes_on: LocalDate },
): Promise<void> {
  const { tx, actor, now } = scope;
  await sql`
    insert into wish_windows (organization_id, id, term_id, opens_on, closes_on, created_by, created_at, updated_at)
    values (${organizationOf(scope)}::uuid, ${newId()}::uuid, ${term_id}::uuid, ${opens_on}::date, ${closes_on}::date,
            ${actor.user_id}::uuid, ${now}::timestamptz, ${now}::timestamptz)
    on conflict on constraint wish_windows_once do update
      set opens_on = excluded.opens_on, closes_on = excluded.closes_on, closed_at = null, updated_at = excluded.updated_at`.execute(
    tx,
  );
}

export async function closeWindow({ tx, now }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('wish_windows')
    .set({ closed_at: now, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** @returns false where it had been done */
export async function markReminded({ tx, now }: Scope, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('wish_windows')
    .set({ reminded_at: now, updated_at: now })
    .where('id', '=', id)
    .where('reminded_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
