import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { dropDatabase } from '../test/drop.ts';
import { type Config, readConfig } from './config.ts';
import { examine } from './doctor/examine.ts';
import { openInstallation } from './installation.ts';
import { system } from './kernel/actor.ts';
import { openBus } from './kernel/bus.ts';
import { openDatabase } from './kernel/db/database.ts';
import { reaction } from './kernel/facts.ts';
import { newId } from './kernel/ids.ts';
import { startJobs } from './kernel/jobs.ts';
import { append } from './kernel/outbox.ts';
import { keptSecret } from './kernel/secret.ts';
import { systemClock } from './kernel/time/index.ts';

/** An empty database on the tests' server, as an operator would give it: owned by a role that is no superuser. */
let admin: pg.Client;
let database: string;
let ownerUrl: string;
let appUrl: string;
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const config = (env: Record<string, string> = {}): Config =>
  readConfig({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, BANDEJA_SECRET: 'x'.repeat(40), ...env });

describe('an external database', () => {
  beforeEach(async () => {
    const name = `external_${randomUUID().replaceAll('-', '')}`;
    const url = new URL(inject('templateUrl'));
    url.pathname = '/postgres';
    admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    await admin.query(`create role ${name} login createrole password 'owner'`);
    await admin.query(`create database ${name} owner ${name}`);
    url.pathname = `/${name}`;
    [url.username, url.password] = ['bandeja_app', inject('appPassword')];
    appUrl = url.href;
    [url.username, url.password] = [name, 'owner'];
    ownerUrl = url.href;
    database = name;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await dropDatabase(admin, database);
    await admin.query(`drop role ${database}`);
    await admin.end();
  });

  it('needs no superuser: it is migrated, relayed, worked on and examined by an ordinary owner', async () => {
    const installation = await openInstallation(config());
    expect(installation.applied.length).toBeGreaterThan(0);
    const bus = await openBus(installation.appUrl);
    const seen: unknown[] = [];
    const reactions = [
      reaction({
        name: 'see',
        on: 'test.seen',
        later: async (_s, facts) => void seen.push(...facts.map((fact) => fact.payload)),
      }),
    ];
    const db = openDatabase({ url: installation.appUrl, effects: { bus, reactions } });
    const jobs = await startJobs({
      ...{ ownerUrl, db, bus, clock: systemClock, reactions, duties: [] },
      log: () => {},
    });
    closing.push(bus.close, db.close, jobs.stop);
    const organization_id = newId();
    await db.tenant({ organization_id, via: { user_id: null, via: 'test' } }, async (tx) => {
      await tx
        .insertInto('organizations')
        .values({ id: organization_id, slug: 'ours', name: 'Ours' })
        .execute();
      const scope = { tx, actor: system(organization_id), now: new Date() };
      await append(scope, [{ type: 'test.seen', payload: { n: 1 } }]);
    });
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([{ n: 1 }]);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    closing.push(() => owner.end());
    expect(await examine({ db, owner, embedded: false, now: new Date() })).toEqual([]);
  });

  it('is brought up to date once when several processes start at the same time', async () => {
    const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
    const env = {
      ...process.env,
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
      BANDEJA_SECRET: 'x'.repeat(40),
    };
    const outputs = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          new Promise<string>((resolve) =>
            execFile(process.execPath, [cli, 'migrate'], { env }, (_error, stdout, stderr) =>
              resolve(stdout + stderr),
            ),
          ),
      ),
    );
    expect(outputs.filter((output) => output.startsWith('Applied: 0001_kernel.sql'))).toHaveLength(1);
    expect(outputs.filter((output) => output === 'The database is up to date.\n')).toHaveLength(3);
  });

  it('is refused when the application would stand above row-level security', async () => {
    const url = new URL(appUrl);
    [url.username, url.password] = [database, 'owner'];
    await expect(openInstallation(config({ DATABASE_APP_URL: url.href }))).rejects.toThrow(
      `DATABASE_APP_URL: row-level security does not hold for the database role ${database}: it owns tables`,
    );
    await admin.query(`alter role ${database} bypassrls`);
    await expect(openInstallation(config({ DATABASE_APP_URL: url.href }))).rejects.toThrow(
      'it has BYPASSRLS',
    );
    const superuser = new URL(inject('templateUrl'));
    superuser.pathname = `/${database}`;
    await expect(openInstallation(config({ DATABASE_APP_URL: superuser.href }))).rejects.toThrow(
      'it is a superuser',
    );
  });

  it('names the variable when it cannot be reached', async () => {
    const nowhere = config({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    await expect(openInstallation(nowhere)).rejects.toThrow(/^DATABASE_URL: .*ECONNREFUSED/);
    const noRole = new URL(appUrl);
    noRole.password = 'wrong';
    await expect(openInstallation(config({ DATABASE_APP_URL: noRole.href }))).rejects.toThrow(
      /^DATABASE_APP_URL: /,
    );
  });
});

describe('the secret', () => {
  it('is made once, also by several starts at the same time, and kept', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'bandeja-secret-'));
    closing.push(() => rmSync(dataDir, { recursive: true }));
    const script = `import { keptSecret } from ${JSON.stringify(new URL('./kernel/secret.ts', import.meta.url).href)}; console.log(keptSecret(process.argv[1]))`;
    const run = () =>
      new Promise<string>((resolve) =>
        execFile(process.execPath, ['--input-type=module', '-e', script, dataDir], (_error, stdout) =>
          resolve(stdout.trim()),
        ),
      );
    const secrets = new Set(await Promise.all([run(), run(), run(), run()]));
    expect(secrets.size).toBe(1);
    expect([...secrets][0]!.length).toBeGreaterThanOrEqual(32);
    expect(keptSecret(dataDir)).toBe([...secrets][0]);
  });
});

describe('the configuration', () => {
  it('has defaults for everything', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      portGiven: false,
      host: '127.0.0.1',
      databaseUrl: undefined,
    });
    expect(readConfig({ PORT: '3000' })).toMatchObject({ port: 3000, portGiven: true });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['BANDEJA_URL', 'https://club.example/path'],
    ['BANDEJA_SECRET', 'short'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_APP_URL', 'db'],
    ['DATABASE_POOL', '1'],
    ['SMTP_URL', 'http://mail'],
    ['LOG_LEVEL', 'loud'],
    ['BANDEJA_RATE_LIMIT', '0'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^wrong configuration: ${name} must `));
  });
});
