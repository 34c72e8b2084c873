import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

interface Both<S, A, B> {
  owner: pg.Client;
  /** Does its work in a transaction that ends with it. */
  open: (work: (scope: S) => Promise<A>) => Promise<A>;
  first: (scope: S) => Promise<A>;
  second: () => Promise<B>;
}

/**
 * Two transactions that truly overlap: the first has done its work and stays open until the second, begun then, waits
 * for it or is through without.
 */
export async function atOnce<S, A, B>({
  owner,
  open,
  first,
  second,
}: Both<S, A, B>): Promise<{ first: Promise<A>; second: Promise<B>; waited: boolean }> {
  const worked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const one = open(async (scope) => {
    const result = await first(scope);
    worked.resolve();
    await goOn.promise;
    return result;
  });
  await Promise.race([worked.promise, one]);
  let isDone = false;
  const two = second().finally(() => {
    isDone = true;
  });
  two.catch(() => {}); // whoever awaits it hears of it
  while (!isDone && !(await someoneWaits(owner))) await pause(10);
  const waited = !isDone;
  goOn.resolve();
  return { first: one, second: two, waited };
}

/** Whether a connection to this database waits for a lock. */
export const someoneWaits = async (owner: pg.Client): Promise<boolean> => (await waitingForLocks(owner)) > 0;

/** How many connections to this database wait for a lock. */
export async function waitingForLocks(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query(
    "select count(*)::int n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows[0].n;
}
