import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { ensureAppRole, migrateInside, migrationLock } from '../kernel/db/migrate.ts';
import { loadArchive } from './load.ts';
import type { Manifest } from './manifest.ts';
import { refuseTarget } from './target.ts';
import { readVerified } from './verify.ts';

export interface RestoreOptions {
  ownerUrl: string;
  /** For the application's role; null where the operator made it. */
  appPassword: string | null;
  file: string;
  /** Whether what is there may be lost. */
  replace: boolean;
}

/**
 * Puts an installation back to the moment of a backup: all of it, or (refused, interrupted, disk full) nothing. The
 * archive is read to its end before anything is touched; then one transaction empties the database, makes the schema
 * of the backup, loads it, and brings it up to this version.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { ownerUrl, appPassword, file, replace } = options;
  const manifest = await readVerified(file);
  const client = new pg.Client({
    ...{ connectionString: ownerUrl, application_name: 'bandeja restore', keepAlive: true },
    ...{ statement_timeout: 0, connectionTimeoutMillis: 10_000 },
  });
  client.on('error', () => {}); // shows in the statement that it interrupts
  await client.connect();
  try {
    await lockOut(client);
    await refuseTarget(client, replace);
    if (appPassword !== null) await ensureAppRole(client, appPassword);
    // The queue's own tables: empty, they are nothing that could be half done.
    await runMigrations({ connectionString: ownerUrl });
    await client.query('begin');
    await replaceAll(client, file, manifest);
    await client.query('commit');
    return manifest;
  } finally {
    // Ends the transaction too, if it is still open.
    await client.end().catch(() => {});
  }
}

/** Nothing of ours runs on this database, and nothing of ours starts until the restore is done. */
async function lockOut(client: pg.Client): Promise<void> {
  const lock = await client.query('select pg_try_advisory_lock($1) as free', [migrationLock]);
  const others = await client.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'bandeja%'`,
  );
  const names = others.rows.map(({ name }) => name);
  if (!lock.rows[0].free || names.length > 0)
    throw new Error(`Bandeja is running on this database (${names.join(', ')}): stop it first`);
}

async function replaceAll(client: pg.Client, file: string, manifest: Manifest): Promise<void> {
  await client.query(
    `drop schema if exists public, app cascade; create schema public; grant usage on schema public to public`,
  );
  await migrateInside(client, manifest.migrations);
  await loadArchive(client, file, manifest);
  await migrateInside(client);
  await client.query('insert into restores (snapshot_at) values ($1)', [manifest.snapshot_at]);
}
