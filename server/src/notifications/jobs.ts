import type { Bus } from '../kernel/bus.ts';
import type { Part } from '../kernel/duties.ts';
import { daysBefore, partOf } from '../kernel/forget.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { keepSending, newTurns } from '../kernel/sending.ts';
import { type PushSender, sendDuePushes } from './commands/send-pushes.ts';
import { deleteBefore } from './store/age.ts';
import { dueTopic } from './store/pushes.ts';

export { tellWeek } from './commands/digest.ts';
export { inviteToEvaluate } from './commands/evaluations.ts';
export { warnOfMakeUps } from './commands/make-ups.ts';
export { warnOfPackages } from './commands/packages.ts';
export { sendReminders } from './commands/reminders.ts';

/** Notifications that are older than the installation keeps. */
export const forgetNotifications = async (
  { tx, now }: Scope,
  { notifications_days }: Retention,
): Promise<Part> => partOf(await deleteBefore(tx, daysBefore(now, notifications_days)));

/** Sends what is due to devices, until it is stopped. */
export function startPushing(
  { bus, ...given }: Omit<PushSender, 'random' | 'turns' | 'failed'> & { bus: Bus },
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const failed = (error: Error) => log(`pushes: ${error.message}`);
  const sender = { ...given, turns: newTurns(), failed, random: Math.random };
  return keepSending({ bus, topic: dueTopic, round: (most) => sendDuePushes(sender, most), failed });
}
