import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays } from '../../kernel/time/index.ts';
import { todayAt } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { paymentWaitedFor } from '../facts.ts';
import { markLate, markSoon } from '../store/reminders.ts';

/** What was due longer ago was so before anybody was to be reminded. */
const daysBack = 30;

/** The duty: of each charge of a club that is open it is said once before it is due, and once some days after. */
export async function remindOfCharges(scope: Scope, club_id: string): Promise<void> {
  const rules = await settingsOf(scope.tx, settings, { club_id });
  const { fee_reminder_before_days: before, fee_reminder_after_days: after } = rules;
  const today = await todayAt(scope, club_id);
  const soon =
    before === 0 ? [] : await markSoon(scope, { club_id, from: today, until: addDays(today, before) });
  const until = addDays(today, -after);
  const late = after === 0 ? [] : await markLate(scope, { club_id, from: addDays(until, -daysBack), until });
  const facts = [
    ...soon.map((one) => ({ ...one, when: 'before' as const })),
    ...late.map((one) => ({ ...one, when: 'after' as const })),
  ].map(({ id, student_id, when }) => paymentWaitedFor({ charge_id: id, student_id, club_id, when }));
  await append(scope, facts);
}
