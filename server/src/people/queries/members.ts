import type { Actor } from '../../kernel/actor.ts';
import { byName } from '../../kernel/http/by-name.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { foundOrNearly } from '../../kernel/search.ts';
import { mayGiveRole } from '../access.ts';
import type { HeldRole } from '../rules/list-file.ts';
import type { Member, MemberQuery } from '../schemas/members.ts';

/** Users with a role in the organization, by name. */
export async function listMembers(scope: Scope, input: MemberQuery) {
  const list = byName('u', input);
  const rows = await foundOrNearly(list.search, (matches) =>
    membersWith(scope, input.role)
      .select(list.columns)
      .where(list.rows(matches))
      .orderBy(list.order)
      .limit(list.limit)
      .execute(),
  );
  const page = list.page(rows);
  return { ...page, results: await withRoles(scope, page.results) };
}

const membersWith = (scope: Scope, role: string | undefined) =>
  scope.tx
    .selectFrom('users as u')
    .select(['u.id', 'u.name', 'u.email'])
    .where((where) =>
      where.exists(
        where
          .selectFrom('memberships as m')
          .select('m.id')
          .where('m.organization_id', '=', organizationOf(scope))
          .whereRef('m.user_id', '=', 'u.id')
          .$if(role !== undefined, (query) => query.where('m.role', '=', role as string)),
      ),
    );

/** A user with a role here; 404 for everybody else, whether they exist or not. */
export async function getMember(scope: Scope, userId: string): Promise<Member> {
  const user = await scope.tx
    .selectFrom('users')
    .select(['id', 'name', 'email'])
    .where('id', '=', userId)
    .executeTakeFirst();
  const [member] = user ? await withRoles(scope, [user]) : [];
  return found(member && member.roles.length > 0 ? member : undefined, 'member');
}

async function withRoles(
  scope: Scope,
  users: { id: string; name: string; email: string }[],
): Promise<Member[]> {
  if (users.length === 0) return [];
  const { tx, actor } = scope;
  const ids = users.map((user) => user.id);
  const roles = await tx
    .selectFrom('memberships')
    .select(['id', 'user_id', 'role', 'club_id'])
    .where('organization_id', '=', organizationOf(scope))
    .where('user_id', 'in', ids)
    .orderBy('role')
    .orderBy('id')
    .execute();
  const clients = await tx
    .selectFrom('client_profiles')
    .select(['id', 'user_id'])
    .where('user_id', 'in', ids)
    .execute();
  return users.map(({ id, name, email }) => ({
    user_id: id,
    name,
    email,
    client_id: clients.find((client) => client.user_id === id)?.id ?? null,
    roles: roles.filter((role) => role.user_id === id).map((role) => roleAnswer(actor, role)),
  }));
}

const roleAnswer = (
  actor: Actor,
  { id, role, club_id }: { id: string; role: string; club_id: string | null },
) => ({
  id,
  role,
  club_id,
  abilities: { remove: mayGiveRole(actor, { role, club_id }) },
});

/** A page of members, a row for each of their roles. */
export async function membersInFile(scope: Scope, asked: MemberQuery) {
  const page = await listMembers(scope, asked);
  const clubs = await scope.tx.selectFrom('clubs').select(['id', 'name']).execute();
  const nameOf = new Map(clubs.map(({ id, name }) => [id, name]));
  const results = page.results.flatMap(({ name, email, roles }) =>
    roles.map(
      ({ role, club_id }): HeldRole => ({
        ...{ name, email, role },
        club: club_id && (nameOf.get(club_id) ?? ''),
      }),
    ),
  );
  return { ...page, results };
}
