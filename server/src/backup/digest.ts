import { createHash } from 'node:crypto';

export interface Digest {
  add(chunk: Buffer): void;
  hex(): string;
}

export function createDigest(): Digest {
  const hash = createHash('sha256');
  return { add: (chunk) => void hash.update(chunk), hex: () => hash.digest('hex') };
}
