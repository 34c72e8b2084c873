import { innerPath } from './inner-path.ts';

const kinds = ['magic-link', 'verify-email', 'change-email'] as const;

/** A link of a mail that does something once its page is told to. */
export interface MailedLink {
  kind: (typeof kinds)[number];
  token: string;
  /** Where to go afterwards, inside the app. */
  next: string;
}

/** What stands behind `#` in the address; null for a link that was cut. */
export function mailedLinkIn(hash: string): MailedLink | null {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const kind = kinds.find((it) => it === words.get('kind'));
  const token = words.get('token');
  return kind && token ? { kind, token, next: innerPath(words.get('next') ?? undefined) } : null;
}
