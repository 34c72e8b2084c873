import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import {
  type DatabaseEvent,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  startEmbeddedPostgres,
} from './embedded.ts';
import { isRunning } from './processes.ts';

const cleanups: (() => unknown)[] = [];
const asRoot = process.getuid?.() === 0;
const onLinux = existsSync('/proc/self/stat');

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function temporaryFolder(below = tmpdir()): string {
  const dir = mkdtempSync(join(below, 'bandeja-db-'));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

async function start(
  dataDir: string,
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
  cleanups.push(() => postgres.stop());
  return postgres;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const result = await client.query(text);
    return result.rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(10);
}

/** A Bandeja in a process of its own, which can be killed. */
async function startInChild(
  dataDir: string,
  then = 'setInterval(() => {}, 1000);',
): Promise<{ child: ChildProcess; postgresPid: number; url: string }> {
  const module = new URL('./embedded.ts', import.meta.url).href;
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(JSON.stringify({ postgresPid: postgres.pid, url: postgres.url('bandeja') }));
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data) => resolve(String(data)));
    child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)));
  });
  return { child, ...JSON.parse(line) };
}

function exitCodeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', resolve) : resolve(child.exitCode),
  );
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

test('a fresh folder becomes a database that keeps its rows and its password over a restart', async () => {
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  await query(first.url('bandeja'), "create table note (text text); insert into note values ('kept')");
  await first.stop();
  expect(isRunning(first.pid)).toBe(false);

  const second = await start(dataDir);
  expect(await query(second.url('bandeja'), 'select text from note')).toEqual([{ text: 'kept' }]);
  expect(second.connection.password).toBe(first.connection.password);
  expect(statSync(join(second.dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
});

test('the server speaks UTF-8 and UTC and asks for a password', async () => {
  const postgres = await start(temporaryFolder());
  const shown = await query(
    postgres.url('bandeja'),
    "select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone",
  );
  expect(shown).toEqual([{ encoding: 'UTF8', zone: 'UTC' }]);
  await expect(query(postgres.url('bandeja', 'bandeja', 'wrong'), 'select 1')).rejects.toThrow(/password/);
});

test('production acknowledges a write only when it is on disk', async () => {
  const postgres = await start(temporaryFolder(), { durable: true });
  const shown = await query(
    postgres.url('bandeja'),
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commit`,
  );
  expect(shown).toEqual([{ fsync: 'on', pages: 'on', commit: 'on' }]);
});

test('a second start on the same folder is refused and names the process that has it', async () => {
  const dataDir = temporaryFolder();
  const { child } = await startInChild(dataDir);
  cleanups.push(() => kill(child));
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
    code: 'database.in_use',
    pid: child.pid,
    message: expect.stringContaining(`process ${child.pid}`),
  });
});

test('the folder is free again after stop, and stopping twice is harmless', async () => {
  const dataDir = temporaryFolder();
  const postgres = await start(dataDir);
  await Promise.all([postgres.stop(), postgres.stop()]);
  expect(existsSync(join(postgres.dataDir, 'bandeja.lock'))).toBe(false);
  await start(dataDir);
});

test('of several simultaneous starts on a fresh folder exactly one succeeds', async () => {
  const dataDir = temporaryFolder();
  const starts = await Promise.allSettled([1, 2, 3].map(() => start(dataDir)));
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a lock whose process number belongs to another process by now is stale', async () => {
  const dataDir = temporaryFolder();
  const stale = JSON.stringify({ pid: process.pid, birthmark: 'another boot/1' });
  writeFileSync(join(dataDir, 'bandeja.lock'), stale);
  await start(dataDir);
  expect(readFileSync(join(dataDir, 'bandeja.lock'), 'utf8')).not.toBe(stale);
});

test('a killed server comes back on the same port with every committed row', async () => {
  const events: DatabaseEvent[] = [];
  const postgres = await start(temporaryFolder(), { durable: true, onEvent: (event) => events.push(event) });
  const [port, killed] = [postgres.connection.port, postgres.pid];
  await query(postgres.url('bandeja'), 'create table note (id int); insert into note values (1), (2)');

  process.kill(killed, 'SIGKILL');
  await until(() => events.some(({ kind }) => kind === 'recovered'));

  expect(events.map(({ kind }) => kind)).toEqual(['lost', 'recovered']);
  expect(postgres.pid).not.toBe(killed);
  expect(postgres.connection.port).toBe(port);
  expect(await query(postgres.url('bandeja'), 'select count(*)::int as rows from note')).toEqual([
    { rows: 2 },
  ]);
});

test('stopping while a killed server is being started again leaves nothing behind', async () => {
  const postgres = await start(temporaryFolder());
  process.kill(postgres.pid, 'SIGKILL');
  await until(() => !isRunning(postgres.pid));
  await postgres.stop();
  expect(isRunning(postgres.pid)).toBe(false);
});

test('after a crash of Bandeja alone the next start takes the running server over', async () => {
  const dataDir = temporaryFolder();
  const crashed = await startInChild(dataDir);
  await query(crashed.url, 'create table note (id int); insert into note values (1)');
  await kill(crashed.child);
  expect(isRunning(crashed.postgresPid)).toBe(true);

  const lines: string[] = [];
  const postgres = await start(dataDir, { log: (line) => lines.push(line) });
  expect(isRunning(crashed.postgresPid)).toBe(false);
  expect(lines.join('\n')).toContain(String(crashed.postgresPid));
  expect(await query(postgres.url('bandeja'), 'select id from note')).toEqual([{ id: 1 }]);
});

test('after a crash of Bandeja and its server the next start recovers', async () => {
  const dataDir = temporaryFolder();
  const crashed = await startInChild(dataDir);
  await query(crashed.url, 'create table note (id int); insert into note values (1)');
  crashed.child.kill('SIGKILL');
  process.kill(crashed.postgresPid, 'SIGKILL');
  await until(() => !isRunning(crashed.postgresPid) && crashed.child.signalCode !== null);

  const postgres = await start(dataDir);
  expect(await query(postgres.url('bandeja'), 'select id from note')).toEqual([{ id: 1 }]);
});

test.runIf(onLinux)(
  'a recorded server number that belongs to another process by now is left alone',
  async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    const bystander = await start(temporaryFolder());
    await first.stop();
    const file = join(first.dataDir, 'pgdata', 'postmaster.pid');
    writeFileSync(file, `${bystander.pid}\n${first.dataDir}/pgdata\n0\n0\n\n127.0.0.1\n`);
    await start(dataDir);
    expect(isRunning(bystander.pid)).toBe(true);
  },
);

test('a command finds the server that runs on a folder, and none after its stop', async () => {
  const dataDir = temporaryFolder();
  expect(findRunningPostgres(dataDir)).toBeUndefined();
  const postgres = await start(dataDir);
  const found = findRunningPostgres(dataDir);
  expect(await query(found?.url('bandeja') ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
  expect(findRunningPostgres(dataDir)).toBeUndefined();
});

test('an interrupted first start leaves nothing that hinders the next one', async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'pgdata.new'));
  writeFileSync(join(dataDir, 'pgdata.new', 'PG_VERSION'), '18\n');
  writeFileSync(join(dataDir, 'pgdata.secret'), 'old');
  await start(dataDir);
  expect(existsSync(join(dataDir, 'pgdata.new'))).toBe(false);
  expect(existsSync(join(dataDir, 'pgdata.secret'))).toBe(false);
});

test.runIf(asRoot)(
  'below a folder that others cannot enter, the database moves to where its account can',
  async () => {
    const refuge = join(temporaryFolder(), 'refuge');
    chmodSync(join(refuge, '..'), 0o711);
    const closed = temporaryFolder(homedir());
    const dataDir = join(closed, 'checkout', 'data');
    const lines: string[] = [];

    const first = await start(dataDir, { refuge, log: (line) => lines.push(line) });
    expect(first.dataDir.startsWith(refuge)).toBe(true);
    expect(lines.join('\n')).toContain(first.dataDir);
    await query(first.url('bandeja'), 'create table note (id int)');
    await expect(startEmbeddedPostgres({ dataDir, refuge })).rejects.toMatchObject({
      code: 'database.in_use',
    });
    await first.stop();

    const second = await start(dataDir, { refuge });
    expect(second.dataDir).toBe(first.dataDir);
    expect(await query(second.url('bandeja'), 'select count(*)::int as rows from note')).toEqual([
      { rows: 0 },
    ]);
  },
);

test.runIf(asRoot)(
  'a data folder whose database moved away and vanished is not silently begun anew',
  async () => {
    const refuge = join(temporaryFolder(), 'refuge');
    chmodSync(join(refuge, '..'), 0o711);
    const dataDir = join(temporaryFolder(homedir()), 'data');
    const first = await start(dataDir, { refuge });
    await first.stop();
    rmSync(first.dataDir, { recursive: true });
    await expect(startEmbeddedPostgres({ dataDir, refuge })).rejects.toThrow(/does not exist any more/);
  },
);

test('a program that waits for nothing but the stop sees it through', async () => {
  const { child } = await startInChild(temporaryFolder(), 'await postgres.stop(); process.exitCode = 42;');
  expect(await exitCodeOf(child)).toBe(42);
});
