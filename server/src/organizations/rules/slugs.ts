/** Words that the paths of public pages keep for themselves. */
const reserved = new Set(['invitations']);
const likeAnId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Whether an organization may be called so in paths: an id or a reserved word would hide it. */
export const isFreeWord = (slug: string): boolean => !reserved.has(slug) && !likeAnId.test(slug);

/** Whether it can be a short name at all; a constraint of the database says the same. */
export const isSlug = (slug: string): boolean => /^[a-z0-9][a-z0-9-]{1,62}$/.test(slug) && isFreeWord(slug);

/** 'Pádel Río & Hijos' → 'padel-rio-hijos'. Always matches `^[a-z0-9][a-z0-9-]{1,62}$`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  if (slug.length < 2) return 'club';
  return isFreeWord(slug) ? slug : `${slug.slice(0, 40)}-club`;
}

/** The n-th try for a slug: itself, then with 2, 3, … behind it. */
export const slugAttempt = (slug: string, n: number): string =>
  n === 1 ? slug : `${slug.slice(0, 55)}-${n}`;
