import { sql } from 'kysely';
import { hasRole } from '../kernel/actor.ts';
import type { Database } from '../kernel/db/database.ts';
import { afterId, afterNumber, oneMore, pageOf, pageSize } from '../kernel/http/paging.ts';
import { invalid } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { parseInstant } from '../kernel/time/index.ts';
import type { AuditEntry, AuditQuery, KeptMail, MailQuery } from './schemas.ts';

/** Notes that only a session's instructor and platform staff read: the log keeps them from everybody else. */
const privateFields = ['instructor_notes'];

/** What was done, the newest first. */
export async function listAudit({ tx, actor }: Scope, input: AuditQuery) {
  const size = pageSize(input.limit);
  const before = afterNumber(input.cursor);
  const [from, until] = [instant(input.from, 'from'), instant(input.until, 'until')];
  const changes = actor.is_staff
    ? sql<unknown>`a.changes`
    : sql<unknown>`a.changes - ${privateFields}::text[]`;
  const rows = await tx
    .selectFrom('audit_log as a')
    .leftJoin('users as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.at', 'a.user_id', 'u.name as user_name', 'a.via', 'a.request_id', 'a.ip'])
    .select(['a.action', 'a.entity', 'a.entity_id', changes.as('changes')])
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
