import type { DeliveredFact } from '../../../kernel/facts.ts';
import { announce } from '../../../kernel/live.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { inForceAt, settingsOfEach, settingsSet } from '../../../kernel/settings.ts';
import { settings } from '../../../settings.ts';
import type { EnrollmentCancelled, EnrollmentReinstated } from '../../facts.ts';
import { counted, decideEarning, type Loss } from '../../rules/make-ups/earn.ts';
import {
  absencesMadeUp,
  lossesOf,
  type NewEarned,
  saveEarned,
  withdrawLost,
} from '../../store/make-ups/earn.ts';
import { lockPeople } from '../../store/make-ups/lock.ts';

/**
 * Lost dates of fixed places give make-ups by the club's compensation table, each at most one. How things are now
 * decides: a date that was taken back meanwhile, or a class that takes place after all, gives none.
 */
export async function earnMakeUps(
  scope: Scope,
  facts: readonly DeliveredFact<EnrollmentCancelled>[],
): Promise<void> {
  const payloads = facts.map((fact) => fact.payload);
  await lockPeople(scope.tx, studentsOf(payloads));
  const losses = await lossesOf(
    scope,
    payloads.map((one) => one.enrollment_id),
  );
  const earned = await decided(scope, losses);
  await saveEarned(scope, earned);
  if (earned.length > 0) announce(scope.tx, 'make_ups', studentsOf(earned));
}

/** In the order of the days: what one absence gives counts for the quota of the next. */
async function decided(scope: Scope, losses: readonly Loss[]): Promise<NewEarned[]> {
  const before = await absencesMadeUp(scope.tx, losses);
  const rules = await settingsOfEach(scope.tx, settings, losses);
  const set = await settingsSet(scope.tx);
  const earned: NewEarned[] = [];
  for (const [at, loss] of losses.entries()) {
    const { make_up_quota, make_up_quota_month } = inForceAt(settings, set, loss);
    const days = counted(before, loss, make_up_quota!.from);
    const one = decideEarning(loss, rules[at]!, days, counted(before, loss, make_up_quota_month!.from));
    if (!one) continue;
    earned.push({ ...loss, ...one });
    if (loss.released) before.push(loss);
  }
  return earned;
}

/** A class takes place after all: what its loss gave is withdrawn, unless it has been used. */
export async function withdrawMakeUps(
  scope: Scope,
  facts: readonly DeliveredFact<EnrollmentReinstated>[],
): Promise<void> {
  const payloads = facts.map((fact) => fact.payload);
  await lockPeople(scope.tx, studentsOf(payloads));
  await withdrawLost(
    scope,
    payloads.map((one) => one.enrollment_id),
  );
  announce(scope.tx, 'make_ups', studentsOf(payloads));
}

const studentsOf = (rows: readonly { student_id: string }[]): string[] => [
  ...new Set(rows.map((row) => row.student_id)),
];
