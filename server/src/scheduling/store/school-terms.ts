import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { conflict, found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { TermValues } from '../rules/school-terms.ts';

export interface TermRow extends TermValues {
  id: string;
  groups: number;
}

const select = (where: ReturnType<typeof sql>, lock = sql``) => sql<TermRow>`
  select t.id, t.club_id, t.name, t.starts_on, t.ends_on, t.renewal_needs, t.renewal_from, t.renewal_until, t.newcomers_from,
         (select count(*)::int from class_schedules p where p.term_id = t.id and p.status <> 'cancelled') as groups
    from terms t where ${where} order by t.starts_on desc, t.name, t.id limit 200 ${lock}`;

/** The terms of these clubs, the latest first; all clubs when none are named. At most 200. */
export async function termsOf(tx: TenantTx, clubIds: readonly string[] | undefined): Promise<TermRow[]> {
  const where = clubIds === undefined ? sql`true` : sql`t.club_id = any(${[...clubIds]}::uuid[])`;
  return (await select(where).execute(tx)).rows;
}

/** Throws 404. */
export async function termOf(tx: TenantTx, id: string): Promise<TermRow> {
  return found((await select(sql`t.id = ${id}::uuid`).execute(tx)).rows[0], 'term');
}

/** Its last day; undefined for one that is not there. */
export async function termEnd(tx: TenantTx, id: string): Promise<string | undefined> {
  const query = tx.selectFrom('terms').select('ends_on').where('id', '=', id);
  return (await query.executeTakeFirst())?.ends_on;
}

/** For deciding about it. Throws 404. */
export async function lockTerm(tx: TenantTx, id: string): Promise<TermRow> {
  return found((await select(sql`t.id = ${id}::uuid`, sql`for update of t`).execute(tx)).rows[0], 'term');
}

/** @returns its id; undefined when the club has one of that name */
export async function insertTerm(scope: Scope, values: TermValues): Promise<string | undefined> {
  const id = newId();
  const saved = await once(() =>
    scope.tx
      .insertInto('terms')
      .values({ organization_id: organizationOf(scope), id, ...values })
      .execute(),
  );
  return saved ? id : undefined;
}

/** @returns false when the club has another one of that name */
export const updateTerm = (tx: TenantTx, id: string, values: TermValues): Promise<boolean> =>
  once(() =>
    tx
      .updateTable('terms')
      .set({ ...values, updated_at: sql`now()` })
      .where('id', '=', id)
      .execute(),
  );

/** @returns false while groups belong to it. Throws 409 `scheduling.term_has_wishes`: what somebody has said of it is not lost with it. */
export async function deleteTerm(tx: TenantTx, id: string): Promise<boolean> {
  try {
    const { rows } = await sql`
      delete from terms t where t.id = ${id}::uuid
         and not exists (select from class_schedules p where p.organization_id = t.organization_id and p.term_id = t.id)
      returning t.id`.execute(tx);
    return rows.length > 0;
  } catch (error) {
    // The window of a term goes with it; a wish stands in the way.
    if (violates(error, 'wishes_window'))
      throw conflict('scheduling.term_has_wishes', 'Somebody has said what they want of this term.');
    throw error;
  }
}

async function once(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (violates(error, 'terms_organization_id_club_id_name_key')) return false;
    throw error;
  }
}
