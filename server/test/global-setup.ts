import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/kernel/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner URL of the template; every test file clones it. */
    templateUrl: string;
    appPassword: string;
  }
}

const appPassword = 'bandeja-app-of-the-tests';

/** One real PostgreSQL for the whole run, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bandeja-test-'));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    settings: { max_connections: '300' },
  });
  const owner = new pg.Client({ connectionString: postgres.url('postgres') });
  await owner.connect();
  await owner.query('create database bandeja_template');
  await owner.end();
  const templateUrl = postgres.url('bandeja_template');
  await migrate(templateUrl, appPassword);
  project.provide('templateUrl', templateUrl);
  project.provide('appPassword', appPassword);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    if (postgres.dataDir !== dataDir) await rm(postgres.dataDir, { recursive: true, force: true });
  };
}
