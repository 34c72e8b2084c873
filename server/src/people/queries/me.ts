import { ownClientId } from '../../clients/public.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Database, TenantScope } from '../../kernel/db/database.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import { listClubs } from '../../organizations/public.ts';
import { permissionCodes } from '../../permissions.ts';
import { settings } from '../../settings.ts';
import { ownInstructorId } from '../access.ts';
import type { Me } from '../schemas/members.ts';
import { organizationsOf } from './actor.ts';

/** All but what is the installation's. */
type Asking = Omit<Me, 'sends_mail'>;
type Here = Pick<Me, 'organization' | 'client' | 'dependants' | 'instructor' | 'clubs'>;
const nowhere: Here = { organization: null, client: null, dependants: [], instructor: null, clubs: [] };

/** Who asks: as a user, and as what they are in the organization of the request, if it has one. */
export async function getMe(
  db: Database,
  actor: Actor,
  inOrganization: (() => TenantScope) | undefined,
  now: Date,
): Promise<Asking> {
  if (actor.user_id === null)
    return { user: null, organizations: [], roles: [], permissions: [], ...nowhere };
  const [user, organizations, here] = await Promise.all([
    userOf(db, actor.user_id),
    organizationsOf(db, actor.user_id),
    inOrganization ? db.read(inOrganization(), (tx) => standingHere({ tx, actor, now })) : nowhere,
  ]);
  const all = actor.is_staff && inOrganization !== undefined;
  return {
    user,
    organizations,
    roles: [...actor.roles],
    permissions: [...(all ? permissionCodes : actor.permissions)].sort(),
    ...here,
  };
}

const userOf = (db: Database, id: string) =>
  db.global(null, async (tx) =>
    found(
      await tx
        .selectFrom('users')
        .select(['id', 'name', 'email', 'is_staff', 'locale'])
        .where('id', '=', id)
        .executeTakeFirst(),
      'user',
    ),
  );

async function standingHere(scope: Scope): Promise<Here> {
  const { tx, actor } = scope;
  const own = ownClientId(actor);
  const dependants = actor.personas.dependant ?? [];
  const ids = own === undefined ? [...dependants] : [own, ...dependants];
  const teaches = ownInstructorId(actor);
  const [organization, clients, instructor, clubs] = await Promise.all([
    tx
      .selectFrom('organizations')
      .select(['id', 'slug', 'name', 'is_demo'])
      .where('id', '=', actor.organization_id)
      .executeTakeFirst(),
    ids.length === 0 ? [] : clientsOf(scope, ids),
    teaches === undefined
      ? null
      : tx
          .selectFrom('instructors')
          .select(['id', 'display_name'])
          .where('id', '=', teaches)
          .executeTakeFirst(),
    listClubs(scope),
  ]);
  const client = clients.find((row) => row.id === own) ?? null;
  return {
    organization: found(organization, 'organization'),
    client,
    dependants: clients
      .filter((row) => row.id !== own)
      .map(({ id, display_name, level }) => ({ id, display_name, level })),
    instructor: instructor ?? null,
    clubs: await withPackages(scope, clubs),
  };
}

/** With whether packages pay there. */
async function withPackages(
  { tx }: Scope,
  clubs: Awaited<ReturnType<typeof listClubs>>,
): Promise<Me['clubs']> {
  const inForce = await settingsOfEach(
    tx,
    settings,
    clubs.map(({ id }) => ({ club_id: id })),
  );
  return clubs.map(({ is_public: _, ...club }, i) => ({
    ...club,
    enable_packages: inForce[i]!.enable_packages,
  }));
}

const clientsOf = ({ tx }: Scope, ids: string[]) =>
  tx
    .selectFrom('client_profiles')
    .select(['id', 'display_name', 'level', 'is_club_member', 'home_club_id'])
    .where('id', 'in', ids)
    .orderBy('sort_name')
    .orderBy('id')
    .execute();

/** The client profile of who asks, as it stands in this transaction. */
export const ownProfile = ({ tx, actor }: Scope): Promise<{ id: string; display_name: string } | undefined> =>
  tx
    .selectFrom('client_profiles')
    .select(['id', 'display_name'])
    .where('user_id', '=', actor.user_id)
    .executeTakeFirst();
