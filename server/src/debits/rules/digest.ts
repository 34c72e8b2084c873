import { sha256 } from '../../kernel/digest.ts';

/** By which one knows again what was seen, however much it is. */
export const digestOf = (seen: unknown): string => sha256(JSON.stringify(seen)).slice(0, 32);
