import type { Bus } from '../kernel/bus.ts';
import type { Part } from '../kernel/duties.ts';
import { daysBefore, forgottenAtOnce, partOf } from '../kernel/forget.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { keepSending, newTurns } from '../kernel/sending.ts';
import { type Sender, sendDue } from './commands/send.ts';
import { deleteBefore, deleteOfRemoved, dueTopic } from './store/deliveries.ts';
import { deleteRemoved } from './store/endpoints.ts';

/** Sends what is due, until it is stopped. */
export function startSending(
  { bus, ...given }: Omit<Sender, 'random' | 'turns' | 'failed'> & { bus: Bus },
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const failed = (error: Error) => log(`webhooks: ${error.message}`);
  const sender = { ...given, turns: newTurns(), failed, random: Math.random };
  return keepSending({ bus, topic: dueTopic, round: (most) => sendDue(sender, most), failed });
}

/** What was sent, and what waits for an endpoint that is switched off, after its days; and removed endpoints with it all. */
export async function forgetWebhooks({ tx, now }: Scope, { webhooks_days }: Retention): Promise<Part> {
  const old = await deleteBefore(tx, daysBefore(now, webhooks_days), forgottenAtOnce);
  if (old === forgottenAtOnce) return partOf(old);
  const left = await deleteOfRemoved(tx, forgottenAtOnce);
  if (left < forgottenAtOnce) await deleteRemoved(tx);
  return partOf(left);
}
