import { append } from '../kernel/outbox.ts';
import type { Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { addHours } from '../kernel/time/index.ts';
import { settings } from '../settings.ts';
import { close } from './commands/close.ts';
import type { SubstituteUnanswered } from './facts.ts';
import { remindOf, unansweredInTime } from './store/due.ts';

/** Whoever was asked has this long before whoever asked hears that nobody has answered. */
const graceHours = 1;

/**
 * Questions of a club whose class has begun end; of those whose class is soon, desk and askers hear once that nobody has accepted.
 * Done again it changes nothing.
 */
export async function tendRequests(scope: Scope, club_id: string): Promise<void> {
  await close(scope, await unansweredInTime(scope, club_id), 'begun');
  const { substitute_reminder_hours } = await settingsOf(scope.tx, settings, { club_id });
  if (substitute_reminder_hours === 0) return;
  const due = await remindOf(scope, club_id, {
    until: addHours(scope.now, substitute_reminder_hours),
    asked_before: addHours(scope.now, -graceHours),
  });
  await append(
    scope,
    due.map(
      (request_id): SubstituteUnanswered => ({ type: 'substitutes.unanswered', payload: { request_id } }),
    ),
  );
}
