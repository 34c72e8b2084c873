import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { duties } from './cron.ts';
import { openInstallation, wayUrl } from './installation.ts';
import { type Bus, openBus } from './kernel/bus.ts';
import { Caches } from './kernel/caches.ts';
import { type Checkout, openCheckout } from './kernel/checkout.ts';
import { type Database, openDatabase } from './kernel/db/database.ts';
import type { Reaction } from './kernel/facts.ts';
import type { App } from './kernel/http/app.ts';
import { openPoster, type Poster } from './kernel/http/posting.ts';
import type { Jobs } from './kernel/jobs.ts';
import { createMailer, type Mailer, sendMail } from './kernel/mail.ts';
import { mailWays } from './kernel/mail-ways.ts';
import { openPusher } from './kernel/push.ts';
import { setupCode } from './kernel/setup-code.ts';
import { openTaxAgency, type TaxAgency } from './kernel/tax-agency.ts';
import { type Clock, systemClock } from './kernel/time/index.ts';
import { startPushing } from './notifications/jobs.ts';
import { atStripe } from './online/reactions.ts';
import { longPackageWork } from './packages/reactions.ts';
import { startPlanning } from './planning/jobs.ts';
import { reactions } from './reactions.ts';
import { atTaxAgency } from './receipts/reactions.ts';
import { version } from './version.ts';
import { startSending } from './webhooks/jobs.ts';

/** `web` answers requests, `worker` does what follows from them; a small installation does both in one process. */
export type Role = 'web' | 'worker' | 'all';

export interface Bandeja {
  /** Where people find it; undefined for a worker. */
  url: string | undefined;
  db: Database;
  /** What whoever sets a fresh installation up from elsewhere must say. */
  setupCode: string;
  /** Finishes running requests and jobs, then stops everything that was started. Calling it again is harmless. */
  stop(): Promise<void>;
}

export interface StartOptions {
  role?: Role;
  log?: (line: string) => void;
  /** Another one than the machine's, for the storm (docs/reliability.md). */
  clock?: Clock;
}

interface Parts {
  config: Config;
  clock: Clock;
  db: Database;
  bus: Bus;
  mailer: Mailer;
  checkout: Checkout | undefined;
  agency: TaxAgency | undefined;
  poster: Poster;
  reactions: readonly Reaction[];
  secret: string;
  log: (line: string) => void;
}

const webFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** The composition root: puts the kernel, the domains and the outside world together. */
export async function startBandeja(
  config: Config,
  { role = 'all', log = () => {}, clock = systemClock }: StartOptions = {},
): Promise<Bandeja> {
  // What others lean on is stopped after them; requests and jobs are finished at the same time, first of all.
  const [ground, front]: [Closer[], Closer[]] = [[], []];
  const stop = once(async () => {
    await Promise.all(front.map((close) => closed(close, log)));
    for (const close of ground.reverse()) await closed(close, log);
  });
  for (const note of config.notes) log(note);
  try {
    const port = role === 'worker' ? undefined : await portOf(config, log);
    // Read from disk while the database starts.
    if (port !== undefined) void import('./app.ts');
    const onEvent = ({ kind }: { kind: string }) => log(`database: ${kind}`);
    const installation = await openInstallation(config, { log, onEvent });
    ground.push(installation.close);
    const found = inRole({ ...config, port: port ?? config.port }, role);
    const parts = { ...(await connect(found, { ...installation, clock }, ground, log)) };
    const url = port === undefined ? undefined : await startWeb(parts, port, front);
    if (role !== 'web') await startWorker(parts, installation.ownerUrl, front);
    return { url, db: parts.db, setupCode: setupCode(parts.secret), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Closer = () => unknown;
const patienceMs = 30_000;

/** Waits for what `close` finishes, but not for ever; one that fails does not keep the others from stopping. */
async function closed(close: Closer, log: (line: string) => void): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error('something did not end in time and is cut off')),
    patienceMs,
  );
  await Promise.race([Promise.resolve().then(close), late])
    .catch((error: Error) => log(`stopping: ${error.message}`))
    .finally(() => clearTimeout(timer));
}

async function portOf({ host, port, portGiven }: Config, log: (line: string) => void): Promise<number> {
  const { findPort } = await import('./kernel/http/port.ts');
  const found = await findPort(host, port, portGiven);
  if (found !== port && port !== 0) log(`port ${port} is in use; taking ${found}`);
  return found;
}

/** A worker answers no lists. */
const inRole = (config: Config, role: Role): Config =>
  role === 'worker' ? { ...config, databaseReadUrl: undefined } : config;

async function connect(
  config: Config,
  { appUrl, secret, clock }: { appUrl: string; secret: string; clock: Clock },
  closers: Closer[],
  log: (line: string) => void,
): Promise<Parts> {
  const bus = await openBus(appUrl, log);
  closers.push(bus.close);
  const mailer = createMailer(config.smtpUrl, config.mailFrom);
  closers.push(mailer.close);
  const checkout = await openCheckout(config.stripe);
  const agency = await openTaxAgency(config.taxAgency);
  const poster = openPoster({ networks: config.webhookNetworks });
  const office = atTaxAgency(agency, { clock, version });
  const all = [
    ...reactions,
    sendMail(mailer),
    ...atStripe(checkout, clock),
    ...office,
    ...longPackageWork(clock),
  ];
  const effects = {
    ...{ bus, caches: new Caches(bus), reactions: all },
    mailWays: mailWays({ publicUrl: publicUrlOf(config, config.port), secret }),
    ...{ sendsMail: mailer.configured, sendsRecords: agency !== undefined },
  };
  const { databasePoolerUrl: pooler, databaseReadUrl: replica, databasePool: max } = config;
  const where =
    pooler === undefined ? { url: appUrl } : { url: wayUrl(pooler, appUrl), pooler: true, directUrl: appUrl };
  const replicaUrl = replica === undefined ? undefined : wayUrl(replica, appUrl);
  const db = openDatabase({ ...where, replicaUrl, max, effects });
  closers.push(db.close);
  return { config, clock, db, bus, mailer, checkout, agency, poster, reactions: all, secret, log };
}

const publicUrlOf = ({ publicUrl }: Config, port: number): string => publicUrl ?? `http://localhost:${port}`;

async function startWeb(
  { config, clock, db, bus, mailer, checkout, poster, secret, log }: Parts,
  port: number,
  closers: Closer[],
) {
  const [
    { createApp },
    { createAuth },
    { usePages },
    { useSitemap },
    { useManifest },
    heads,
    { firstScreens },
    { localOrigins },
  ] = await Promise.all([
    import('./app.ts'),
    import('./kernel/auth.ts'),
    import('./kernel/http/pages.ts'),
    import('./kernel/http/sitemap.ts'),
    import('./manifest.ts'),
    import('./page-heads.ts'),
    import('./first-screen/screens.ts'),
    import('./kernel/http/port.ts'),
  ]);
  const publicUrl = publicUrlOf(config, port);
  const origins = config.publicUrl === undefined ? localOrigins(config.host, port) : [];
  const auth = createAuth({ db, secret, publicUrl, origins, mailer, log });
  const { requestsPerMinute, trustProxy, hosts, liveSockets, metricsToken, logLevel = 'info' } = config;
  const app: App = await createApp({
    ...{ db, bus, auth, mailer, checkout, poster, clock, secret, publicUrl, version },
    sameWishMs: 2_000,
    ...{ logLevel, requestsPerMinute, trustProxy, hosts, metricsToken, live: { sockets: liveSockets } },
  });
  closers.push(() => app.close());
  const first = {
    headOf: heads.pageHeads({ app, clock, db, publicUrl }),
    screenOf: firstScreens(app, clock),
  };
  useSitemap(app, { publicUrl, pages: heads.publicPages({ db, publicUrl }) });
  useManifest(app, db);
  await usePages(app, webFolder, first);
  await app.listen({ host: config.host, port });
  return publicUrl;
}

async function startWorker(
  { config, clock, db, bus, mailer, checkout, agency, poster, secret, reactions: all, log }: Parts,
  ownerUrl: string,
  closers: Closer[],
) {
  const { startJobs } = await import('./kernel/jobs.ts');
  const options = {
    ownerUrl,
    db,
    bus,
    clock,
    reactions: all,
    duties,
    log,
    mailer,
    checkout,
    agency,
    retention: config.retention,
    backups: config.backups && { ownerUrl, ...config.backups },
  };
  const jobs: Jobs = await startJobs(options);
  const pusher = openPusher({ poster, secret, publicUrl: publicUrlOf(config, config.port) });
  closers.push(
    jobs.stop,
    startSending({ db, bus, clock, poster, secret }, log).stop,
    startPushing({ db, bus, clock, pusher }, log).stop,
    startPlanning({ db, bus, clock }, log).stop,
  );
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
