import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { todayAt } from '../../organizations/public.ts';
import { lateFees, lateOwed } from '../rules/late.ts';
import type { Charge } from '../schemas.ts';
import { addLine } from '../store/charges.ts';
import { addLateFees, lockLate, setLateOn } from '../store/late.ts';
import { held, told } from './charges.ts';

/** The duty: what is still open has the late fees that it has come to, each occasion once. */
export async function chargeLate(scope: Scope, club_id: string): Promise<void> {
  const today = await todayAt(scope, club_id);
  const late = await lockLate(scope, club_id, today);
  if (late.length === 0) return;
  const decided = late.map((one) => ({ one, ...lateFees(one, today) }));
  const fees = decided.flatMap(({ one, fees: those }) =>
    those.map((fee) => ({ ...fee, charge_id: one.id, days: one.late.after_days, times: one.late.times })),
  );
  await addLateFees(scope, fees);
  await setLateOn(
    scope,
    decided.map(({ one, next }) => ({ id: one.id, late_on: next })),
  );
  announce(scope.tx, 'charges', [...new Set(late.map(({ student_id }) => student_id))]);
}

/** The desk lets the late fees of a charge off, and there are no more of it. Throws 403, 404, 409. */
export async function takeOffLate(scope: Scope, id: string, { reason }: { reason: string }): Promise<Charge> {
  const charge = await held(scope, id, 'take_off_late');
  const amount = Math.min(charge.amount, lateOwed(charge.lines));
  if (amount > 0) await addLine(scope, id, { kind: 'late_off', amount: -amount, reason });
  await setLateOn(scope, [{ id, late_on: null }]);
  return told(scope, charge);
}
