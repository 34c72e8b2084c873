import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import type { PublicClub, PublicOrganization } from '../schemas/clubs.ts';

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
export async function getPublicClub({ tx }: Scope, slug: string): Promise<PublicClub> {
  const row = await tx
    .selectFrom('clubs')
    .select([...columns, 'phone', 'email'])
    .where('slug', '=', slug)
    .where('is_public', '=', true)
    .where('is_active', '=', true)
    .executeTakeFirst();
  const club = found(row, 'club');
  const opening_hours = await tx
    .selectFrom('club_opening_hours')
    .select(['weekday', 'opens_at', 'closes_at'])
    .where('club_id', '=', club.id)
    .orderBy('weekday')
    .orderBy('opens_at')
    .execute();
  return { ...club, opening_hours };
}
