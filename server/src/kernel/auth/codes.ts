import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

/* Codes of a second factor: those of the app (RFC 6238) and those that are kept on paper. */

/** Of half a minute each, as better-auth makes and judges them: SHA-1, six digits. */
export const stepSeconds = 30;
/** better-auth takes the neighbours of the present step; one more for a database whose clock is another. */
const steps = [0, -1, 1, -2, 2];

function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const at = (digest.at(-1) as number) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The step whose code this is; undefined for a code of none that can be meant at `now`. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  return steps
    .map((away) => now + away)
    .find((step) => timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code)));
}

/** No letter that is read for a digit or for another letter: as typed, O is 0, and I and L are 1 (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const half = 5;

/** Ten, of fifty random bits each. */
export function newBackupCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const code = Array.from({ length: 2 * half }, () => letters[randomInt(letters.length)]).join('');
    return `${code.slice(0, half)}-${code.slice(half)}`;
  });
}

const plain = (code: string): string => code.replace(/[\s-]/g, '');
const readable = (code: string): string =>
  plain(code).toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/**
 * Which of the kept codes is meant by what somebody has typed: without its dash, in any case, with letters for the digits
 * that they look like. Older codes tell case and look-alikes apart: one that is typed exactly is meant before any other,
 * and where two could be meant none is.
 */
export function meantCode(kept: readonly string[], typed: string): string | undefined {
  const exact = kept.find((code) => plain(code) === plain(typed));
  if (exact !== undefined) return exact;
  const alike = kept.filter((code) => readable(code) === readable(typed));
  return alike.length === 1 ? alike[0] : undefined;
}
