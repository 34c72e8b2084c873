import type { Actor, Role } from '../../kernel/actor.ts';
import { visitor } from '../../kernel/actor.ts';
import type { User } from '../../kernel/auth.ts';
import { cachedBy } from '../../kernel/cache.ts';
import type { CachePlan } from '../../kernel/caches.ts';
import type { Database } from '../../kernel/db/database.ts';
import { isId } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/problem.ts';
import { permissionsOf } from '../../permissions.ts';

interface Standing {
  roles: Role[];
  permissions: ReadonlySet<string>;
  client: string[];
  dependants: string[];
  instructor: string[];
}

/** What a user is in an organization. Dropped whenever a membership, client, guardian or instructor is written. */
const standings: CachePlan<Standing> = {
  made_from: ['memberships', 'client_profiles', 'guardians', 'instructors'],
  ttlMs: 300_000,
  max: 20_000,
};

interface OrganizationName {
  id: string;
  slug: string;
  name: string;
}

/** Every request names its organization; a renamed one answers to its old slug for a few seconds more. */
const names: CachePlan<OrganizationName> = { made_from: [], ttlMs: 5_000, max: 5_000 };

/** The organization whose id or slug is `name`; throws 404. */
export const findOrganization = (db: Database, name: string): Promise<OrganizationName> =>
  cachedBy(db.effects, names, 'any', name, async () => {
    const row = await db.global(null, (tx) =>
      tx
        .selectFrom('organizations')
        .select(['id', 'slug', 'name'])
        .where(isId(name) ? 'id' : 'slug', '=', name)
        .executeTakeFirst(),
    );
    if (!row) throw notFound('organization');
    return row;
  });

/** The organizations in which the user holds a role, with those roles, by name. */
export function organizationsOf(db: Database, userId: string) {
  return db.global(userId, async (tx) => {
    const rows = await tx
      .selectFrom('memberships as m')
      .innerJoin('organizations as o', 'o.id', 'm.organization_id')
      .select(['o.id', 'o.slug', 'o.name', 'm.role', 'm.club_id'])
      .where('m.user_id', '=', userId)
      .orderBy('o.sort_name')
      .orderBy('m.role')
      .execute();
    const byId = new Map<string, { id: string; slug: string; name: string; roles: Role[] }>();
    for (const { id, slug, name, role, club_id } of rows) {
      const entry = byId.get(id) ?? { id, slug, name, roles: [] };
      entry.roles.push({ role, club_id });
      byId.set(id, entry);
    }
    return [...byId.values()];
  });
}

/**
 * The actor in an organization. To a user without a role in it, an organization that exists looks like one that
 * does not, except on public pages (`asVisitor`).
 */
export async function actorIn(
  db: Database,
  user: User | null,
  organizationId: string,
  asVisitor: boolean,
): Promise<Actor> {
  if (user === null) return visitor(organizationId);
  const standing = await cachedBy(db.effects, standings, organizationId, user.id, () =>
    loadStanding(db, user.id, organizationId),
  );
  if (standing.roles.length === 0 && !user.is_staff && !asVisitor) throw notFound('organization');
  return {
    kind: 'user',
    user_id: user.id,
    name: user.name,
    is_staff: user.is_staff,
    organization_id: organizationId,
    roles: standing.roles,
    permissions: standing.permissions,
    personas: { client: standing.client, dependant: standing.dependants, instructor: standing.instructor },
  };
}

/** The actor outside any organization. */
export const actorOutside = (user: User | null): Actor =>
  user === null
    ? visitor(null)
    : { ...visitor(null), kind: 'user', user_id: user.id, name: user.name, is_staff: user.is_staff };

function loadStanding(db: Database, userId: string, organizationId: string): Promise<Standing> {
  const scope = { organization_id: organizationId, via: { user_id: userId, via: 'web' } };
  return db.read(scope, async (tx) => {
    const [roles, clients, instructors] = await Promise.all([
      tx.selectFrom('memberships').select(['role', 'club_id']).where('user_id', '=', userId).execute(),
      tx
        .selectFrom('client_profiles as c')
        .leftJoin('guardians as g', 'g.guardian_id', 'c.id')
        .select(['c.id', 'g.dependant_id'])
        .where('c.user_id', '=', userId)
        .execute(),
      tx
        .selectFrom('instructors')
        .select('id')
        .where('user_id', '=', userId)
        .where('is_active', '=', true)
        .execute(),
    ]);
    return {
      roles,
      permissions: permissionsOf(roles.map(({ role }) => role)),
      client: [...new Set(clients.map((row) => row.id))],
      dependants: clients.flatMap((row) => row.dependant_id ?? []),
      instructor: instructors.map((row) => row.id),
    };
  });
}
