import { recordAudit } from '../../kernel/audit.ts';
import type { Fact } from '../../kernel/facts.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { OrganizationCreated } from '../facts.ts';
import { getOrganization } from '../queries/organizations.ts';
import { isFreeWord, slugAttempt, slugOf } from '../rules/slugs.ts';
import type { AddClub, Club } from '../schemas/clubs.ts';
import type { ChangeOrganization, Organization } from '../schemas/organizations.ts';
import { insertIfFree, isSlugTaken, updateOrganization } from '../store/organizations.ts';
import { addClub } from './clubs.ts';

export interface NewOrganization {
  name: string;
  /** Derived from the name when absent, and then made unique. */
  slug?: string;
  default_locale?: 'es' | 'en';
  is_demo?: boolean;
  /** Its first club. */
  club?: AddClub;
}

/**
 * Creates the organization that the scope is in: its id was chosen by whoever opened the transaction
 * (`system(newId())` as the actor). Reactions to the fact give it what every organization starts with.
 * @throws 422 when the slug is taken, or the club's zone or currency does not exist
 */
export async function createOrganization(
  scope: Scope,
  input: NewOrganization,
): Promise<{ organization: Organization; club: Club | null }> {
  const id = organizationOf(scope);
  const { name, slug, default_locale = 'es', is_demo = false } = input;
  await insertOrganization(scope, { id, name, default_locale, is_demo }, slug);
  await recordAudit(scope.tx, {
    action: 'create',
    entity: 'organizations',
    entity_id: id,
    changes: { name, default_locale, is_demo },
  });
  const created: OrganizationCreated = {
    type: 'tenancy.organization_created',
    payload: { organization_id: id, locale: default_locale },
  };
  await append(scope, [created satisfies Fact]);
  const club = input.club ? await addClub(scope, { locale: default_locale, ...input.club }) : null;
  return { organization: await getOrganization(scope), club };
}

async function insertOrganization(
  scope: Scope,
  row: { id: string; name: string; default_locale: string; is_demo: boolean },
  wanted: string | undefined,
): Promise<void> {
  if (wanted !== undefined) checkSlug(wanted);
  const base = wanted ?? slugOf(row.name);
  for (let n = 1; n <= 1_000; n++) {
    if (await insertIfFree(scope, { ...row, slug: slugAttempt(base, n) })) return;
    if (wanted !== undefined) throw slugTaken();
  }
  throw conflict('tenancy.no_slug', 'No free short name was found: give one.');
}

export async function changeOrganization(scope: Scope, input: ChangeOrganization): Promise<Organization> {
  const before = await getOrganization(scope);
  if (input.slug !== undefined && input.slug !== before.slug) checkSlug(input.slug);
  const changed = Object.entries(input).filter(([key, value]) => before[key as 'name'] !== value);
  if (changed.length === 0) return before;
  await updateOrganization(scope, before.id, Object.fromEntries(changed)).catch((error: unknown) => {
    throw isSlugTaken(error) ? slugTaken() : error;
  });
  await recordAudit(scope.tx, {
    action: 'update',
    entity: 'organizations',
    entity_id: before.id,
    changes: Object.fromEntries(changed.map(([key, value]) => [key, [before[key as 'name'], value]])),
  });
  announce(scope.tx, 'organization', [before.id]);
  return getOrganization(scope);
}

function checkSlug(slug: string): void {
  if (!isFreeWord(slug))
    throw invalid([{ path: '/slug', code: 'reserved', message: 'is kept for the application itself' }]);
}

const slugTaken = () =>
  invalid([{ path: '/slug', code: 'taken', message: 'is already the short name of another organization' }]);
