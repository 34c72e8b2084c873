import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const codegen = fileURLToPath(import.meta.resolve('kysely-codegen/dist/cli/bin.js'));

const options = {
  dialect: 'postgres',
  'numeric-parser': 'number',
  'date-parser': 'string',
  'default-schema': 'public',
  'exclude-pattern': 'schema_migrations',
  'type-mapping': '{"int8":"number"}',
};

/** The database's types for kysely, as pool.ts parses them. */
export async function databaseTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bandeja-types-'));
  try {
    const file = join(folder, 'types.ts');
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    await promisify(execFile)(process.execPath, [codegen, '--url', url, '--out-file', file, ...flags], {
      cwd: folder,
    });
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
