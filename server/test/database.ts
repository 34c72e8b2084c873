import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openDatabase } from '../src/kernel/db/database.ts';
import type { Effects } from '../src/kernel/effects.ts';
import { dropDatabase } from './drop.ts';
import { checkPlans } from './plans/check.ts';
import { Recorder } from './plans/record.ts';

export interface TestDatabase {
  /** As the application sees it: role bandeja_app, row-level security in force. */
  db: Database;
  appUrl: string;
  ownerUrl: string;
  /** SQL as the superuser: for arranging the impossible and for looking at everything. */
  owner: pg.Client;
  /** Every statement that went through `db`. */
  recorder: Recorder;
}

/** A database of its own, cloned from the migrated template (or one that nobody is connected to). The caller drops it. */
export async function cloneDatabase(
  template = 'bandeja_template',
  effects: Effects = {},
): Promise<TestDatabase & { drop(): Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const url = (database: string) => {
    const to = new URL(inject('templateUrl'));
    to.pathname = `/${database}`;
    return to;
  };
  const admin = new pg.Client({ connectionString: url('postgres').href });
  await admin.connect();
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  const appUrl = url(name);
  appUrl.username = 'bandeja_app';
  appUrl.password = inject('appPassword');
  const owner = new pg.Client({ connectionString: url(name).href });
  await owner.connect();
  const db = openDatabase({ ...throughPooler(appUrl), effects });
  const recorder = new Recorder();
  recorder.listenTo(db.pool);
  return {
    db,
    recorder,
    owner,
    appUrl: appUrl.href,
    ownerUrl: url(name).href,
    drop: async () => {
      await db.close();
      await owner.end();
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

/** With `BANDEJA_TEST_POOLER`, what goes to the database that all tests share goes through a pooler in transaction mode. */
export function throughPooler(appUrl: URL): { url: string; pooler?: boolean; directUrl?: string } {
  const port = inject('poolerPort');
  const isShared = appUrl.port === new URL(inject('templateUrl')).port;
  if (port === null || !isShared) return { url: appUrl.href };
  const url = new URL(appUrl);
  url.port = String(port);
  return { url: url.href, pooler: true, directUrl: appUrl.href };
}

/**
 * A database for the test file, there from beforeAll to afterAll; its transactions have these effects. The file fails
 * when a statement that went through it has a plan that would not stand ten years of history.
 */
export function useDatabase(effects: Effects = {}): TestDatabase {
  const handle = {} as TestDatabase;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const { drop: dropIt, ...database } = await cloneDatabase(undefined, effects);
    Object.assign(handle, database);
    drop = dropIt;
  });
  afterAll(async () => {
    await drop?.();
    await checkPlans(handle.recorder?.statements ?? []);
  });
  return handle;
}
