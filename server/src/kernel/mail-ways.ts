import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256 } from './digest.ts';

/** Who reads a mail: somebody with an account, or whoever is behind an address. */
export interface Reader {
  user_id: string | null;
  email: string | null;
}

/** Whom and what an address that ends mails is about. `address` is a digest: the mailbox itself stands in no link. */
export interface Unsubscribing {
  reader: { user_id: string } | { address: string };
  kinds: string[];
}

/** What mails lead to. */
export interface MailWays {
  /** A page of the app. */
  page(link: string): string;
  /** Ends mails of these kinds for this reader. */
  unsubscribe(organization_id: string, reader: Reader, kinds: readonly string[]): string;
  /** What the token of such an address is about; null for one that nobody here made. */
  unsubscribing(organization_id: string, token: string): Unsubscribing | null;
}

/** So that the token stays within what a path may have. */
const mostKinds = 5;

/**
 * Addresses that mails lead to. A token says whom and what it is about and is signed with the installation's secret:
 * nothing is kept for it, it works as long as the mail lies in a mailbox, and nobody can make one for somebody else.
 */
export function mailWays({ publicUrl, secret }: { publicUrl: string; secret: string }): MailWays {
  const signed = (organization_id: string, said: string): string =>
    createHmac('sha256', secret)
      .update(`unsubscribe ${organization_id} ${said}`)
      .digest('base64url')
      .slice(0, 22);
  return {
    page: (link) => `${publicUrl}${link}`,
    unsubscribe: (organization_id, reader, kinds) => {
      const said = `${readerName(organization_id, reader)}.${[...new Set(kinds)].slice(0, mostKinds).join('-')}`;
      const token = `${said}.${signed(organization_id, said)}`;
      return `${publicUrl}/api/public/${organization_id}/unsubscribe/${token}/`;
    },
    unsubscribing: (organization_id, token) => {
      const [name = '', kinds = '', mac = ''] = token.split('.');
      const [ours, theirs] = [Buffer.from(signed(organization_id, `${name}.${kinds}`)), Buffer.from(mac)];
      if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return null;
      return { reader: readerNamed(name), kinds: kinds.split('-') };
    },
  };
}

const readerName = (organization_id: string, { user_id, email }: Reader): string =>
  user_id === null ? `a${addressDigest(organization_id, email ?? '')}` : `u${user_id.replaceAll('-', '')}`;

function readerNamed(name: string): Unsubscribing['reader'] {
  const value = name.slice(1);
  return name.startsWith('u')
    ? { user_id: value.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
    : { address: value };
}

/** What a mailbox is called where its address is nobody's business. */
export const addressDigest = (organization_id: string, email: string): string =>
  sha256(`${organization_id} ${email.trim().toLowerCase()}`).slice(0, 32);
