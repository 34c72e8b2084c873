import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { createDigest } from '../backup/digest.ts';
import { listOf, textSettings } from '../backup/tables.ts';
import { newId } from '../kernel/ids.ts';
import { version } from '../version.ts';
import { csvPath, type ExportedFile, type ExportManifest, exportFormat, manifestPath } from './manifest.ts';
import { type OrganizationTable, organizationTables, ownerColumn, personColumns } from './tables.ts';

export interface ExportOptions {
  ownerUrl: string;
  /** The short name of the organization. */
  slug: string;
  /** A folder that does not exist yet. */
  folder: string;
}

/**
 * Writes one organization as open files: the state of one moment, nothing of any other organization. The folder is
 * there when it is whole, and not before.
 */
export async function exportOrganization({ ownerUrl, slug, folder }: ExportOptions): Promise<ExportManifest> {
  if (await stat(folder).catch(() => undefined)) throw new Error(`${folder} exists already`);
  await mkdir(dirname(folder), { recursive: true });
  const draft = `${folder}.${newId()}.partial`;
  const client = new pg.Client({
    ...{ connectionString: ownerUrl, application_name: 'bandeja export', statement_timeout: 0 },
  });
  client.on('error', () => {}); // shows in the statement that it interrupts
  await client.connect();
  try {
    await mkdir(draft, { mode: 0o700 });
    const manifest = await exportInto(client, slug, draft);
    await writeFile(manifestPath(draft), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rename(draft, folder);
    return manifest;
  } finally {
    await client.end().catch(() => {});
    await rm(draft, { recursive: true, force: true });
  }
}

async function exportInto(client: pg.Client, slug: string, folder: string): Promise<ExportManifest> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(textSettings);
  const organization = await organizationNamed(client, slug);
  await client.query("select set_config('app.organization_id', $1, true)", [organization.id]);
  const tables = await organizationTables(client);
  const files = [await write(client, folder, 'users', personColumns, peopleOf(tables, organization.id))];
  for (const table of tables)
    files.push(await write(client, folder, table.name, table.columns, rowsOf(table, organization.id)));
  const { rows } = await client.query(
    `select to_json(clock_timestamp())#>>'{}' as at, (select max(name) from schema_migrations) as schema`,
  );
  await client.query('commit');
  const [{ at, schema }] = rows;
  return {
    format: exportFormat,
    kind: 'organization',
    bandeja: version,
    exported_at: at,
    organization,
    schema,
    files,
  };
}

async function organizationNamed(client: pg.Client, slug: string): Promise<ExportManifest['organization']> {
  const { rows } = await client.query('select id, slug, name from organizations where slug = $1', [slug]);
  if (rows[0]) return rows[0];
  const all = await client.query<{ slug: string }>('select slug from organizations order by slug limit 20');
  const known = all.rows.map((row) => row.slug).join(', ');
  throw new Error(`there is no organization ${slug}${known === '' ? '' : ` (there are: ${known})`}`);
}

/** Named also where row-level security would do it: the owner of the embedded database stands above that. */
const rowsOf = ({ name, columns, key }: OrganizationTable, id: string): string =>
  `select ${listOf(columns)} from ${name} where ${ownerColumn(name)} = ${pg.escapeLiteral(id)} order by ${listOf(key)}`;

/** Whom rows of this organization name, and nobody else. */
function peopleOf(tables: readonly OrganizationTable[], id: string): string {
  const named = tables.flatMap(({ name, people }) =>
    people.map(
      (column) => `select ${column} from ${name} where ${ownerColumn(name)} = ${pg.escapeLiteral(id)}`,
    ),
  );
  return `select ${listOf(personColumns)} from users where id in (${named.join(' union ')}) order by id`;
}

async function write(
  client: pg.Client,
  folder: string,
  name: string,
  columns: readonly string[],
  query: string,
): Promise<ExportedFile> {
  const digest = createDigest();
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.add(chunk);
      done(null, chunk);
    },
  });
  const counted = await client.query(`select count(*)::int as rows from (${query}) q`);
  const csv = client.query(copyTo(`copy (${query}) to stdout (format csv, header)`));
  await pipeline(
    csv,
    measure,
    createWriteStream(csvPath(folder, name), { mode: 0o600, flags: 'wx', flush: true }),
  );
  return { name, columns: [...columns], rows: counted.rows[0].rows, sha256: digest.hex() };
}
