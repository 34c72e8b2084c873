import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { lettersAtMost } from './rules.ts';

export interface ErasureRow {
  id: string;
  client_id: string;
  client_name: string;
  status: 'asked' | 'planned' | 'withdrawn' | 'done';
  asked_at: Date;
  due_at: Date | null;
  done_at: Date | null;
  by_person: boolean;
}

const select = sql`
  select e.id, e.client_id, c.display_name as client_name, e.status, e.asked_at, e.due_at, e.done_at,
         e.asked_by is distinct from e.planned_by as by_person
    from erasures e join client_profiles c on c.id = e.client_id`;

/** What was asked for last of somebody, and is not withdrawn. */
export async function erasureOf({ tx }: Scope, clientId: string): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`
    ${select} where e.client_id = ${clientId}::uuid and e.status <> 'withdrawn' order by e.asked_at desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** Those that wait, in their order. At most 200. */
export async function waitingErasures({ tx }: Scope): Promise<ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`
    ${select} where e.organization_id = app.current_organization_id() and e.status in ('asked', 'planned')
     order by e.asked_at, e.id limit 200`.execute(tx);
  return rows;
}

/** The next one that is due, after `from`. */
export async function dueErasure({ tx, now }: Scope, from: string | undefined): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select id, client_id from erasures
     where organization_id = app.current_organization_id() and status = 'planned' and due_at <= ${now}::timestamptz
       ${from === undefined ? sql`` : sql`and id > ${from}::uuid`}
     order by id limit 1`.execute(tx);
  return rows[0];
}
export interface Due {
  id: string;
  client_id: string;
}

/** Whether it is due still, and of that person: locked, so that nobody withdraws it meanwhile. */
export async function lockDue({ tx, now }: Scope, { id, client_id }: Due): Promise<boolean> {
  const { rows } = await sql`
    select from erasures
     where id = ${id}::uuid and client_id = ${client_id}::uuid and status = 'planned' and due_at <= ${now}::timestamptz
       for update`.execute(tx);
  return rows.length > 0;
}

export interface Profile {
  id: string;
  display_name: string;
  email: string | null;
  user_id: string | null;
  locale: string;
  merged_into: string | null;
  erased_at: Date | null;
}

/** Where somebody's letters go, and in which language. */
export async function addressOf(
  { tx }: Scope,
  { user_id, email, locale, display_name: name }: Profile,
): Promise<{ email: string | null; locale: string; name: string }> {
  if (user_id === null) return { email, locale, name };
  const account = await tx
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('id', '=', user_id)
    .executeTakeFirstOrThrow();
  return { ...account, name };
}

/** Of who looks after them, each address once. */
export async function addressesAround(
  { tx }: Scope,
  clientId: string,
): Promise<{ email: string; locale: string; name: string }[]> {
  const { rows } = await sql<{ email: string; locale: string; name: string }>`
    select distinct on (lower(x.email)) x.email, x.locale, x.name
      from guardians g join client_profiles c on c.id = g.guardian_id and c.is_active
      left join users u on u.id = c.user_id
      cross join lateral (select coalesce(u.email, c.email) as email, coalesce(u.locale, c.locale) as locale, c.display_name as name) x
     where g.dependant_id = ${clientId}::uuid and x.email <> '' order by lower(x.email), c.id`.execute(tx);
  return rows;
}

/** @returns Stripe's names of the cards that are theirs no more */
export async function endCards({ tx, now }: Scope, clientId: string): Promise<string[]> {
  const { rows } = await sql<{ method_id: string }>`
    update saved_cards set removed_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
     where client_id = ${clientId}::uuid and removed_at is null returning method_id`.execute(tx);
  return rows.map((row) => row.method_id);
}

export const rolesOf = async ({ tx }: Scope, user_id: string) =>
  tx
    .selectFrom('memberships')
    .select(['id as membership_id', 'user_id', 'role', 'club_id'])
    .where('user_id', '=', user_id)
    .where('organization_id', '=', sql<string>`app.current_organization_id()`)
    .execute();

/** A profile, locked where it is about to be decided about. */
export async function loadProfile({ tx }: Scope, id: string, lock: boolean): Promise<Profile | undefined> {
  return tx
    .selectFrom('client_profiles')
    .select(['id', 'display_name', 'email', 'user_id', 'locale', 'merged_into', 'erased_at'])
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

export async function insertErasure(
  scope: Scope,
  row: { client_id: string; status: 'asked' | 'planned'; due_at: Date | null },
): Promise<string> {
  const id = newId();
  const by = scope.actor.user_id;
  await scope.tx
    .insertInto('erasures')
    .values({
      ...row,
      ...{ organization_id: organizationOf(scope), id, asked_by: by, asked_at: scope.now },
      ...(row.status === 'planned' && { planned_by: by, planned_at: scope.now }),
    })
    .execute();
  return id;
}

export async function planErasure({ tx, actor, now }: Scope, id: string, due_at: Date): Promise<void> {
  await tx
    .updateTable('erasures')
    .set({ status: 'planned', planned_by: actor.user_id, planned_at: now, due_at })
    .where('id', '=', id)
    .execute();
}

export async function withdrawErasure({ tx, actor, now }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('erasures')
    .set({ status: 'withdrawn', withdrawn_by: actor.user_id, withdrawn_at: now })
    .where('id', '=', id)
    .execute();
}

/** All that says who somebody was goes, in every table (db/migrations/0330_erasures.sql). */
export async function erasePerson({ tx, now }: Scope, id: string, called: string): Promise<void> {
  await sql`select app.erase_person(${id}::uuid, ${called}, ${now}::timestamptz)`.execute(tx);
  await tx.updateTable('erasures').set({ status: 'done', done_at: now }).where('id', '=', id).execute();
}

/** Letters that told it, and have gone. */
export async function forgetLetters({ tx }: Scope, before: Date): Promise<void> {
  await sql`
    delete from mails m where m.dedupe_key = any(array(
      select 'erasure:' || e.id || case n when 0 then '' else ':' || n end from erasures e cross join generate_series(0, ${lettersAtMost - 1}::int) n
       where e.organization_id = app.current_organization_id() and e.status = 'done' and e.done_at > ${before}::timestamptz - interval '60 days'))
       and (m.status in ('sent', 'kept') or m.created_at < ${before}::timestamptz)`.execute(tx);
}

/** Names on what the law does not want any more. @returns how many */
export async function eraseKept(
  { tx, now }: Scope,
  { before, called, most }: { before: string; called: string; most: number },
): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    select app.erase_kept(${before}::timestamptz, ${called}, ${now}::timestamptz, ${most}) as done`.execute(
    tx,
  );
  return rows[0]!.done;
}
