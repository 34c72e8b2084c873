import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon, { type Request, type Result } from 'autocannon';
import { readConfig } from '../server/src/config.ts';
import { openInstallation } from '../server/src/installation.ts';
import { bareRoute, minimalTransaction } from './baselines.ts';
import { buildBenchClub, type Club } from './club.ts';

/*
 * node bench/run.ts: lists, bookings across many classes, and a stampede on one class, against a bare Fastify route
 * and a minimal transaction measured in the same run. Ratios travel between machines; absolute figures do not.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const connections = 16;
const places = 8;

const dataDir = await mkdtemp(join(tmpdir(), 'bandeja-bench-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  BANDEJA_DATA_DIR: dataDir,
  PORT: String(port),
  HOST: '127.0.0.1',
  LOG_LEVEL: 'error',
  BANDEJA_RATE_LIMIT: '10000000',
};
const server = spawn(
  process.execPath,
  [fileURLToPath(new URL('../server/src/cli.ts', import.meta.url)), 'serve'],
  {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
try {
  await ready(url);
  const installation = await openInstallation(readConfig(env), { beside: true, migrate: false });
  const { ownerUrl } = installation;
  const club = await buildBenchClub(url, ownerUrl, { students: 12_000, sessions: 2_000, places });
  await measure(club, ownerUrl);
  await installation.close();
} finally {
  await stop(server);
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(club: Club, ownerUrl: string): Promise<void> {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${connections} connections, ${seconds} s each\n`,
  );
  const bare = await bareRoute(connections, seconds);
  row('bare Fastify route', bare, '1');
  const spread = await minimalTransaction(ownerUrl, 2_000, connections, seconds);
  row('minimal transaction, 2,000 rows', spread, '1');
  const hot = await minimalTransaction(ownerUrl, 1, connections, seconds);
  row('minimal transaction, one row', hot, '1');

  const week = `/api/classes/sessions/available/?limit=50`;
  const list = await load(club, [{ method: 'GET', path: week }], { duration: seconds });
  report('list 50 available sessions', list, `${ratio(list.requests.average, bare)} of the bare route`);

  const across = await load(club, [booking(pairs(club))], { duration: seconds });
  report(
    'enrol across 2,000 sessions',
    across,
    `${ratio(across['2xx'] / across.duration, spread)} of the minimal transaction`,
  );

  const target = club.sessions.at(-1) as string;
  let next = 0;
  const stampede = await load(
    club,
    [booking(() => ({ session: target, student: club.students[next++ % club.students.length] as string }))],
    { duration: seconds },
  );
  const answered = (stampede['2xx'] + stampede['4xx']) / stampede.duration;
  report(
    'stampede on one session',
    stampede,
    `${ratio(answered, hot)} of the minimal transaction on one row; ${stampede['2xx']} placed, ${stampede['4xx']} refused`,
  );
}

function load(club: Club, requests: Request[], amount: { duration: number }): Promise<Result> {
  const headers = {
    authorization: `Bearer ${club.token}`,
    'bandeja-organization': club.organization,
    'content-type': 'application/json',
  };
  return autocannon({ url, connections, headers, requests, ...amount });
}

/** Each (session, student) once: every request books. */
function pairs(club: Club): () => { session: string; student: string } {
  let i = 0;
  return () => {
    const at = i++;
    const session = club.sessions[at % club.sessions.length] as string;
    const student = club.students[
      (at + Math.floor(at / club.sessions.length) * 7) % club.students.length
    ] as string;
    return { session, student };
  };
}

function booking(next: () => { session: string; student: string }): Request {
  return {
    method: 'POST',
    setupRequest: (request) => {
      const { session, student } = next();
      return {
        ...request,
        path: `/api/classes/sessions/${session}/enroll/`,
        body: JSON.stringify({ student_id: student, overrides: ['overlap'] }),
      };
    },
  };
}

function row(name: string, perSecond: number, note: string): void {
  console.log(`${name.padEnd(34)} ${perSecond.toFixed(0).padStart(7)}/s  ${note}`);
}
function report(name: string, result: Result, note: string): void {
  const rate = (result['2xx'] + result['4xx']) / result.duration;
  row(
    name,
    rate,
    `p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms; ${note}${result['5xx'] + result.errors > 0 ? `; ${result['5xx']} failed, ${result.errors} errors` : ''}`,
  );
}
function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port: free } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function ready(base: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${base}/api/health/ready/`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not become ready');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
