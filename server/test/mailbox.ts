import { afterAll, beforeAll, expect } from 'vitest';
import { type Jobs, startJobs } from '../src/kernel/jobs.ts';
import { createMailer, type Mailer } from '../src/kernel/mail.ts';
import type { TestServer } from './server.ts';
import { type SmtpSink, startSmtpSink } from './smtp.ts';

/** What the page behind a mailed link sends when its button is pressed. */
export function deedOf(link: string): { path: string; body: { token: string; callbackURL?: string } } {
  const words = new URLSearchParams(new URL(link).hash.slice(1));
  const [token, next] = [words.get('token') ?? '', words.get('next') ?? '/'];
  return words.get('kind') === 'magic-link'
    ? { path: '/api/auth/magic-link/verify', body: { token } }
    : { path: '/api/auth/verify-email', body: { token, callbackURL: next } };
}

/** A mail server for the test file. Say it before `useServer`, which is given its `mailer`. */
export function useMailbox(): Mailbox {
  const box = new Mailbox();
  beforeAll(() => box.open());
  afterAll(() => box.close());
  return box;
}

export class Mailbox {
  #sink: SmtpSink | undefined;
  #mailer: Mailer | undefined;

  get mailer(): Mailer {
    if (!this.#mailer) throw new Error('the mailbox is not open yet');
    return this.#mailer;
  }

  async open(): Promise<void> {
    this.#sink = await startSmtpSink();
    this.#mailer = createMailer(`smtp://127.0.0.1:${this.#sink.port}`, 'Club <club@example.test>');
  }

  /** From now on what waits is sent, as the worker of the installation does. Say it after `useServer`. */
  deliverFor(server: TestServer): void {
    let jobs: Jobs | undefined;
    beforeAll(async () => {
      const { ownerUrl, db, bus, clock } = server;
      const nothingElse = { reactions: [], duties: [], log: () => {} };
      jobs = await startJobs({ ownerUrl, db, bus, clock, mailer: this.mailer, ...nothingElse });
    });
    afterAll(() => jobs?.stop());
  }

  /** What has arrived at an address, oldest first, as it came. */
  raw(email: string): string[] {
    return (this.#sink?.received ?? []).filter(({ to }) => to === email).map(({ data }) => data);
  }

  /** The same, readable: soft line breaks are taken out. */
  at(email: string): string[] {
    return this.raw(email).map((data) => data.replaceAll('=\r\n', '').replaceAll('=3D', '='));
  }

  /** The links of all mails to an address, oldest first, once there are `count` of them. */
  async links(email: string, count = 1): Promise<string[]> {
    const found = () => this.at(email).flatMap((data) => /https?:\/\/\S+/.exec(data) ?? []);
    await expect.poll(() => found().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
    return found();
  }

  async close(): Promise<void> {
    this.#mailer?.close();
    await this.#sink?.close();
  }
}
