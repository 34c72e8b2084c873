/**
 * Milliseconds to wait before the nth reconnection (0 = first): doubling from one second to half a minute,
 * spread by `random` in [0, 1) so that a restarted server is not met by every browser at once.
 */
export function reconnectDelay(attempt: number, random: number): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
