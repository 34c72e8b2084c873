import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** The version of the archive's own layout. */
export const archiveFormat = 1;

const Stored = Type.Object({
  name: Type.String({ pattern: '^[a-z_]+$' }),
  columns: Type.Array(Type.String(), { minItems: 1 }),
  rows: Type.Integer({ minimum: 0 }),
  /** Of all parts one after the other. */
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

/** The last file of an archive: without it, the archive is not whole. docs/backup.md says it in words. */
const Manifest = Type.Object({
  format: Type.Literal(archiveFormat),
  bandeja: Type.String(),
  /** The moment whose state the archive holds. */
  snapshot_at: Type.String({ format: 'date-time' }),
  migrations: Type.Array(Type.Object({ name: Type.String(), hash: Type.String() })),
  tables: Type.Array(Stored),
  /** Jobs that waited. */
  queue: Stored,
  sequences: Type.Array(
    Type.Object({
      name: Type.String({ pattern: '^(public|app)\\.[a-z_]+$' }),
      last_value: Type.String({ pattern: '^-?[0-9]+$' }),
      is_called: Type.Boolean(),
    }),
  ),
});

export type Stored = Type.Static<typeof Stored>;
export type Manifest = Type.Static<typeof Manifest>;

export const manifestFile = 'manifest.json';

/** Throws in words for whoever holds the archive. */
export function readManifest(text: string): Manifest {
  const value: unknown = parsed(text);
  const { format } = Object(value) as { format?: unknown };
  if (typeof format === 'number' && format > archiveFormat)
    throw new Error('the archive was made by a newer version of Bandeja');
  if (!Value.Check(Manifest, value)) throw new Error('the list of its contents is damaged');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the list of its contents is damaged');
  }
}
