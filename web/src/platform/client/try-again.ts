import { isPassing } from '../errors/problem.ts';

const mostMs = 30_000;

/**
 * Milliseconds to wait before what failed is asked for again, the nth time (1 = first): doubling from a second to half a
 * minute, not earlier than the server has said, and spread by `random` in [0, 1), so that a server that is back is not
 * met by every page at once. Undefined where asking again would help nobody: a refusal is an answer.
 */
export function waitBefore(error: unknown, failures: number, random: number): number | undefined {
  if (!isPassing(error)) return undefined;
  const backOff = Math.min(mostMs, 1_000 * 2 ** Math.min(failures - 1, 10));
  const wanted = Math.max(backOff, 1_000 * (error.retryAfter ?? 0));
  return Math.round(wanted * (1 + random / 4));
}
