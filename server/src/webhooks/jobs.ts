import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from '../kernel/duties.ts';
import { daysBefore, forgottenAtOnce, partOf } from '../kernel/forget.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { newTurns, type Sender, sendDue } from './commands/send.ts';
import { deleteBefore, deleteOfRemoved } from './store/deliveries.ts';
import { deleteRemoved } from './store/endpoints.ts';

const pollMs = 1_000;
const gatherMs = 50;
/** Under way at a time in one worker: each waits for somebody else's server, and costs a socket. */
const atOnce = 100;

/**
 * Sends what is due, beside the queue of jobs and not in it: a receiver that takes its time would hold one of the few
 * places in which mail is written and places are filled. What is under way at the stop is finished.
 */
export function startSending(
  sender: Omit<Sender, 'random' | 'turns'>,
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const underWay = new Set<Promise<void>>();
  const turns = newTurns();
  let wake = () => {};
  const round = async () => {
    const begun = await sendDue({ ...sender, turns, random: Math.random }, atOnce - underWay.size);
    for (const one of begun) {
      const done = one
        .catch((error: Error) => log(`webhooks: ${error.message}`))
        .finally(() => {
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
      if (underWay.size < atOnce) await round().catch((error: Error) => log(`webhooks: ${error.message}`));
      await Promise.race([pause(pollMs, undefined, { signal }).catch(() => {}), woken]);
      await pause(gatherMs, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
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
