import { setTimeout as pause } from 'node:timers/promises';
import { system } from './actor.ts';
import type { Bus } from './bus.ts';
import type { Database, TenantScope } from './db/database.ts';
import { dueFor } from './duties.ts';
import type { Scope } from './scope.ts';
import { type Clock, monotonicMs } from './time/index.ts';

/*
 * What goes to addresses that members name (webhooks, push services), beside the queue of jobs and not in it: a receiver
 * that takes its time would hold one of the few places in which mail is written and places are filled.
 */

/** Whose turn it is: rounds go on after the organization that was served last, so that none keeps others from theirs. */
export interface Turns {
  last: string;
  /** How many are under way, by organization. */
  readonly underWay: Map<string, number>;
}

export const newTurns = (): Turns => ({ last: '', underWay: new Map() });

/** Under way at a time for one organization, in one worker: its receivers may all be slow. */
export const atOnceOfOne = 20;

export interface InTurns {
  db: Database;
  clock: Clock;
  /** Of this worker, from round to round. */
  turns: Turns;
  /** Told what went wrong, in one organization or with one of what is sent: the others go on. */
  failed: (error: Error) => void;
}

export interface Sent<T> {
  /** Of `app.organizations_due`. */
  duty: string;
  /** Takes up to `most` of what is due, in a transaction; nobody else takes them meanwhile. */
  claim: (scope: Scope, most: number) => Promise<T[]>;
  /** Outside any transaction. */
  send: (organization_id: string, one: T) => Promise<void>;
}

/**
 * Takes up to `most` of what is due, of all organizations in turn, and sends them side by side.
 * @returns what is under way; it does not fail
 */
export async function sendInTurns<T>(
  sender: InTurns,
  most: number,
  { duty, claim, send }: Sent<T>,
): Promise<Promise<void>[]> {
  const { db, clock, turns } = sender;
  const begun: Promise<void>[] = [];
  const due = await dueFor(duty)({ db, clock });
  const { last } = turns;
  for (const organization_id of [...due.filter((id) => id > last), ...due.filter((id) => id <= last)]) {
    if (begun.length >= most) break;
    const room = Math.min(most - begun.length, atOnceOfOne - (turns.underWay.get(organization_id) ?? 0));
    if (room <= 0) continue;
    const claimed = await inScope(sender, { organization_id, via: duty }, (scope) =>
      claim(scope, room),
    ).catch((error: Error) => {
      sender.failed(error);
      return [];
    });
    turns.last = organization_id;
    // Heard from the beginning: one may fail while the next organization is looked at.
    const sent = claimed.map((one) =>
      counted(turns, organization_id, send(organization_id, one)).catch(sender.failed),
    );
    begun.push(...sent);
  }
  return begun;
}

function counted({ underWay }: Turns, id: string, sending: Promise<void>): Promise<void> {
  underWay.set(id, (underWay.get(id) ?? 0) + 1);
  return sending.finally(() => {
    const left = (underWay.get(id) ?? 1) - 1;
    if (left > 0) underWay.set(id, left);
    else underWay.delete(id);
  });
}

/** A transaction of an organization, as the installation itself. */
export const inScope = <T>(
  { db, clock }: Pick<InTurns, 'db' | 'clock'>,
  { organization_id, via }: { organization_id: string; via: string },
  work: (scope: Scope) => Promise<T>,
): Promise<T> => {
  const scope: TenantScope = { organization_id, via: { user_id: null, via } };
  return db.tenant(scope, (tx) => work({ tx, actor: system(organization_id), now: clock.now() }));
};

/** How long it rests while something was sent in the last minute: what did not arrive is tried again after seconds. */
const busyMs = 1_000;
const busyForMs = 60_000;
/** Otherwise: nobody keeps a connection to the database for nothing. What is due at once wakes it. */
const restMs = 30_000;
const gatherMs = 50;
/** Under way at a time in one worker: each waits for somebody else's server, and costs a socket. */
const atOnce = 100;

export interface Rounds {
  bus: Bus;
  /** Says that something is due at once. */
  topic: string;
  /** Begins with at most so many. @returns what is under way; it does not fail */
  round: (most: number) => Promise<Promise<void>[]>;
  failed: (error: Error) => void;
}

/** Sends what is due, round after round. What is under way at the stop is finished. */
export function keepSending({ bus, topic, round, failed }: Rounds): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const underWay = new Set<Promise<void>>();
  let wake = () => {};
  let sentAt = Number.NEGATIVE_INFINITY;
  // After a gap something may have been said that was not heard.
  const heard = [topic, 'bus.gap'].map((one) => bus.subscribe(one, () => wake()));
  const begin = async () => {
    const begun = await round(atOnce - underWay.size);
    if (begun.length > 0) sentAt = monotonicMs();
    for (const one of begun) {
      const done = one.finally(() => {
        underWay.delete(done);
        wake();
      });
      underWay.add(done);
    }
  };
  const running = (async () => {
    while (!signal.aborted) {
      const { promise: woken, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      if (underWay.size < atOnce) await begin().catch(failed);
      const rest = underWay.size > 0 || monotonicMs() - sentAt < busyForMs ? busyMs : restMs;
      const resting = setTimeout(resolve, rest);
      await woken;
      clearTimeout(resting);
      await pause(gatherMs, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      for (const leave of heard) leave();
      stopping.abort();
      wake();
      await running;
      await Promise.all(underWay);
    },
  };
}
