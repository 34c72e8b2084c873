import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationLock } from '../kernel/db/migrate.ts';
import { version } from '../version.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { archiveFormat, type Manifest, manifestFile, type Stored } from './manifest.ts';
import { createParts } from './parts.ts';
import { type CopiedTable, copiedTables, listOf, sequenceStates, textSettings } from './tables.ts';

export interface TakeOptions {
  ownerUrl: string;
  /** Where to; there must be nothing yet. */
  file: string;
  /** A snapshot that another transaction exported: the state that is taken. */
  snapshot?: string;
}

export interface Taken {
  bytes: number;
  manifest: Manifest;
}

/**
 * Writes the state of one moment into one file, while everybody goes on working: one transaction that only reads, which
 * waits for nobody's rows and keeps nobody waiting, but a migration.
 */
export async function takeBackup({ ownerUrl, file, snapshot }: TakeOptions): Promise<Taken> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const client = new pg.Client({
    ...{ connectionString: ownerUrl, application_name: 'bandeja backup', keepAlive: true },
    ...{ statement_timeout: 0, connectionTimeoutMillis: 10_000 },
  });
  client.on('error', () => {}); // shows in the statement that it interrupts
  await client.connect();
  try {
    // Tables that change their shape would wait for our reading, and everybody for them.
    await client.query('select pg_advisory_lock_shared($1)', [migrationLock]);
    const writer = await writeArchive(file);
    try {
      const manifest = await copyAll(client, writer, snapshot);
      return { bytes: await writer.finish(), manifest };
    } finally {
      await writer.discard();
    }
  } finally {
    await client.end().catch(() => {});
  }
}

async function copyAll(client: pg.Client, writer: ArchiveWriter, snapshot?: string): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  if (snapshot !== undefined) await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`);
  const { rows } = await client.query(`select to_json(clock_timestamp())#>>'{}' as at`);
  await client.query(textSettings);
  const migrations = await client.query('select name, hash from schema_migrations order by name');
  const organizations = await client.query<{ id: string }>('select id from organizations order by id');
  const tables: Stored[] = [];
  for (const table of await copiedTables(client)) {
    const places = table.by_organization ? organizations.rows.map(({ id }) => id) : [null];
    tables.push(await copyTable(client, writer, table, places));
  }
  const manifest: Manifest = {
    format: archiveFormat,
    bandeja: version,
    snapshot_at: rows[0].at,
    migrations: migrations.rows,
    tables,
    queue: await copyQueue(client, writer),
    sequences: await sequenceStates(client),
  };
  await client.query('commit');
  await writer.add(manifestFile, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  return manifest;
}

/** @param places the organizations that are read one after the other; null: all rows at once */
async function copyTable(
  client: pg.Client,
  writer: ArchiveWriter,
  { name, columns }: CopiedTable,
  places: readonly (string | null)[],
): Promise<Stored> {
  const parts = createParts(name, writer);
  for (const id of places) {
    const of = id === null ? '' : ` where organization_id = ${pg.escapeLiteral(id)}`;
    if (id !== null) await client.query("select set_config('app.organization_id', $1, true)", [id]);
    await drain(client, `select ${listOf(columns)} from ${pg.escapeIdentifier(name)}${of}`, parts.add);
  }
  return { name, columns, ...(await parts.end()) };
}

/** Jobs that still wait, of reactions to facts: what the calendar asks for comes again by itself. */
const waiting = `select j.payload, j.run_at, j.max_attempts
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
 where t.identifier = 'reaction' and j.attempts < j.max_attempts order by j.id`;

async function copyQueue(client: pg.Client, writer: ArchiveWriter): Promise<Stored> {
  const parts = createParts('queue', writer);
  const { rows } = await client.query(`select to_regclass('graphile_worker._private_jobs') as there`);
  if (rows[0].there !== null) await drain(client, waiting, parts.add);
  return { name: 'queue', columns: ['payload', 'run_at', 'max_attempts'], ...(await parts.end()) };
}

async function drain(client: pg.Client, query: string, take: (chunk: Buffer) => Promise<void>) {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  for await (const chunk of stream as AsyncIterable<Buffer>) await take(chunk);
}
