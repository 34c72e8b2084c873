import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildClub } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { contentsOf, type EmptyDatabase, emptyDatabase } from '../../test/empty.ts';
import { newId } from '../kernel/ids.ts';
import { writeArchive } from './archive.ts';
import { createDigest } from './digest.ts';
import { type Manifest, manifestFile } from './manifest.ts';
import { rowsIn } from './parts.ts';
import { restoreBackup } from './restore.ts';
import { takeBackup } from './take.ts';
import { readVerified } from './verify.ts';

const database = useDatabase();
const targets: EmptyDatabase[] = [];
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandeja-backup-'));
  file = join(folder, 'whole.tar.gz');
  for (let n = 0; n < 3; n++) await buildClub(database.db);
  await takeBackup({ ownerUrl: database.ownerUrl, file });
});
afterEach(async () => {
  for (const one of targets.splice(0)) await one.drop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function target(): Promise<EmptyDatabase> {
  const one = await emptyDatabase();
  targets.push(one);
  return one;
}

const into = ({ ownerUrl }: EmptyDatabase, archive = file, replace = false) =>
  restoreBackup({ ownerUrl, appPassword: null, file: archive, replace });

/** The same archive with other contents, and a list that fits them. */
async function forged(name: string, change: (content: string) => string): Promise<string> {
  const parts: [string, Buffer][] = [];
  const manifest: Manifest = await readVerified(file, async (table, content) => {
    parts.push([table, table === name ? Buffer.from(change(content.toString())) : content]);
  });
  const path = join(folder, `forged-${name}-${parts.length}-${newId()}.tar.gz`);
  const writer = await writeArchive(path);
  for (const [at, [table, content]] of parts.entries()) {
    await writer.add(`data/${table}/${String(at).padStart(6, '0')}.copy`, content);
    const stored = manifest.tables.find((one) => one.name === table);
    const digest = createDigest();
    digest.add(content);
    if (stored) Object.assign(stored, { rows: rowsIn(content), sha256: digest.hex() });
  }
  await writer.add(manifestFile, Buffer.from(JSON.stringify(manifest)));
  await writer.finish();
  return path;
}

describe('an archive', () => {
  it('that is cut off anywhere is refused, and said to be', async () => {
    const whole = await readFile(file);
    const path = join(folder, 'cut.tar.gz');
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * share)));
      await expect(readVerified(path)).rejects.toThrow('is cut off');
    }
    // Cut between two files of the archive, and packed again: whole to gzip and to tar.
    const plain = gunzipSync(whole);
    await writeFile(
      path,
      gzipSync(Buffer.concat([plain.subarray(0, 10_240 - (10_240 % 512)), Buffer.alloc(1_024)])),
    );
    await expect(readVerified(path)).rejects.toThrow();
  });

  it('with one byte changed is refused, wherever that is', async () => {
    const whole = await readFile(file);
    const path = join(folder, 'changed.tar.gz');
    const headerOfGzip = 10;
    for (let n = 0; n < 60; n++) {
      const at = headerOfGzip + Math.floor(((whole.length - headerOfGzip) * n) / 60);
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ 0x10;
      await writeFile(path, changed);
      await expect(readVerified(path), `byte ${at}`).rejects.toThrow(path);
    }
  });

  it('whose rows were changed and packed again is refused by its list', async () => {
    const plain = gunzipSync(await readFile(file)).toString('latin1');
    const path = join(folder, 'repacked.tar.gz');
    await writeFile(
      path,
      gzipSync(Buffer.from(plain.replaceAll('Europe/Madrid', 'Europe/Lisboa'), 'latin1')),
    );
    await expect(readVerified(path)).rejects.toThrow('is not what was backed up');
  });

  it('that is no archive, or not there, is refused in words', async () => {
    const path = join(folder, 'none.tar.gz');
    await expect(readVerified(path)).rejects.toThrow('there is no such file');
    await writeFile(path, 'hello');
    await expect(readVerified(path)).rejects.toThrow('damaged, or is none');
  });

  it('of a schema that this version does not know is refused', async () => {
    const one = await target();
    const path = await forged('', (it) => it);
    const manifest = await readVerified(path);
    expect(manifest.migrations.length).toBeGreaterThan(10);
    await database.owner.query("insert into schema_migrations (name, hash) values ('9999_later.sql', 'x')");
    const newer = join(folder, 'newer.tar.gz');
    await takeBackup({ ownerUrl: database.ownerUrl, file: newer });
    await database.owner.query("delete from schema_migrations where name = '9999_later.sql'");
    await expect(into(one, newer)).rejects.toThrow('it is newer');
    expect(await contentsOf(one.admin)).toEqual({});
  });
});

describe('a restore', () => {
  it('refuses what holds anything, unless told; then that is gone', async () => {
    const one = await target();
    await into(one);
    const before = await contentsOf(one.admin);
    await expect(into(one)).rejects.toThrow('not empty (3 organizations');
    expect(await contentsOf(one.admin)).toEqual(before);
    await one.admin.query("update users set name = 'x'");
    await into(one, file, true);
    const { restores: _then, ...same } = before;
    const { restores: _now, ...after } = await contentsOf(one.admin);
    expect(after).toEqual(same);
  });

  it('refuses a database that is somebody else’s', async () => {
    const one = await target();
    await one.admin.query('create table theirs (id int)');
    await expect(into(one, file, true)).rejects.toThrow('not Bandeja’s');
  });

  it('refuses a database on which Bandeja runs', async () => {
    const one = await target();
    const other = new pg.Client({ connectionString: one.ownerUrl, application_name: 'bandeja jobs' });
    await other.connect();
    try {
      await expect(into(one)).rejects.toThrow('Bandeja is running on this database (bandeja jobs)');
    } finally {
      await other.end();
    }
  });

  it('that fails at a row leaves what was there', async () => {
    const one = await target();
    await into(one);
    const before = await contentsOf(one.admin);
    const bad = await forged('clubs', (rows) => rows.replace('Europe/Madrid', '').replace('EUR', 'euro'));
    await expect(into(one, bad, true)).rejects.toThrow('clubs');
    // A reference to nobody: seen when the references are put back.
    const lost = await forged('organizations', (rows) => rows.slice(rows.indexOf('\n') + 1));
    await expect(into(one, lost, true)).rejects.toThrow('foreign key');
    expect(await contentsOf(one.admin)).toEqual(before);
  });

  it('that is cut off leaves what was there', async () => {
    const one = await target();
    await into(one);
    const before = await contentsOf(one.admin);
    await one.admin.query('begin; lock table users in access share mode');
    const restoring = into(one, file, true).catch((error: Error) => error.message);
    const waits = async () =>
      (
        await database.owner.query(
          `select pg_terminate_backend(pid) as ended from pg_stat_activity
            where application_name = 'bandeja restore' and wait_event_type = 'Lock' and datname = $1`,
          [new URL(one.ownerUrl).pathname.slice(1)],
        )
      ).rowCount;
    await expect.poll(waits).toBe(1);
    expect(await restoring).toMatch(/terminat/i);
    await one.admin.query('rollback');
    expect(await contentsOf(one.admin)).toEqual(before);
  });
});

describe('a backup', () => {
  it('for which the disk has no room fails in one line and leaves nothing behind', async () => {
    const full = join(folder, 'full');
    const cli = new URL('../cli.ts', import.meta.url).pathname;
    const script = `ulimit -f 4; exec "${process.execPath}" "${cli}" backup "${join(full, 'a.tar.gz')}"`;
    const env = { ...process.env, DATABASE_URL: database.ownerUrl, BANDEJA_SECRET: 'x'.repeat(40) };
    const { promise, resolve } = Promise.withResolvers<{ code: unknown; stderr: string }>();
    execFile('sh', ['-c', script], { env }, (error, _stdout, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
    const { code, stderr } = await promise;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^bandeja: .*(EFBIG|file too large).*\n$/);
    expect(await readdir(full)).toEqual([]);
  });

  it('never replaces a file', async () => {
    await expect(takeBackup({ ownerUrl: database.ownerUrl, file })).rejects.toThrow('exists already');
  });

  it('taken by an owner who is held by row-level security has the rows of all organizations', async () => {
    const one = await target();
    await into(one);
    const again = join(folder, 'by-owner.tar.gz');
    await takeBackup({ ownerUrl: one.ownerUrl, file: again });
    const [a, b] = [await readVerified(file), await readVerified(again)];
    const rows = ({ tables }: Manifest) =>
      Object.fromEntries(tables.filter(({ name }) => name !== 'restores').map((it) => [it.name, it.rows]));
    expect(rows(b)).toEqual(rows(a));
    expect(rows(a)).toMatchObject({ organizations: 3, clubs: 3, class_levels: 12 });
  });

  it('fails where a table would hide rows from it', async () => {
    const one = await target();
    await into(one);
    await one.admin.query(
      'alter table users enable row level security; alter table users force row level security',
    );
    const path = join(folder, 'hidden.tar.gz');
    await expect(takeBackup({ ownerUrl: one.ownerUrl, file: path })).rejects.toThrow(
      'does not see all rows of users',
    );
    expect(await readdir(folder)).not.toContain('hidden.tar.gz');
  });
});
