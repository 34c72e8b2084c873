import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { readConfig } from '../config.ts';
import { duties } from '../cron.ts';
import { examine } from '../doctor/examine.ts';
import { backupState, noteSchedule } from '../kernel/backups.ts';
import { usualRetention } from '../kernel/retention.ts';
import { addHours, fixedClock } from '../kernel/time/index.ts';
import { takeBackupAside } from './aside.ts';
import { readVerified } from './verify.ts';

const database = useDatabase();
const clock = fixedClock('2026-11-25T01:37:00Z');
let queue: pg.Pool;
let dir: string;

beforeAll(() => {
  queue = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
});
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'bandeja-backup-')), 'nightly');
  await database.owner.query('delete from backups');
  await noteSchedule(queue, true);
});
afterEach(() => rm(dirname(dir), { recursive: true, force: true }));
afterAll(() => queue.end());

async function night(keep = 2): Promise<void> {
  const duty = duties.find(({ name }) => name === 'back_up');
  const backups = { ownerUrl: database.ownerUrl, dir, keep };
  await duty?.run({ db: database.db, clock, retention: usualRetention, queue, backups });
  clock.set(addHours(clock.now(), 24).toISOString());
}

async function complaints(): Promise<string[]> {
  const { db, owner } = database;
  const found = await examine({ db, owner, embedded: false, now: clock.now() });
  return found.filter(({ name }) => name === 'backup').flatMap(({ examples }) => examples);
}

it('keeps as many as it is told, the newest, and leaves what is not its own', async () => {
  clock.set('2026-11-25T01:37:00Z');
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'bandeja-20200101T000000Z.tar.gz'), 'made by hand');
  await writeFile(join(dir, 'nightly-20261101T000000Z.tar.gz.0a.partial'), 'left behind by a crash');
  await utimes(join(dir, 'nightly-20261101T000000Z.tar.gz.0a.partial'), 1, 1);
  for (let n = 0; n < 3; n++) await night();
  expect((await readdir(dir)).sort()).toEqual([
    'bandeja-20200101T000000Z.tar.gz',
    'nightly-20261126T013700Z.tar.gz',
    'nightly-20261127T013700Z.tar.gz',
  ]);
  expect((await readVerified(join(dir, 'nightly-20261127T013700Z.tar.gz'))).tables.length).toBeGreaterThan(
    30,
  );
  expect(await backupState(database.db)).toBe('ok');
  expect(await complaints()).toEqual([]);
});

it('says that it failed, and why, until one succeeds, and keeps the older ones', async () => {
  await night(1);
  const kept = await readdir(dir);
  const folder = dir;
  dir = join(folder, kept[0] as string); // a file, in which nothing can be written
  await expect(night(1)).rejects.toThrow();
  expect(await backupState(database.db)).toBe('failed');
  expect(await complaints()).toEqual([
    expect.stringMatching(/the last one, at .*, failed: .*(EEXIST|ENOTDIR)/),
  ]);
  expect(await readdir(folder)).toEqual(kept);
  dir = folder;
  await night(1);
  expect(await backupState(database.db)).toBe('ok');
});

it('says that the last one is old, or that there never was one; not on the first day, and not where none is wanted', async () => {
  expect(await backupState(database.db)).toBe('ok');
  await database.owner.query("update backups set scheduled_since = now() - interval '37 hours'");
  expect(await backupState(database.db)).toBe('old');
  expect(await complaints()).toEqual(['the last one that succeeded: none']);
  await night();
  expect(await backupState(database.db)).toBe('ok');
  await database.owner.query("update backups set done_at = now() - interval '37 hours'");
  expect(await backupState(database.db)).toBe('old');
  await noteSchedule(queue, false);
  expect(await backupState(database.db)).toBe('off');
  expect(await complaints()).toEqual([]);
});

it('is on beside the embedded database, and off with another one until it is told where to', () => {
  expect(readConfig({ BANDEJA_DATA_DIR: '/data' }).backups).toEqual({ dir: '/data/backups', keep: 7 });
  expect(readConfig({ BANDEJA_BACKUP_KEEP: '0' }).backups).toBeUndefined();
  const elsewhere = { DATABASE_URL: 'postgres://db/bandeja' };
  expect(readConfig(elsewhere).backups).toBeUndefined();
  expect(readConfig({ ...elsewhere, BANDEJA_BACKUP_DIR: '/mnt', BANDEJA_BACKUP_KEEP: '30' }).backups).toEqual(
    {
      dir: '/mnt',
      keep: 30,
    },
  );
});

it('is taken by a process of its own, which says why it could not', async () => {
  const file = join(dir, 'never.tar.gz');
  const nowhere = takeBackupAside({ ownerUrl: 'postgres://127.0.0.1:1/nothing', file });
  await expect(nowhere).rejects.toThrow('ECONNREFUSED');
});

it('fails, and nothing else does, where no process can be started', async () => {
  const { execPath } = process;
  process.execPath = join(dir, 'nothing');
  try {
    const asked = { ownerUrl: database.ownerUrl, file: join(dir, 'never.tar.gz') };
    await expect(takeBackupAside(asked)).rejects.toThrow('ENOENT');
  } finally {
    process.execPath = execPath;
  }
});
