import { type RawBuilder, sql } from 'kysely';
import { hasRole } from '../kernel/actor.ts';
import type { Database } from '../kernel/db/database.ts';
import { afterId, afterNumber, oneMore, pageOf, pageSize } from '../kernel/http/paging.ts';
import { found, invalid } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { parseInstant } from '../kernel/time/index.ts';
import type { AuditEntry, AuditQuery, KeptMail, MailQuery } from './schemas.ts';

/** Notes that only a session's instructor and platform staff read: the log keeps them from everybody else. */
const privateFields = ['instructor_notes'];

/** An entry of a list whose values are larger than this shows of each text the beginning; alone, it shows all of it. */
const [roughlyShown, charactersShown] = [4_000, 300];

/** What was done, the newest first. */
export async function listAudit(scope: Scope, input: AuditQuery) {
  const size = pageSize(input.limit);
  const before = afterNumber(input.cursor);
  const [from, until] = [instant(input.from, 'from'), instant(input.until, 'until')];
  const isLong = sql<boolean>`coalesce(octet_length(a.changes::text) > ${sql.lit(roughlyShown)}, false)`;
  const shown = sql`case when ${isLong} then app.shortened(a.changes, ${sql.lit(charactersShown)}) else a.changes end`;
  const rows = await entries(scope)
    .select([seenBy(scope, shown).as('changes'), isLong.as('shortened')])
    .$if(input.entity !== undefined, (query) => query.where('a.entity', '=', input.entity as string))
    .$if(input.entity_id !== undefined, (query) => query.where('a.entity_id', '=', input.entity_id as string))
    .$if(input.user_id !== undefined, (query) => query.where('a.user_id', '=', input.user_id as string))
    .$if(from !== undefined, (query) => query.where('a.at', '>=', from as Date))
    .$if(until !== undefined, (query) => query.where('a.at', '<', until as Date))
    .$if(before !== undefined, (query) => query.where('a.id', '<', before as number))
    .orderBy('a.id', 'desc')
    .limit(oneMore(size))
    .execute();
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.map((row): AuditEntry => ({ ...row, at: row.at.toISOString() })) };
}

/** One entry, whole. */
export async function getAuditEntry(scope: Scope, id: number): Promise<AuditEntry> {
  const row = await entries(scope)
    .select([seenBy(scope, sql`a.changes`).as('changes'), sql<boolean>`false`.as('shortened')])
    .where('a.id', '=', id)
    .executeTakeFirst();
  const { at, ...entry } = found(row, 'entry of the audit log');
  return { ...entry, at: at.toISOString() };
}

const entries = ({ tx }: Scope) =>
  tx
    .selectFrom('audit_log as a')
    .leftJoin('users as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.at', 'a.user_id', 'u.name as user_name', 'a.via', 'a.request_id', 'a.ip'])
    .select(['a.action', 'a.entity', 'a.entity_id']);

const seenBy = ({ actor }: Scope, changes: RawBuilder<unknown>): RawBuilder<unknown> =>
  actor.is_staff ? changes : sql`${changes} - ${privateFields}::text[]`;

function instant(text: string | undefined, field: string): Date | undefined {
  if (text === undefined) return undefined;
  const at = parseInstant(text);
  if (at === null)
    throw invalid([
      {
        path: `query.${field}`,
        code: 'format',
        params: { format: 'date-time' },
        message: 'is not an RFC 3339 time',
      },
    ]);
  return at;
}

const mailColumns = ['id', 'to_email', 'subject', 'body', 'status', 'error', 'created_at'] as const;
const mailAnswer = (row: Omit<KeptMail, 'created_at'> & { created_at: Date }): KeptMail => ({
  ...row,
  created_at: row.created_at.toISOString(),
});

/**
 * Mail of the organization, the newest first. Links that make somebody an owner or a club admin are for owners'
 * eyes: whoever reads such a letter could use it.
 */
export async function listMails(scope: Scope, input: MailQuery) {
  const { tx, actor } = scope;
  const size = pageSize(input.limit);
  const before = afterId(input.cursor);
  const all = actor.is_staff || hasRole(actor, 'owner');
  const rows = await tx
    .selectFrom('mails as m')
    .select(mailColumns.map((column) => `m.${column}` as const))
    .$if(!all, (query) =>
      query.where(
        sql<boolean>`m.dedupe_key <> all (array(
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
