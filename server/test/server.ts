// biome-ignore-all lint/suspicious/noExplicitAny: what a test receives is what the test is about
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../src/app.ts';
import type { Passwords } from '../src/kernel/auth/hashes.ts';
import { createAuth } from '../src/kernel/auth.ts';
import { type Bus, openBus } from '../src/kernel/bus.ts';
import { Caches } from '../src/kernel/caches.ts';
import type { Checkout } from '../src/kernel/checkout.ts';
import { type Database, openDatabase } from '../src/kernel/db/database.ts';
import type { Reaction } from '../src/kernel/facts.ts';
import type { App } from '../src/kernel/http/app.ts';
import type { Poster } from '../src/kernel/http/posting.ts';
import { createMailer, type Mailer } from '../src/kernel/mail.ts';
import { mailWays } from '../src/kernel/mail-ways.ts';
import { fixedClock } from '../src/kernel/time/index.ts';
import { problemCodes } from '../src/problems.ts';
import { reactions } from '../src/reactions.ts';
import { checkAnswer } from './contract.ts';
import { type TestDatabase, throughPooler, useDatabase } from './database.ts';
import { quickPasswords } from './passwords.ts';

export interface Reply<T = any> {
  status: number;
  body: T;
  headers: Headers;
}

export interface Caller {
  get<T = any>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
  post<T = any>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  patch<T = any>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  put<T = any>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  delete<T = any>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
}

export interface TestServer extends TestDatabase {
  url: string;
  app: App;
  bus: Bus;
  clock: ReturnType<typeof fixedClock>;
  /** Calls over real HTTP with these headers: a bearer token, an organization. */
  as(headers?: Record<string, string>): Caller;
  /** Signs a new user up through better-auth and returns their token. */
  signUp(name?: string, email?: string): Promise<{ user_id: string; token: string; email: string }>;
}

/** The installation's, of every server of tests. */
export const secret = 'x'.repeat(40);
const defaultNow = '2026-03-02T09:00:00Z';

/** The whole server on a free port over a database of its own, with a clock that the test moves. */
export interface TestServerOptions {
  now?: string;
  requestsPerMinute?: number;
  sameWishMs?: number;
  authPerMinute?: number;
  trustProxy?: string[];
  publicUrl?: string;
  hosts?: string[];
  metricsToken?: string;
  live?: Parameters<typeof createApp>[0]['live'];
  /** Instead of those of the whole installation. */
  reactions?: readonly Reaction[];
  /** A way to send mail; without it mail is kept. Asked when the server starts. */
  mailbox?: { readonly mailer: Mailer };
  /** Whether commands may count on mail being sent. */
  sendsMail?: boolean;
  /** Whether records are sent to the tax agency. */
  sendsRecords?: boolean;
  passwords?: Passwords;
  /** Who reads the log, at the level of an installation; without it nothing is logged. */
  log?: (line: string) => void;
  /** Where webhooks may go. */
  poster?: Poster;
  /** Who takes money online. Asked when the server starts. */
  checkout?: { readonly checkout: Checkout };
}

export function useServer(options: TestServerOptions = {}): TestServer {
  const handle = useDatabase() as TestServer;
  beforeAll(async () => {
    handle.clock = fixedClock(options.now ?? defaultNow);
    const bus = await openBus(handle.appUrl);
    forgetAfter(handle);
    handle.db = handle.db.with({
      ...{ bus, caches: new Caches(bus), reactions: options.reactions ?? reactions },
      ...{ sendsMail: options.sendsMail, sendsRecords: options.sendsRecords },
      ...(options.publicUrl && { mailWays: mailWays({ publicUrl: options.publicUrl, secret }) }),
    });
    handle.bus = bus;
    handle.app = await buildApp(handle, handle.db, bus, options);
    handle.url = await handle.app.listen({ port: 0, host: '127.0.0.1' });
    handle.as = (headers = {}) => callerOf(handle.url, headers);
    handle.signUp = (name, email) => signUp(handle, name, email);
  });
  afterAll(async () => {
    await handle.app?.close();
    await handle.bus?.close();
  });
  return handle;
}

function buildApp(
  { clock }: Pick<TestServer, 'clock'>,
  db: Database,
  bus: Bus,
  options: TestServerOptions = {},
): Promise<App> {
  const publicUrl = options.publicUrl ?? 'http://127.0.0.1';
  const mailer = options.mailbox?.mailer ?? createMailer(undefined, 'test@bandeja.invalid');
  return createApp({
    db,
    bus,
    auth: createAuth({
      ...{ db, secret, publicUrl, mailer, log: () => {} },
      passwords: options.passwords ?? quickPasswords,
    }),
    mailer,
    checkout: options.checkout?.checkout,
    poster: options.poster,
    clock,
    secret,
    publicUrl,
    version: 'test',
    logLevel: options.log ? 'info' : (process.env.TEST_LOG ?? 'silent'),
    ...(options.log && { logTo: { write: options.log } }),
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    live: { gatherMs: 20, ...options.live },
    ...(options.sameWishMs !== undefined && { sameWishMs: options.sameWishMs }),
    ...(options.authPerMinute !== undefined && { authPerMinute: options.authPerMinute }),
    ...(options.trustProxy && { trustProxy: options.trustProxy }),
    ...(options.hosts && { hosts: options.hosts }),
    metricsToken: options.metricsToken,
  });
}

/** A second server on the same database, with connections, lanes and caches of its own; a deaf one keeps nothing. */
export async function startBeside(
  server: Pick<TestServer, 'appUrl' | 'clock'>,
  { deaf = false, replicaUrl, ...options }: TestServerOptions & { deaf?: boolean; replicaUrl?: string } = {},
): Promise<Pick<TestServer, 'app' | 'as' | 'signUp' | 'url' | 'db'> & { close(): Promise<void> }> {
  const bus = await openBus(server.appUrl);
  const effects = deaf ? {} : { bus, caches: new Caches(bus), reactions };
  const db = openDatabase({ ...throughPooler(new URL(server.appUrl)), replicaUrl, effects });
  const app = await buildApp(server, db, bus, options);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const as: TestServer['as'] = (headers = {}) => callerOf(url, headers);
  return {
    ...{ app, as, url, db },
    signUp: (name, email) => signUp({ as }, name, email),
    async close() {
      await app.close();
      await bus.close();
      await db.close();
    },
  };
}

/** SQL by hand is what no process hears of; here it is heard, so that a test sees at once what it arranged. */
function forgetAfter({ owner, db }: TestServer): void {
  const query = owner.query.bind(owner) as (...args: unknown[]) => Promise<unknown>;
  owner.query = ((...args: unknown[]) => query(...args).finally(() => db.versions.forget())) as never;
}

function callerOf(url: string, headers: Record<string, string>): Caller {
  const call = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const init: RequestInit = { method, headers: { ...headers, ...more } };
    if (body !== undefined) {
      init.body = typeof body === 'string' ? body : JSON.stringify(body);
      init.headers = { 'content-type': 'application/json', ...init.headers } as Record<string, string>;
    }
    const response = await fetch(url + path, init);
    const text = await response.text();
    const type = response.headers.get('content-type');
    const answer = type?.includes('json') && text !== '' ? JSON.parse(text) : text;
    if (type?.includes('problem+json')) knowCodes(answer);
    const sent = init.body as string | undefined;
    checkAnswer({ method, path, status: response.status, type, text, body: answer, sent });
    return { status: response.status, body: answer, headers: response.headers };
  };
  return {
    get: (path, more) => call('GET', path, undefined, more),
    post: (path, body, more) => call('POST', path, body, more),
    patch: (path, body, more) => call('PATCH', path, body, more),
    put: (path, body, more) => call('PUT', path, body, more),
    delete: (path, more) => call('DELETE', path, undefined, more),
  };
}

/** Every code of a problem stands on the page of all codes: what is not there has no words in the web app. */
function knowCodes({ code, errors = [] }: { code: string; errors?: { path: string; code: string }[] }): void {
  const { problems, fields } = problemCodes;
  const unknown = [
    ...(code in problems ? [] : [code]),
    ...errors.filter((one) => !(one.code in fields)).map((one) => `${one.path} ${one.code}`),
  ];
  if (unknown.length > 0) throw new Error(`not in server/src/problems.ts: ${unknown.join(', ')}`);
}

let people = 0;
async function signUp(
  server: Pick<TestServer, 'as'>,
  name = `Person ${++people}`,
  email = `p${++people}@example.test`,
) {
  const reply = await server
    .as()
    .post('/api/auth/sign-up/email', { name, email, password: 'a long password' });
  if (reply.status !== 200) throw new Error(`sign-up failed: ${reply.status} ${JSON.stringify(reply.body)}`);
  return { user_id: reply.body.user.id as string, token: reply.body.token as string, email };
}
