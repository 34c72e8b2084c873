/*
 * Links of mails that do something. Mail scanners and the previews of messengers open every address that they see, so
 * an address does nothing: it leads to a page that asks, and its button does the deed (POST).
 */

/** Which deed, by the path of better-auth that does it, below /api/auth. */
const kinds = { '/magic-link/verify': 'magic-link', '/verify-email': 'verify-email' } as const;

export type DeedPath = keyof typeof kinds;

/** What the page asks: one deed can mean several things, and each is said in words of its own. */
type Kind = (typeof kinds)[DeedPath] | 'change-email';

/**
 * The page of the web app that asks, as a path. What it needs stands behind `#`, which browsers send to nobody: not to
 * us (no log), and to no other site (no Referer).
 */
export function askingPage(path: DeedPath, asked: Asked): string {
  return askingAbout(kinds[path], asked);
}

interface Asked {
  token: string;
  next?: string;
}

function askingAbout(kind: Kind, { token, next = '/' }: Asked): string {
  return `/open-link#${new URLSearchParams({ kind, token, next })}`;
}

/** The link for a mail, from the one that better-auth would send. */
export function mailedLink(publicUrl: string, path: DeedPath, url: string): string {
  return publicUrl + askingAbout(kinds[path], askedIn(url));
}

/** The link to the old mailbox, which allows another address: the same deed as confirming one. */
export function allowingLink(publicUrl: string, url: string): string {
  return publicUrl + askingAbout('change-email', askedIn(url));
}

function askedIn(url: string): Asked {
  const { searchParams } = new URL(url);
  return { token: searchParams.get('token') ?? '', next: searchParams.get('callbackURL') ?? '/' };
}

/**
 * Whether better-auth did what a link says, by where it leads on to. `callbackURL` must have no `error` of its own: see
 * `withoutError`.
 */
export function isDone({ status, headers }: Response): boolean {
  if (status !== 302) return true;
  const location = new URL(headers.get('location') ?? '/', 'http://here');
  return !location.searchParams.has('error');
}

/** better-auth says there what went wrong: nobody else may. */
export function withoutError(path: string): string {
  const url = new URL(path, 'http://here');
  if (!url.searchParams.has('error')) return path;
  url.searchParams.delete('error');
  return url.pathname + url.search + url.hash;
}
