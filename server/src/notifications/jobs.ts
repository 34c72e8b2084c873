import type { Part } from '../kernel/duties.ts';
import { daysBefore, partOf } from '../kernel/forget.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Scope } from '../kernel/scope.ts';
import { deleteBefore } from './store/age.ts';

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
