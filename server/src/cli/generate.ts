import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../kernel/db/migrate.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { apiDocument, clientTypes } from './generate/api.ts';
import { endpointsPage } from './generate/endpoints.ts';
import { dumpSchema } from './generate/schema.ts';
import { databaseTypes } from './generate/types.ts';

const root = new URL('../../../', import.meta.url);

/**
 * Writes every generated file from the migrations and the routes, on a throwaway database. With `check` it writes
 * nothing and says what differs.
 * @returns whether all files were already as they should be
 */
export async function generate(options: { check: boolean; print: (line: string) => void }): Promise<boolean> {
  const different: string[] = [];
  for (const [path, wanted] of Object.entries(await generated())) {
    const file = new URL(path, root);
    const present = await readFile(file, 'utf8').catch(() => '');
    if (present === wanted) continue;
    different.push(path);
    options.print(`${options.check ? 'differs' : 'written'}: ${path} (${difference(present, wanted)})`);
    if (!options.check) await writeFile(file, wanted);
  }
  if (options.check && different.length > 0) options.print('Run: node server/src/cli.ts generate');
  return different.length === 0;
}

async function generated(): Promise<Record<string, string>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bandeja-generate-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    const { database } = postgres.connection;
    const ownerUrl = postgres.url(database);
    const password = 'for-this-throwaway-database';
    await migrate(ownerUrl, password);
    const document = await apiDocument(postgres.url(database, 'bandeja_app', password));
    return {
      'db/schema.sql': await schemaOf(ownerUrl),
      'server/src/kernel/db/types.ts': await databaseTypes(ownerUrl),
      'client/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
      'client/types.ts': await clientTypes(document),
      'docs/endpoints.md': endpointsPage(document),
    };
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(postgres.dataDir, { recursive: true, force: true });
  }
}

async function schemaOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await dumpSchema(client);
  } finally {
    await client.end();
  }
}

/** The number of lines that only one side has, and the first of them. */
function difference(present: string, wanted: string): string {
  const [a, b] = [present.split('\n'), wanted.split('\n')];
  const [inA, inB] = [new Set(a), new Set(b)];
  const gone = a.filter((line) => !inB.has(line));
  const added = b.filter((line) => !inA.has(line));
  const first = (added[0] ?? gone[0] ?? 'order of lines').trim().slice(0, 90);
  return `+${added.length} -${gone.length} lines, first: ${first}`;
}
