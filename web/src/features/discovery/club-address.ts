const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * Where a club's page is, from whatever a person has of its address: `https://…/c/retiro/centro?day=…`,
 * `retiro/centro`, or the name of the organization alone. Null when it is none of these.
 */
export function clubAddress(text: string): { organization: string; club: string | null } | null {
  const path = text.trim().toLowerCase().split(/[?#]/)[0] ?? '';
  const below = path.match(/(?:^|\/)c\/(.+)$/)?.[1] ?? path;
  const [organization, club, ...rest] = below.split('/').filter((part) => part !== '');
  if (!organization || !SLUG.test(organization)) return null;
  // What follows the club is a class of it.
  if (club === undefined) return { organization, club: null };
  return SLUG.test(club) && rest.length <= 1 ? { organization, club } : null;
}
