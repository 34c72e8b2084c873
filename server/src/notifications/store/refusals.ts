import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { addressDigest } from '../../kernel/mail-ways.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** Which kinds of mail are not wanted at these addresses of people without an account. */
export async function refusalsAt(
  scope: Scope,
  emails: readonly string[],
): Promise<(email: string, kind: string) => boolean> {
  if (emails.length === 0) return () => false;
  const organization = organizationOf(scope);
  const digests = [...new Set(emails.map((email) => addressDigest(organization, email)))];
  const rows = await scope.tx
    .selectFrom('mail_refusals')
    .select(['address', 'kind'])
    .where('address', '=', sql<string>`any(${digests}::text[])`)
    .execute();
  const refused = new Set(rows.map(({ address, kind }) => `${address} ${kind}`));
  return (email, kind) => refused.has(`${addressDigest(organization, email)} ${kind}`);
}

/** The kinds of these that are refused at an address. */
export async function refusedKinds(
  { tx }: Scope,
  address: string,
  kinds: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .selectFrom('mail_refusals')
    .select('kind')
    .where('address', '=', address)
    .where('kind', 'in', [...kinds])
    .execute();
  return rows.map(({ kind }) => kind);
}

export async function saveRefusals(scope: Scope, address: string, kinds: readonly string[]): Promise<void> {
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('mail_refusals')
    .values(kinds.map((kind) => ({ organization_id, id: newId(), address, kind, created_at: scope.now })))
    .onConflict((on) => on.constraint('mail_refusals_once').doNothing())
    .execute();
}

export async function deleteRefusals(
  { tx }: Scope,
  address: string,
  kinds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('mail_refusals')
    .where('address', '=', address)
    .where('kind', 'in', [...kinds])
    .execute();
}

/** Whose mails they are. Throws 404. */
export async function senderName(scope: Scope): Promise<string> {
  const organization = await scope.tx
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', organizationOf(scope))
    .executeTakeFirst();
  return found(organization, 'organization').name;
}
