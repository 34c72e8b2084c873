import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8: 64 hexadecimal digits, in lower case. Pure: the same text, the same digest. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
