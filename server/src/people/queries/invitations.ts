import type { Database } from '../../kernel/db/database.ts';
import { afterId, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { mayGiveRole } from '../access.ts';
import { invitationStatus } from '../rules/invitations.ts';
import type { Invitation, InvitationQuery, OpenInvitation } from '../schemas/members.ts';

const rowsOf = ({ tx }: Scope) =>
  tx
    .selectFrom('invitations as i')
    .leftJoin('users as u', 'u.id', 'i.invited_by')
    .select([
      'i.id',
      'i.email',
      'i.role',
      'i.club_id',
      'i.client_id',
      'i.created_at',
      'i.expires_at',
      'i.accepted_at',
      'i.revoked_at',
      'u.name as invited_by_name',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function invitationAnswer({ actor, now }: Scope, row: Row): Invitation {
  const { accepted_at: _, revoked_at: __, ...rest } = row;
  const status = invitationStatus(row, now);
  return {
    ...rest,
    status,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    abilities: { revoke: status === 'pending' && mayGiveRole(actor, row) },
  };
}

/** The newest first; only those still open when `pending`. */
export async function listInvitations(scope: Scope, input: InvitationQuery) {
  const size = pageSize(input.limit);
  const after = afterId(input.cursor);
  const rows = await rowsOf(scope)
    .where('i.organization_id', '=', organizationOf(scope))
    .$if(input.pending === true, (query) =>
      query
        .where('i.accepted_at', 'is', null)
        .where('i.revoked_at', 'is', null)
        .where('i.expires_at', '>', scope.now),
    )
    .$if(after !== undefined, (query) => query.where('i.id', '<', after as string))
    .orderBy('i.id', 'desc')
    .limit(oneMore(size))
    .execute();
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.map((row) => invitationAnswer(scope, row)) };
}

export async function getInvitation(scope: Scope, id: string): Promise<Invitation> {
  const row = await rowsOf(scope).where('i.id', '=', id).executeTakeFirst();
  return invitationAnswer(scope, found(row, 'invitation'));
}

/** Where the invitation with this token hash lives; before the organization is known, hence across all of them. */
export async function findInvitation(
  db: Database,
  tokenHash: string,
): Promise<{ organization_id: string; id: string }> {
  const row = await db.system((tx) =>
    tx
      .selectFrom('invitations')
      .select(['organization_id', 'id'])
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst(),
  );
  if (!row) throw notFound('invitation');
  return row;
}

/** Who invites whom to what: for the one who holds the link. */
export async function getOpenInvitation(scope: Scope, id: string): Promise<OpenInvitation> {
  const row = await rowsOf(scope)
    .innerJoin('organizations as o', 'o.id', 'i.organization_id')
    .leftJoin('clubs as c', 'c.id', 'i.club_id')
    .select(['o.slug', 'o.name as organization_name', 'c.name as club_name'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  const it = found(row, 'invitation');
  return {
    organization: { id: organizationOf(scope), slug: it.slug, name: it.organization_name },
    club: it.club_id && it.club_name ? { id: it.club_id, name: it.club_name } : null,
    email: it.email,
    role: it.role,
    invited_by_name: it.invited_by_name,
    expires_at: it.expires_at.toISOString(),
  };
}
