import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

export const exportFormat = 1;

const File = Type.Object({
  name: Type.String({ pattern: '^[a-z_]+$' }),
  columns: Type.Array(Type.String({ pattern: '^[a-z_]+$' }), { minItems: 1 }),
  rows: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

/** docs/export.md says it in words. */
const Manifest = Type.Object({
  format: Type.Literal(exportFormat),
  kind: Type.Literal('organization'),
  bandeja: Type.String(),
  exported_at: Type.String({ format: 'date-time' }),
  organization: Type.Object({
    id: Type.String({ format: 'uuid' }),
    slug: Type.String(),
    name: Type.String(),
  }),
  /** The last migration of the schema whose columns these are. */
  schema: Type.String(),
  files: Type.Array(File),
});

export type ExportedFile = Type.Static<typeof File>;
export type ExportManifest = Type.Static<typeof Manifest>;

const manifestFile = 'manifest.json';
export const manifestPath = (folder: string): string => join(folder, manifestFile);
export const csvPath = (folder: string, name: string): string => join(folder, `${name}.csv`);

export async function readExport(folder: string): Promise<ExportManifest> {
  const text = await readFile(manifestPath(folder), 'utf8').catch(() => {
    throw new Error(`${folder} is no export: it has no ${manifestFile}`);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (Value.Check(Manifest, value)) return value;
  } catch {} // said below
  throw new Error(`${manifestPath(folder)} is damaged, or of a later version of Bandeja`);
}
