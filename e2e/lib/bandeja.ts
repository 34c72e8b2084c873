import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findRunningPostgres } from '../../server/src/postgres/embedded.ts';
import { workersOn } from '../../server/src/postgres/processes.ts';

const cli = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url));

/** What a command said and how it ended. */
export interface Ended {
  code: number | null;
  output: string;
}

type Environment = Record<string, string>;

/** The variables of this process that mean nothing to Bandeja, and `env`. */
const environment = (env: Environment) => ({ PATH: process.env.PATH, HOME: process.env.HOME, ...env });

/** Runs `bandeja …` to its end. */
export function command(args: string[], env: Environment = {}): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(env) });
  return ended(child, collect(child));
}

function collect(child: ChildProcess): { text: string } {
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      output.text += data;
    });
  return output;
}

const ended = (child: ChildProcess, output: { text: string }): Promise<Ended> =>
  new Promise((resolve) => child.once('close', (code) => resolve({ code, output: output.text })));

/** A running `bandeja serve`, as a process of its own. */
export interface Serving {
  url: string;
  pid: number;
  /** How it ends, once it does. */
  ended: Promise<Ended>;
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Ends the server and its database in the same moment, as a power cut would. */
  cut(): Promise<void>;
  /** The processes of its database. */
  databaseProcesses(): number[];
}

/** Names the folder of an installation that has been started once and has no club yet. */
export const TEMPLATE = 'BANDEJA_E2E_TEMPLATE';

interface Installation {
  dataDir: string;
  /** Takes the folder away with whatever runs in it. */
  remove(): void;
}

/** A folder for an installation that begins with its very first start. */
export function emptyInstallation(): Installation {
  const dataDir = mkdtempSync(join(tmpdir(), 'bandeja-e2e-'));
  return {
    dataDir,
    remove: () => {
      for (const pid of workersOn(join(dataDir, 'pgdata'))) kill(pid, 'SIGKILL');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The same, but for what the first start makes where tests were prepared: a copy takes a tenth of its time. */
export function installation(): Installation {
  const made = emptyInstallation();
  const template = process.env[TEMPLATE];
  // Owners and modes stay: as root the database belongs to another account.
  if (template) execFileSync('cp', ['-a', `${template}/.`, made.dataDir]);
  return made;
}

/** The owner's address of the database that runs in `dataDir`. */
export function ownerUrl(dataDir: string): string {
  const running = findRunningPostgres(dataDir);
  if (!running) throw new Error(`no database runs in ${dataDir}`);
  return running.url(running.connection.database);
}

/** Starts a server on a free port and resolves when it says that it is ready. */
export async function serve(dataDir: string, env: Environment = {}, args: string[] = []): Promise<Serving> {
  const child = spawn(process.execPath, [cli, 'serve', ...args], {
    env: environment({ PORT: '0', LOG_LEVEL: 'warn', BANDEJA_DATA_DIR: dataDir, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const end = ended(child, output);
  const pid = child.pid as number;
  const databaseProcesses = () => workersOn(join(dataDir, 'pgdata'));
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const address = /Bandeja is ready: (\S+)/.exec(output.text)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', look);
    void end.then(({ code }) => reject(new Error(`serve ended with ${code}:\n${output.text}`)));
  });
  return {
    ...{ url, pid, ended: end, databaseProcesses },
    output: () => output.text,
    signal: (signal) => void child.kill(signal),
    cut: async () => {
      for (const one of [pid, ...databaseProcesses()]) kill(one, 'SIGKILL');
      await end;
    },
  };
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Sends a signal to every process of the database: SIGSTOP freezes it, SIGCONT wakes it. */
export function signalDatabase(serving: Serving, signal: NodeJS.Signals): void {
  for (const pid of serving.databaseProcesses()) kill(pid, signal);
}

export interface FirstClub {
  organization_id: string;
  club_id: string;
  /** Signs requests in as the owner. */
  headers: Record<string, string>;
}

/** The first start, as the web app does it. */
export async function setUpClub(url: string, { timezone = 'Europe/Madrid' } = {}): Promise<FirstClub> {
  const response = await fetch(`${url}/api/setup/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ name: 'Owner', email: 'owner@example.test', password: 'a long password', locale: 'es' },
      ...{ organization_name: 'Pádel', club_name: 'Centro', timezone, currency: 'EUR' },
    }),
  });
  if (response.status !== 201) throw new Error(`setup: ${response.status} ${await response.text()}`);
  const { organization, club } = (await response.json()) as Record<'organization' | 'club', { id: string }>;
  const cookie = response.headers.getSetCookie().map((text) => text.split(';')[0]);
  return { organization_id: organization.id, club_id: club.id, headers: { cookie: cookie.join('; ') } };
}
