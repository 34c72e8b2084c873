import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createDigest } from '../backup/digest.ts';
import { listOf, textSettings } from '../backup/tables.ts';
import { isSlug } from '../organizations/public.ts';
import { csvPath, type ExportedFile, type ExportManifest, readExport } from './manifest.ts';
import { type Renamed, renaming, settlePeople } from './people.ts';
import { advanceSequences } from './sequences.ts';
import { type OrganizationTable, organizationTables, ownerColumn, personColumns } from './tables.ts';

export interface ImportOptions {
  ownerUrl: string;
  folder: string;
  /** Another short name, where its own is taken. */
  slug?: string;
  /** Does everything, and takes it back. */
  dryRun?: boolean;
}

/**
 * Brings an exported organization into this installation, beside whatever is there and while everybody works: all of
 * it, or nothing. Rows keep their ids; people are found by their address.
 */
export async function importOrganization(options: ImportOptions): Promise<ExportManifest> {
  const { ownerUrl, folder, slug, dryRun = false } = options;
  const manifest = await readExport(folder);
  for (const file of manifest.files) await refuseChanged(folder, file);
  const client = new pg.Client({
    ...{ connectionString: ownerUrl, application_name: 'bandeja import', statement_timeout: 0 },
  });
  client.on('error', () => {}); // shows in the statement that it interrupts
  await client.connect();
  try {
    await client.query('begin');
    await client.query(textSettings);
    await refuseClash(client, manifest, slug);
    await load(client, folder, manifest, slug);
    await client.query(dryRun ? 'rollback' : 'commit');
    return manifest;
  } finally {
    await client.end().catch(() => {});
  }
}

async function refuseChanged(folder: string, { name, sha256 }: ExportedFile): Promise<void> {
  const digest = createDigest();
  const path = csvPath(folder, name);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) digest.add(chunk);
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (digest.hex() !== sha256)
    throw new Error(`${path} is not what was exported: it was changed or is cut off`);
}

async function refuseClash(
  client: pg.Client,
  { organization, schema }: ExportManifest,
  slug = organization.slug,
) {
  if (slug !== organization.slug && !isSlug(slug))
    throw new Error(
      `--slug: ${JSON.stringify(slug)} is no short name: 2 to 63 small letters, digits and hyphens`,
    );
  const { rows } = await client.query(
    `select (select max(name) from schema_migrations) as schema, (select slug from organizations where id = $1) as same,
            (select name from organizations where slug = $2) as taken`,
    [organization.id, slug],
  );
  const [here] = rows;
  if (here.schema !== schema)
    throw new Error(
      `the export is of the schema ${schema}, this installation has ${here.schema}: bring both to the same version of Bandeja`,
    );
  if (here.same !== null) throw new Error(`this organization is here already (${here.same})`);
  if (here.taken !== null)
    throw new Error(`the short name ${slug} is taken by ${here.taken}: give another one with --slug`);
}

/** What the rows before it have made here by themselves: its own is coming. That it came is said to its history below. */
const writtenByTriggers: ReadonlySet<string> = new Set(['audit_log', 'session_instructors']);

async function load(
  client: pg.Client,
  folder: string,
  manifest: ExportManifest,
  slug?: string,
): Promise<void> {
  const { id } = manifest.organization;
  await client.query("select set_config('app.organization_id', $1, true)", [id]);
  const people = { name: 'users', columns: [...personColumns] };
  await stage(client, folder, fileOf(manifest, people), new Map());
  const renamed = await settlePeople(client);
  const tables = await organizationTables(client);
  for (const table of tables) {
    await stage(client, folder, fileOf(manifest, table), renamed);
    if (table.name === 'organizations' && slug !== undefined)
      await client.query(`update ${staged('organizations')} set slug = $1`, [slug]);
    if (writtenByTriggers.has(table.name))
      await client.query(`delete from ${table.name} where organization_id = $1`, [id]);
    await insertStaged(client, table, id);
  }
  await advanceSequences(client, id);
  await client.query(
    `insert into audit_log (organization_id, via, action, entity, entity_id, changes) values ($1, 'cli', 'import', 'organizations', $1, $2)`,
    [id, JSON.stringify({ exported_at: manifest.exported_at })],
  );
}

function fileOf(
  { files }: ExportManifest,
  { name, columns }: { name: string; columns: readonly string[] },
): ExportedFile {
  const file = files.find((one) => one.name === name);
  if (!file || file.columns.join() !== columns.join())
    throw new Error(`the export has no file ${name} with the columns ${columns.join(', ')}`);
  return file;
}

/** Under another name: whatever says `users` means the installation's. */
const staged = (name: string): string => `pg_temp.incoming_${name}`;

/** Puts a file into a table of this transaction's own, row by row numbered. */
async function stage(
  client: pg.Client,
  folder: string,
  { name, columns, rows }: ExportedFile,
  renamed: Renamed,
) {
  await client.query(
    `create temp table ${staged(name)} on commit drop as select ${listOf(columns)} from public.${name} with no data`,
  );
  await client.query(
    `alter table ${staged(name)} add column row_number_ bigint generated always as identity primary key`,
  );
  const into = client.query(
    copyFrom(`copy ${staged(name)} (${listOf(columns)}) from stdin (format csv, header match)`),
  );
  await pipeline(createReadStream(csvPath(folder, name)), renaming(renamed), into);
  const {
    rows: [found],
  } = await client.query(`select count(*)::int as rows from ${staged(name)}`);
  if (found.rows !== rows) throw new Error(`${name} has ${found.rows} rows instead of ${rows}`);
}

const rowsAtOnce = 5_000;

/** In batches: what a statement writes to the audit log (and this takes out again) is held in memory until its end. */
async function insertStaged(
  client: pg.Client,
  { name, columns }: OrganizationTable,
  id: string,
): Promise<void> {
  const strangers = await client.query(
    `select count(*)::int as rows from ${staged(name)} where ${ownerColumn(name)} is distinct from $1`,
    [id],
  );
  if (strangers.rows[0].rows > 0) throw new Error(`${name} holds rows of another organization`);
  await client.query(`analyze ${staged(name)}`);
  const list = listOf(columns);
  for (let from = 0, rows = 1; rows > 0; from += rowsAtOnce) {
    const inserted = await client.query(
      `insert into public.${name} (${list}) overriding system value
       select ${list} from ${staged(name)} where row_number_ > $1 and row_number_ <= $2 order by row_number_`,
      [from, from + rowsAtOnce],
    );
    rows = inserted.rowCount ?? 0;
  }
  await client.query(`drop table ${staged(name)}`);
}
