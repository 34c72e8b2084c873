import { createHash } from 'node:crypto';

/** By which one knows again what was seen, however much it is. */
export const digestOf = (seen: unknown): string =>
  createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22);
