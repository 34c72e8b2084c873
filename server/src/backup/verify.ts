import { readArchive } from './archive.ts';
import { createDigest, type Digest } from './digest.ts';
import { type Manifest, manifestFile, readManifest, type Stored } from './manifest.ts';
import { rowsIn } from './parts.ts';

interface Sum {
  digest: Digest;
  rows: number;
}

type TakePart = (name: string, content: Buffer) => Promise<void>;

/**
 * Reads an archive to its end and holds it against its own list. Throws in words when it is cut off, damaged, changed
 * or none; until then, `take` has been given the parts of each table as they came.
 */
export async function readVerified(file: string, take: TakePart = async () => {}): Promise<Manifest> {
  const sums = new Map<string, Sum>();
  let manifest: Manifest | undefined;
  await readArchive(file, async (path, content) => {
    if (manifest) throw new Error('something follows the list of its contents');
    const whole = await bytesOf(content);
    if (path === manifestFile) manifest = readManifest(whole.toString('utf8'));
    else await takePart(sums, path, whole, take);
  });
  if (!manifest) throw new Error(`${file}: the archive is cut off`);
  for (const stored of [...manifest.tables, manifest.queue]) compare(file, stored, sums);
  const [stranger] = sums.keys();
  if (stranger !== undefined) throw new Error(`${file}: ${stranger} is not on the list of its contents`);
  return manifest;
}

const mostBytes = 256 << 20;

/** A part is about a megabyte; one row is never larger than this. */
async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error('the archive holds a file that no backup has');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function takePart(sums: Map<string, Sum>, path: string, content: Buffer, take: TakePart) {
  const [, name] = /^data\/([a-z_]+)\/\d{6,}\.copy$/.exec(path) ?? [];
  if (name === undefined) throw new Error(`the archive holds ${path}, which no backup has`);
  const sum = sums.get(name) ?? { digest: createDigest(), rows: 0 };
  sums.set(name, sum);
  sum.digest.add(content);
  sum.rows += rowsIn(content);
  await take(name, content);
}

/** What was held against the list is taken off. */
function compare(file: string, { name, rows, sha256 }: Stored, sums: Map<string, Sum>): void {
  const sum = sums.get(name) ?? { digest: createDigest(), rows: 0 };
  sums.delete(name);
  if (sum.rows !== rows || sum.digest.hex() !== sha256)
    throw new Error(`${file}: ${name} is not what was backed up: the archive was changed or is damaged`);
}
