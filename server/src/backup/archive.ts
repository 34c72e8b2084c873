import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';

/** A .tar.gz while it is written. */
export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>;
  /** Puts it in its place, whole and on the disk. @returns its size in bytes */
  finish(): Promise<number>;
  /** Leaves nothing behind. Harmless after `finish`. */
  discard(): Promise<void>;
}

/**
 * Writes beside `file` and moves it there when it is whole, so that nobody takes half an archive for one. Readable by
 * this account only. Refuses to replace a file.
 */
export async function writeArchive(file: string): Promise<ArchiveWriter> {
  if (await stat(file).catch(() => undefined)) throw new Error(`${file} exists already`);
  const draft = `${file}.${randomBytes(4).toString('hex')}.partial`;
  const pack = tar.pack();
  const out = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
  const written = pipeline(pack, createGzip({ level: 6 }), out);
  written.catch(() => {}); // told by `add` and `finish`
  return {
    async add(name, content) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      pack.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
      // Whatever stops the writing (a full disk) is heard before the entry that can never be taken.
      await Promise.race([promise, written]);
    },
    async finish() {
      pack.finalize();
      await written;
      await synced(draft);
      await rename(draft, file);
      await synced(dirname(file));
      return (await stat(file)).size;
    },
    async discard() {
      pack.destroy();
      await written.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Gives every file of an archive, in order. Throws in words when it is cut off or damaged. */
export async function readArchive(
  file: string,
  take: (name: string, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const extract = tar.extract();
  const reading = pipeline(createReadStream(file), createGunzip(), extract);
  reading.catch(() => {}); // told below
  try {
    for await (const entry of extract)
      await take(entry.header.name, entry as unknown as AsyncIterable<Buffer>);
    await reading;
  } catch (error) {
    await reading.catch(() => {});
    throw new Error(`${file}: ${inWords(error as NodeJS.ErrnoException)}`, { cause: error });
  }
}

function inWords({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) return 'the archive is cut off';
  if (code?.startsWith('Z_') || /tar header/i.test(message)) return 'the archive is damaged, or is none';
  return message;
}
