import { type RawBuilder, sql } from 'kysely';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { maySeeCare } from '../access.ts';
import type { Waiver, WaiverSignature, Waivers } from '../schemas/waivers.ts';
import { getClient } from './clients.ts';

/** The version in force; undefined where there is none. */
export async function currentWaiver(scope: Scope): Promise<Waiver | undefined> {
  const row = await waivers(scope).limit(1).executeTakeFirst();
  return row && shown(row);
}

/** All versions, the one in force first. */
export async function listWaivers(scope: Scope): Promise<Waiver[]> {
  return (await waivers(scope).execute()).map(shown);
}

const waivers = ({ tx }: Scope) =>
  tx
    .selectFrom('waivers')
    .select(['id', 'version', 'title_es', 'title_en', 'text_es', 'text_en', 'asks_from', 'created_at'])
    .orderBy('version', 'desc');

const shown = <Row extends { created_at: Date }>({ created_at, ...row }: Row) => ({
  ...row,
  created_at: created_at.toISOString(),
});

/** The version in force, and for whom among oneself and one's dependants nobody has signed it. */
export async function waiversAsked(scope: Scope): Promise<Waivers> {
  const current = (await currentWaiver(scope)) ?? null;
  const { client = [], dependant = [] } = scope.actor.personas;
  if (!current) return { current, missing: [] };
  const { rows } = await sql<{ client_id: string; display_name: string }>`
    select c.id as client_id, c.display_name from client_profiles c
     where c.id = any(${[...client, ...dependant]}::uuid[]) and not exists (
       select from waiver_signatures s where s.client_id = c.id and s.waiver_id = ${current.id}::uuid)
     order by c.sort_name, c.id`.execute(scope.tx);
  return { current, missing: rows };
}

/**
 * SQL: until which day (included) what this client has signed is enough, YYYY-MM-DD; 9999-12-31 for the version in force, and
 * where there is none; '' for nothing that is. What was signed is enough until the first day from which any later version
 * asks anew: one that asked at once is not taken back by a later one that asks from a day on.
 */
export const signedUntil = (client_id: RawBuilder<unknown>) => sql<string>`coalesce(
  (select max(coalesce(
            (select min(coalesce((later.asks_from - 1)::text, '')) from waivers later where later.version > w.version), '9999-12-31'))
     from waiver_signatures a join waivers w on w.id = a.waiver_id where a.client_id = ${client_id}),
  case when exists (select from waivers) then '' else '9999-12-31' end)`;

/** The same of one client. */
export async function signedUntilNow({ tx }: Scope, client_id: string): Promise<string> {
  const { rows } = await sql<{
    until: string;
  }>`select ${signedUntil(sql`${client_id}::uuid`)} as until`.execute(tx);
  return rows[0]?.until ?? '';
}

/** Which versions somebody has signed, the latest first. Throws 404 for whoever may not see it. */
export async function signaturesOf(scope: Scope, client_id: string): Promise<WaiverSignature[]> {
  if (!maySeeCare(scope.actor, client_id)) throw notFound('client');
  await getClient(scope, client_id);
  const { rows } = await sql<Omit<WaiverSignature, 'at'> & { at: Date }>`
    select w.version, s.created_at as at, s.on_paper, s.typed_name, u.name as signed_by
      from waiver_signatures s join waivers w on w.id = s.waiver_id left join users u on u.id = s.signed_by
     where s.client_id = ${client_id}::uuid order by w.version desc`.execute(scope.tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
