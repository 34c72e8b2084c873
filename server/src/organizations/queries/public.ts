import type { Database } from '../../kernel/db/database.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import type { OnlyClub, PublicClub, PublicOrganization } from '../schemas/clubs.ts';

const columns = ['id', 'slug', 'name', 'address', 'timezone', 'currency', 'locale'] as const;

/** What anybody may know of an organization: its name, its public clubs, whether one may join. */
export async function getPublicOrganization(scope: Scope): Promise<PublicOrganization> {
  const { tx } = scope;
  const organization = await tx
    .selectFrom('organizations')
    .select(['slug', 'name', 'default_locale'])
    .where('id', '=', organizationOf(scope))
    .executeTakeFirst();
  const clubs = await tx
    .selectFrom('clubs')
    .select(columns)
    .where('is_public', '=', true)
    .where('is_active', '=', true)
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  const { open_registration } = await settingsOf(tx, settings);
  return { ...found(organization, 'organization'), open_registration, clubs };
}

/** A public club's page; 404 for one that keeps to itself, as for one that does not exist. */
export const getPublicClub = async ({ tx }: Scope, slug: string): Promise<PublicClub> =>
  found(await publicClub(tx, slug), 'club');

async function publicClub(tx: Scope['tx'], slug: string): Promise<PublicClub | undefined> {
  const club = await tx
    .selectFrom('clubs')
    .select([...columns, 'phone', 'email'])
    .where('slug', '=', slug)
    .where('is_public', '=', true)
    .where('is_active', '=', true)
    .executeTakeFirst();
  if (!club) return undefined;
  const opening_hours = await tx
    .selectFrom('club_opening_hours')
    .select(['weekday', 'opens_at', 'closes_at'])
    .where('club_id', '=', club.id)
    .orderBy('weekday')
    .orderBy('opens_at')
    .execute();
  return { ...club, opening_hours };
}

const noClub: OnlyClub = { organization: null, club: null, name: null };

/** The one public club of an installation that has one organization: its front door leads there. */
export async function getOnlyClub(db: Database): Promise<OnlyClub> {
  const organizations = await db.global(null, (tx) =>
    tx.selectFrom('organizations').select(['id', 'slug']).limit(2).execute(),
  );
  const [organization] = organizations;
  if (!organization || organizations.length > 1) return noClub;
  const clubs = await seenByAnybody(db, organization.id, (tx) =>
    tx
      .selectFrom('clubs')
      .select(['slug', 'name'])
      .where('is_public', '=', true)
      .where('is_active', '=', true)
      .limit(2)
      .execute(),
  );
  const [club] = clubs;
  if (!club || clubs.length > 1) return noClub;
  return { organization: organization.slug, club: club.slug, name: club.name };
}

/** The name of the only organization, if it shows itself: what the installation is called. */
export async function getOnlyName(db: Database): Promise<string | undefined> {
  const [only, another] = await db.global(null, (tx) =>
    tx.selectFrom('organizations').select(['id', 'name']).limit(2).execute(),
  );
  if (!only || another) return undefined;
  return (await seenByAnybody(db, only.id, publicSlugs)).length > 0 ? only.name : undefined;
}

/** Of how many organizations the public clubs are looked for: each is a trip to the database. */
const mostOrganizations = 200;

/** The public clubs of an installation, by their addresses; of its first organizations, where there are very many. */
export async function listPublicClubs(db: Database): Promise<{ organization: string; club: string }[]> {
  const organizations = await db.global(null, (tx) =>
    tx.selectFrom('organizations').select(['id', 'slug']).orderBy('slug').limit(mostOrganizations).execute(),
  );
  const found: { organization: string; club: string }[] = [];
  for (const { id, slug } of organizations) {
    const clubs = await seenByAnybody(db, id, publicSlugs);
    found.push(...clubs.map((club) => ({ organization: slug, club: club.slug })));
  }
  return found;
}

const publicSlugs = (tx: Scope['tx']) =>
  tx
    .selectFrom('clubs')
    .select('slug')
    .where('is_public', '=', true)
    .where('is_active', '=', true)
    .orderBy('slug')
    .execute();

const seenByAnybody = <T>(db: Database, organization_id: string, work: (tx: Scope['tx']) => Promise<T>) =>
  db.read({ organization_id, via: { user_id: null, via: 'web' } }, work);

const organizationAt = (db: Database, slug: string) =>
  db.global(null, (tx) =>
    tx.selectFrom('organizations').select('id').where('slug', '=', slug).executeTakeFirst(),
  );

/** What may be said in public of the club at an address of the web app; undefined where there is none. */
export async function findPublicClub(
  db: Database,
  address: { organization: string; club: string },
): Promise<PublicClub | undefined> {
  const organization = await organizationAt(db, address.organization);
  return organization && seenByAnybody(db, organization.id, (tx) => publicClub(tx, address.club));
}

/** The same, with the websites on which its timetable may stand: nobody's to know but a browser's. */
export async function findEmbed(
  db: Database,
  address: { organization: string; club: string },
): Promise<{ club: PublicClub; origins: string[] } | undefined> {
  const organization = await organizationAt(db, address.organization);
  if (!organization) return undefined;
  return seenByAnybody(db, organization.id, async (tx) => {
    const club = await publicClub(tx, address.club);
    return club && { club, origins: await originsAt(tx, club.id) };
  });
}

const originsAt = async (tx: Scope['tx'], club_id: string): Promise<string[]> =>
  (await tx.selectFrom('clubs').select('embed_origins').where('id', '=', club_id).executeTakeFirstOrThrow())
    .embed_origins;
