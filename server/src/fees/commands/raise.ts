import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { addDays, addMonths, type LocalDate } from '../../kernel/time/index.ts';
import { lockClub, todayAt } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { managesCharges } from '../access.ts';
import { decided } from '../queries/preview.ts';
import { type Decision, decideCharges } from '../rules/charges.ts';
import type { RaiseCharges } from '../schemas.ts';
import { insertCharges } from '../store/charges.ts';
import { countDeposits } from '../store/deposits.ts';
import { loadFacts, shareGroups } from '../store/facts.ts';

/** The desk raises the charges of a month, as they were shown. Done twice it changes nothing more. Throws 403, 404. */
export async function raiseCharges(scope: Scope, input: RaiseCharges): Promise<{ count: number }> {
  const today = await todayAt(scope, input.club_id);
  authorize(managesCharges(scope.actor, input.club_id));
  refuseFar(today, input.period);
  // An enrolment fee is asked for once of whoever has several places.
  await lockClub(scope, input.club_id);
  await shareGroups(scope, input.club_id);
  return { count: await raise(scope, input.club_id, await decided(scope, input)) };
}

/** Nothing is charged more than a year ahead: a wrong year would have to be cancelled place by place. */
function refuseFar(today: LocalDate, period: string): void {
  if (period <= addMonths(today, 12).slice(0, 7)) return;
  throw invalid([
    { path: '/period', code: 'too_far', params: { days: 366 }, message: 'is more than a year ahead' },
  ]);
}

/** The duty: of a club, what begins in the next days, and what has begun without. */
export async function raiseDue(scope: Scope, club_id: string): Promise<void> {
  const { raise_fees, fee_raise_days } = await settingsOf(scope.tx, settings, { club_id });
  if (!raise_fees) return;
  const today = await todayAt(scope, club_id);
  const within = { starts_on: today, ends_on: addDays(today, fee_raise_days) };
  // Most of the time there is nothing, and nobody waits.
  if (decideCharges(await loadFacts(scope, club_id, within), within).charges.length === 0) return;
  await lockClub(scope, club_id);
  await shareGroups(scope, club_id);
  await raise(scope, club_id, decideCharges(await loadFacts(scope, club_id, within), within));
}

async function raise(scope: Scope, club_id: string, { charges }: Decision): Promise<number> {
  const count = await insertCharges(scope, club_id, charges);
  const counted = charges.flatMap(({ deposit, period }) =>
    deposit ? [{ deposit_id: deposit.id, period_start: period.starts_on, amount: deposit.amount }] : [],
  );
  await countDeposits(scope, counted);
  announce(scope.tx, 'charges', [...new Set(charges.map(({ place }) => place.student_id))]);
  return count;
}
