import { expect } from 'vitest';
import { type SmtpSink, startSmtpSink } from '../../server/test/smtp.ts';
import { eventually } from './browser.ts';

export interface Mailboxes {
  url: string;
  /** The newest link to an address that has `part` in it, once it has arrived; each is given once. */
  link(email: string, part: string): Promise<string>;
  close(): Promise<void>;
}

/** A mail server for an installation; what it is sent is read like mail. */
export async function openMailboxes(): Promise<Mailboxes> {
  const sink = await startSmtpSink();
  const given = new Set<string>();
  return {
    url: `smtp://127.0.0.1:${sink.port}`,
    close: sink.close,
    link: async (email, part) => {
      const fresh = () => linksTo(sink, email).filter((one) => one.includes(part) && !given.has(one));
      await expect.poll(fresh, eventually).not.toEqual([]);
      const link = fresh().at(-1) as string;
      given.add(link);
      return link;
    },
  };
}

function linksTo({ received }: SmtpSink, email: string): string[] {
  const texts = received
    .filter(({ to }) => to === email)
    .map(({ data }) => data.replaceAll('=\r\n', '').replaceAll('=3D', '='));
  return texts.flatMap((text) => text.match(/https?:\/\/\S+/g) ?? []);
}
