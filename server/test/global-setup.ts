import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/kernel/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded.ts';
import { pretendHistory } from './plans/statistics.ts';
import { startPooler } from './pooler.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner URL of the template; every test file clones it. */
    templateUrl: string;
    appPassword: string;
    /** Owner URL of a database that is planned for as if it had ten years of history (server/test/plans). */
    plansUrl: string;
    /** Where a pooler in front of the database listens; null without one. */
    poolerPort: number | null;
    /** A folder in which test files note the statements whose plans are good. */
    goodPlans: string;
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
  await query(postgres.url('postgres'), 'create database bandeja_template');
  const templateUrl = postgres.url('bandeja_template');
  await migrate(templateUrl, appPassword);
  const pooler = process.env.BANDEJA_TEST_POOLER ? await startPooler(templateUrl, appPassword) : undefined;
  project.provide('poolerPort', pooler?.port ?? null);
  project.provide('templateUrl', templateUrl);
  project.provide('appPassword', appPassword);
  await query(postgres.url('postgres'), 'create database bandeja_plans template bandeja_template');
  await pretendHistory(postgres.url('bandeja_plans'));
  project.provide('plansUrl', postgres.url('bandeja_plans'));
  const goodPlans = await mkdtemp(join(tmpdir(), 'bandeja-plans-'));
  project.provide('goodPlans', goodPlans);
  return async () => {
    await pooler?.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(goodPlans, { recursive: true, force: true });
    if (postgres.dataDir !== dataDir) await rm(postgres.dataDir, { recursive: true, force: true });
  };
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
