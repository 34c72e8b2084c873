import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const migrationsFolder = new URL('../../../../db/migrations/', import.meta.url);
/** Any fixed number: whoever holds it migrates, the others wait and then find nothing to do. */
export const migrationLock = 4_871_220_331;

interface Migration {
  name: string;
  sql: string;
  hash: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, migrationsFolder), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The application's role: created once for the cluster; other processes may be doing the same. */
export async function ensureAppRole(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = 'bandeja_app'");
  const secret = pg.escapeLiteral(password);
  try {
    if (rows.length === 0)
      await client.query(
        `create role bandeja_app login nosuperuser nobypassrls nocreatedb nocreaterole password ${secret}`,
      );
    else await client.query(`alter role bandeja_app password ${secret}`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // Another process did it at the same moment: duplicate_object, unique_violation, 'tuple concurrently updated'.
    if (!['42710', '23505', 'XX000'].includes(code)) throw error;
  }
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(
    'create table if not exists schema_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from schema_migrations',
  );
  return new Map(rows.map((row) => [row.name, row.hash]));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await run(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function run(client: pg.Client, { name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query(sql);
    await client.query('insert into schema_migrations (name, hash) values ($1, $2)', [name, hash]);
  } catch (error) {
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Applies what the caller's transaction does not have yet, up to what `until` lists (without it, all). Whoever calls
 * holds the `migrationLock`. Throws when the list is none of this version's.
 */
export async function migrateInside(
  client: pg.Client,
  until?: readonly { name: string; hash: string }[],
): Promise<void> {
  const migrations = await readMigrations();
  const done = await applied(client);
  if (until) refuseOthers(migrations, new Map(until.map(({ name, hash }) => [name, hash])));
  const names = new Set(until?.map(({ name }) => name));
  for (const migration of migrations)
    if (!done.has(migration.name) && (!until || names.has(migration.name))) await run(client, migration);
}

function refuseOthers(migrations: readonly Migration[], done: ReadonlyMap<string, string>): void {
  for (const [name, hash] of done) {
    const ours = migrations.find((migration) => migration.name === name);
    if (!ours)
      throw new Error(`the database has migration ${name}, which this version does not know: it is newer`);
    if (ours.hash !== hash) throw new Error(`migration ${name} was changed after it had been applied`);
  }
}

/** The migrations that the database does not have yet. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'bandeja migrate' });
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('schema_migrations') is not null as begun");
    const done = rows[0].begun ? await applied(client) : new Map();
    return (await readMigrations()).map(({ name }) => name).filter((name) => !done.has(name));
  } finally {
    await client.end();
  }
}

/**
 * Brings the schema up to date, forward only, under an advisory lock, so that several processes may start
 * at once. Fails when an applied file was changed or is missing here (an older program on a newer schema).
 * @returns the names that were applied now
 */
export async function migrate(ownerUrl: string, appPassword: string | null): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'bandeja migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    if (appPassword !== null) await ensureAppRole(client, appPassword);
    const migrations = await readMigrations();
    const done = await applied(client);
    refuseOthers(migrations, done);
    const missing = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
