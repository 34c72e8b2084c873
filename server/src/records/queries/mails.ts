import { sql } from 'kysely';
import type { Database } from '../../kernel/db/database.ts';
import { afterId, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { clubsSeen } from '../access.ts';
import type { KeptMail, MailQuery } from '../schemas.ts';

const mailColumns = ['id', 'to_email', 'subject', 'body', 'status', 'error', 'created_at'] as const;
const mailAnswer = (row: Omit<KeptMail, 'created_at'> & { created_at: Date }): KeptMail => ({
  ...row,
  created_at: row.created_at.toISOString(),
});

/**
 * Mail of the organization, the newest first; for a club's admin that of their clubs, and what is no club's. Links that
 * make somebody an owner or a club admin are for owners' eyes: whoever reads such a letter could use it.
 */
export async function listMails(scope: Scope, input: MailQuery) {
  const size = pageSize(input.limit);
  const before = afterId(input.cursor);
  const clubs = clubsSeen(scope.actor);
  const rows = await scope.tx
    .selectFrom('mails as m')
    .select(mailColumns.map((column) => `m.${column}` as const))
    .$if(clubs !== null, (query) =>
      query.where(
        sql<boolean>`(m.club_id = any(${clubs}::uuid[]) or m.club_id is null and m.dedupe_key not like 'notification:%')
          and m.dedupe_key <> all (array(
          select 'invitation:' || i.id from invitations i
           where i.organization_id = ${organizationOf(scope)} and i.role in ('owner', 'club_admin')))`,
      ),
    )
    .$if(input.status !== undefined, (query) => query.where('m.status', '=', input.status as string))
    .$if(before !== undefined, (query) => query.where('m.id', '<', before as string))
    .orderBy('m.id', 'desc')
    .limit(oneMore(size))
    .execute();
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.map(mailAnswer) };
}

/** Where somebody's mail goes, and in which language. */
export const ownAddress = (db: Database, userId: string): Promise<{ email: string; locale: string }> =>
  db.global(null, async (tx) =>
    found(
      await tx.selectFrom('users').select(['email', 'locale']).where('id', '=', userId).executeTakeFirst(),
      'user',
    ),
  );

/** Sign-in links and password resets of the installation, the newest first: for platform staff. */
export function listIdentityMails(db: Database, input: MailQuery) {
  const size = pageSize(input.limit);
  const before = afterId(input.cursor);
  return db.global(null, async (tx) => {
    const rows = await tx
      .selectFrom('identity_mails')
      .select(mailColumns)
      .$if(input.status !== undefined, (query) => query.where('status', '=', input.status as string))
      .$if(before !== undefined, (query) => query.where('id', '<', before as string))
      .orderBy('id', 'desc')
      .limit(oneMore(size))
      .execute();
    const page = pageOf(rows, size, (row) => [row.id]);
    return { ...page, results: page.results.map(mailAnswer) };
  });
}
