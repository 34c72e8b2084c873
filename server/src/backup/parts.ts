import type { ArchiveWriter } from './archive.ts';
import { createDigest } from './digest.ts';

const partBytes = 1 << 20;
const newline = 0x0a;

/** Rows in COPY's text format end with the only newlines that there are. */
export const rowsIn = (text: Buffer): number => {
  let rows = 0;
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) rows++;
  return rows;
};

/** Cuts what a COPY sends into files of whole rows, so that each can be read by itself and nothing grows in memory. */
export function createParts(name: string, writer: ArchiveWriter) {
  const digest = createDigest();
  let chunks: Buffer[] = [];
  let bytes = 0;
  let rows = 0;
  let number = 0;
  const write = async (content: Buffer) => {
    if (content.length === 0) return;
    digest.add(content);
    rows += rowsIn(content);
    await writer.add(`data/${name}/${String(++number).padStart(6, '0')}.copy`, content);
  };
  return {
    async add(chunk: Buffer): Promise<void> {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes < partBytes) return;
      const all = Buffer.concat(chunks);
      const end = all.lastIndexOf(newline) + 1;
      chunks = [all.subarray(end)];
      bytes = all.length - end;
      await write(all.subarray(0, end));
    },
    async end(): Promise<{ rows: number; sha256: string }> {
      await write(Buffer.concat(chunks));
      return { rows, sha256: digest.hex() };
    },
  };
}
