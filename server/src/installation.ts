import type { Config } from './config.ts';
import { migrate } from './kernel/db/migrate.ts';
import { checkAppRole } from './kernel/db/role.ts';
import { derivedPassword, keptSecret } from './kernel/secret.ts';
import {
  type DatabaseEvent,
  type EmbeddedAddress,
  findRunningPostgres,
  startEmbeddedPostgres,
} from './postgres/embedded.ts';

/** The database and the secret of one installation, ready to be used. */
export interface Installation {
  /** For migrations, the job queue and the doctor. */
  ownerUrl: string;
  /** For everything else: role bandeja_app, row-level security in force. */
  appUrl: string;
  secret: string;
  /** What the application's role is given as its password; null where the operator made that role. */
  appPassword: string | null;
  /** Whether the database is the one that came with Bandeja. */
  embedded: boolean;
  /** The migrations that were applied now. */
  applied: readonly string[];
  close(): Promise<void>;
}

export interface InstallationOptions {
  /** Use the embedded database of a Bandeja that runs on the same data directory, if there is one. */
  beside?: boolean;
  /** False leaves the schema as it is. */
  migrate?: boolean;
  log?: (line: string) => void;
  onEvent?: (event: DatabaseEvent) => void;
}

/** Starts or finds the database, brings its schema up to date, and makes sure that it holds the application's role. */
export async function openInstallation(
  config: Config,
  options: InstallationOptions = {},
): Promise<Installation> {
  const secret = config.secret ?? keptSecret(config.dataDir);
  const password = derivedPassword(secret, 'database role bandeja_app');
  const { ownerUrl, appUrl, close } = config.databaseUrl
    ? external(config.databaseUrl, config.databaseAppUrl, password)
    : await embedded(config.dataDir, password, options);
  const appPassword = config.databaseAppUrl === undefined ? password : null;
  const isEmbedded = config.databaseUrl === undefined;
  let applied: readonly string[] = [];
  try {
    if (options.migrate !== false) {
      applied = await named('DATABASE_URL', config, () => migrate(ownerUrl, appPassword));
      await named('DATABASE_APP_URL', config, () => checkAppRole(appUrl));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { ownerUrl, appUrl, secret, appPassword, embedded: isEmbedded, applied, close };
}

/** Another way to the database, with the application's name and password where it gives none of its own. */
export function wayUrl(given: string, appUrl: string): string {
  const [to, app] = [new URL(given), new URL(appUrl)];
  if (to.username === '') [to.username, to.password] = [app.username, app.password];
  if (to.pathname.length <= 1) to.pathname = app.pathname;
  return to.href;
}

interface Addresses {
  ownerUrl: string;
  appUrl: string;
  close(): Promise<void>;
}

function external(ownerUrl: string, given: string | undefined, password: string): Addresses {
  const appUrl = new URL(given ?? ownerUrl);
  if (given === undefined) {
    appUrl.username = 'bandeja_app';
    appUrl.password = password;
  }
  return { ownerUrl, appUrl: appUrl.href, close: async () => {} };
}

async function embedded(dataDir: string, password: string, options: InstallationOptions): Promise<Addresses> {
  const { log = () => {}, onEvent = () => {} } = options;
  const running = options.beside ? findRunningPostgres(dataDir) : undefined;
  if (running) return { ...urlsOf(running, password), close: async () => {} };
  const postgres = await startEmbeddedPostgres({ dataDir, log, onEvent });
  return { ...urlsOf(postgres, password), close: () => postgres.stop() };
}

function urlsOf({ connection, url }: EmbeddedAddress, password: string): Omit<Addresses, 'close'> {
  return { ownerUrl: url(connection.database), appUrl: url(connection.database, 'bandeja_app', password) };
}

/** An operator who gave the address is told which variable the trouble is with. */
async function named<T>(variable: string, config: Config, work: () => Promise<T>): Promise<T> {
  if (config.databaseUrl === undefined) return work();
  try {
    return await work();
  } catch (error) {
    const inner = error instanceof AggregateError ? (error.errors[0] as Error) : (error as Error);
    const hint =
      (error as { code?: string }).code === '42501' && variable === 'DATABASE_URL'
        ? ' (let it create roles, or make bandeja_app yourself and give DATABASE_APP_URL: docs/operations.md)'
        : '';
    throw new Error(`${variable}: ${inner.message}${hint}`, { cause: error });
  }
}
