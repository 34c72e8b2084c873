import { setTimeout as pause } from 'node:timers/promises';
import type { Bus } from '../kernel/bus.ts';
import type { Part } from '../kernel/duties.ts';
import { daysBefore, forgottenAtOnce, partOf } from '../kernel/forget.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { monotonicMs } from '../kernel/time/index.ts';
import { newTurns, type Sender, sendDue } from './commands/send.ts';
import { deleteBefore, deleteOfRemoved, dueTopic } from './store/deliveries.ts';
import { deleteRemoved } from './store/endpoints.ts';

/** How long it rests while something was sent in the last minute: what did not arrive is tried again after seconds. */
const busyMs = 1_000;
const busyForMs = 60_000;
/** Otherwise: nobody keeps a connection to the database for nothing. What is due at once wakes it. */
const restMs = 30_000;
const gatherMs = 50;
/** Under way at a time in one worker: each waits for somebody else's server, and costs a socket. */
const atOnce = 100;

/**
 * Sends what is due, beside the queue of jobs and not in it: a receiver that takes its time would hold one of the few
 * places in which mail is written and places are filled. What is under way at the stop is finished.
 */
export function startSending(
  { bus, ...sender }: Omit<Sender, 'random' | 'turns' | 'failed'> & { bus: Bus },
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const underWay = new Set<Promise<void>>();
  const turns = newTurns();
  const failed = (error: Error) => log(`webhooks: ${error.message}`);
  let wake = () => {};
  let sentAt = Number.NEGATIVE_INFINITY;
  // After a gap something may have been said that was not heard.
  const heard = [dueTopic, 'bus.gap'].map((topic) => bus.subscribe(topic, () => wake()));
  const round = async () => {
    const begun = await sendDue({ ...sender, turns, failed, random: Math.random }, atOnce - underWay.size);
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
      if (underWay.size < atOnce) await round().catch(failed);
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

/** What was sent, and what waits for an endpoint that is switched off, after its days; and removed endpoints with it all. */
export async function forgetWebhooks({ tx, now }: Scope, { webhooks_days }: Retention): Promise<Part> {
  const old = await deleteBefore(tx, daysBefore(now, webhooks_days), forgottenAtOnce);
  if (old === forgottenAtOnce) return partOf(old);
  const left = await deleteOfRemoved(tx, forgottenAtOnce);
  if (left < forgottenAtOnce) await deleteRemoved(tx);
  return partOf(left);
}
