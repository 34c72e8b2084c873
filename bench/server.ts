import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readConfig } from '../server/src/config.ts';
import { openInstallation } from '../server/src/installation.ts';
import { monotonicMs } from '../server/src/kernel/time/index.ts';

export interface RunningServer {
  url: string;
  pid: number;
  /** From the start of the process to the first ready answer. */
  ready_ms: number;
  /** The owner's connections, past row-level security. */
  owner: pg.Pool;
  ownerUrl: string;
  appUrl: string;
  /** The most memory that the process has had since `forgetPeak`, in MB; undefined where the system does not tell. */
  peakMemory(): number | undefined;
  forgetPeak(): void;
  stop(): Promise<void>;
}

const cli = fileURLToPath(new URL('../server/src/cli.ts', import.meta.url));

/** A real server as `npm start` runs it, with its own durable PostgreSQL on `dataDir`, web and worker in one process. */
export async function startServer(dataDir: string, nodeArgs: readonly string[] = []): Promise<RunningServer> {
  const { DATABASE_URL, DATABASE_APP_URL, SMTP_URL, BANDEJA_URL, ...outside } = process.env;
  const port = await freePort();
  const env = {
    ...outside,
    ...{ BANDEJA_DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
    // A nightly backup that happened to be due would be counted into whatever is measured just then.
    ...{ BANDEJA_BACKUP_KEEP: '0' },
    ...{ LOG_LEVEL: 'error', BANDEJA_RATE_LIMIT: '10000000', BANDEJA_LIVE_PER_USER: '10000' },
  };
  const url = `http://127.0.0.1:${port}`;
  const begun = monotonicMs();
  const child = spawn(process.execPath, ['--max-semi-space-size=8', ...nodeArgs, cli, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  repeatErrors(child);
  endWithUs(child);
  try {
    await ready(url, child);
    const ready_ms = monotonicMs() - begun;
    const { ownerUrl, appUrl } = await openInstallation(readConfig(env), { beside: true, migrate: false });
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
    owner.on('error', () => {});
    const pid = child.pid as number;
    return {
      ...{ url, pid, ready_ms, owner, ownerUrl, appUrl },
      peakMemory: () => peakMemory(pid),
      forgetPeak: () => forgetPeak(pid),
      async stop() {
        if (!owner.ended) await owner.end();
        await stop(child);
      },
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** Who interrupts the bench interrupts its server; what waits for that one fails, and everything is cleared away. */
function endWithUs(child: ChildProcess): void {
  const end = () => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, end);
    child.once('exit', () => process.off(signal, end));
  }
}

/** Shows what the server complains about; that it stops when it is told to is no news. */
function repeatErrors({ stderr }: ChildProcess): void {
  if (!stderr) return;
  createInterface(stderr).on('line', (line) => {
    if (!line.includes('stopping: running requests')) console.error(line);
  });
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = monotonicMs() + 120_000;
  while (monotonicMs() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/api/health/ready/`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error('the server did not become ready');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function peakMemory(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    return undefined;
  }
}

function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // then the peak is that since the start
  }
}

/** Below the ports that the system gives to outgoing connections: between looking and listening it could give one away. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    if (isFree) return port;
  }
}
