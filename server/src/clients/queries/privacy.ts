import { type RawBuilder, sql } from 'kysely';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { maySeeCare } from '../access.ts';
import type { Privacy, PrivacyConsent, PrivacyText } from '../schemas.ts';
import { getClient } from './clients.ts';

/** The text in force; undefined where the organization has none. */
export async function currentText(scope: Scope): Promise<PrivacyText | undefined> {
  return (await listTexts(scope))[0];
}

/** All versions, the one in force first. */
export async function listTexts({ tx }: Scope): Promise<PrivacyText[]> {
  const rows = await tx
    .selectFrom('privacy_texts')
    .select(['id', 'version', 'text', 'created_at'])
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, created_at: created_at.toISOString() }));
}

/** The text in force, and for whom among oneself and one's dependants nobody has agreed to it. */
export async function privacyAsked(scope: Scope): Promise<Privacy> {
  const current = (await currentText(scope)) ?? null;
  const { client = [], dependant = [] } = scope.actor.personas;
  if (!current) return { current, missing: [] };
  const { rows } = await sql<{ client_id: string; display_name: string }>`
    select c.id as client_id, c.display_name from client_profiles c
     where c.id = any(${[...client, ...dependant]}::uuid[]) and not exists (
       select from privacy_consents p where p.client_id = c.id and p.text_id = ${current.id}::uuid)
     order by c.sort_name, c.id`.execute(scope.tx);
  return { current, missing: rows };
}

/** SQL: whether this client has agreed to the text in force; nobody has to where there is none. */
export const hasAgreed = (client_id: RawBuilder<unknown>) => sql<boolean>`coalesce((
  select exists (select from privacy_consents a where a.client_id = ${client_id} and a.text_id = t.id)
    from privacy_texts t order by t.version desc limit 1), true)`;

/** Whether this client has agreed to the text in force. */
export async function hasAgreedNow({ tx }: Scope, client_id: string): Promise<boolean> {
  const { rows } = await sql<{
    agreed: boolean;
  }>`select ${hasAgreed(sql`${client_id}::uuid`)} as agreed`.execute(tx);
  return rows[0]?.agreed === true;
}

/** To which versions somebody has agreed, the latest first. Throws 404 for whoever may not see it. */
export async function consentsOf(scope: Scope, client_id: string): Promise<PrivacyConsent[]> {
  if (!maySeeCare(scope.actor, client_id)) throw notFound('client');
  await getClient(scope, client_id);
  const { rows } = await sql<Omit<PrivacyConsent, 'at'> & { at: Date }>`
    select t.version, p.created_at as at, p.on_paper, u.name as given_by
      from privacy_consents p join privacy_texts t on t.id = p.text_id left join users u on u.id = p.given_by
     where p.client_id = ${client_id}::uuid order by t.version desc`.execute(scope.tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
