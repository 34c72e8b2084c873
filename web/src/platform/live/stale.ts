import type { QueryClient } from '@tanstack/react-query';
import type { LiveMessage } from './messages.ts';

/** What everybody in the organization hears of at the same moment. */
const wide = new Set([
  'catalog',
  'clubs',
  'courts',
  'instructors',
  'organization',
  'packages',
  'settings',
  'reload',
]);
const spreadMs = 2_000;

/**
 * Milliseconds to wait before what a message touches is asked for again, spread by `random` in [0, 1). What names rows
 * that concern this person: at once. What all open pages hear of together: within two seconds, so that they do not all
 * ask in the same instant.
 */
export function askAgainAfter({ type, ids = [] }: LiveMessage, random: number): number {
  const topic = type.split('.')[0] ?? type;
  return ids.length > 0 && !wide.has(topic) ? 0 : Math.round(random * spreadMs);
}

/** Marks queries stale, each after its wait; one that waits already is not put off. An empty key means all queries. */
export class StaleQueries {
  readonly #queryClient: QueryClient;
  readonly #waiting = new Map<string, { at: number; timer: ReturnType<typeof setTimeout> }>();

  constructor(queryClient: QueryClient) {
    this.#queryClient = queryClient;
  }

  mark(queryKey: string[], waitMs: number): void {
    const name = JSON.stringify(queryKey);
    const at = performance.now() + waitMs;
    const before = this.#waiting.get(name);
    if (before && before.at <= at) return;
    clearTimeout(before?.timer);
    const timer = setTimeout(() => {
      this.#waiting.delete(name);
      void this.#queryClient.invalidateQueries({ queryKey });
    }, waitMs);
    this.#waiting.set(name, { at, timer });
  }

  forget(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }
}
