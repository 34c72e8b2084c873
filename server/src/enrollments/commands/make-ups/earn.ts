import { lockPeople } from '../../../clients/public.ts';
import type { DeliveredFact } from '../../../kernel/facts.ts';
import { announce } from '../../../kernel/live.ts';
import { append } from '../../../kernel/outbox.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { inForceAt, settingsOfEach, settingsSet } from '../../../kernel/settings.ts';
import { settings } from '../../../settings.ts';
import type { EnrollmentCancelled, EnrollmentReinstated, MakeUpsEarned } from '../../facts.ts';
import { counted, decideEarning, isOwn, type Loss } from '../../rules/make-ups/earn.ts';
import { mostOpen } from '../../rules/make-ups/most.ts';
import {
  absencesMadeUp,
  lossesOf,
  type NewEarned,
  saveEarned,
  withdrawLost,
} from '../../store/make-ups/earn.ts';
import { countOpen } from '../../store/make-ups/open.ts';

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
  const fresh = await saveEarned(scope, earned);
  if (fresh.size === 0) return;
  announce(scope.tx, 'make_ups', studentsOf(earned));
  await append(scope, newsOf(earned.filter((one) => fresh.has(one.enrollment_id))));
}

/** One for each student, club and whose doing it was. */
const newsOf = (earned: readonly NewEarned[]): MakeUpsEarned[] =>
  [...Map.groupBy(earned, (one) => `${one.student_id} ${one.club_id} ${one.released}`).values()].map(
    (own) => {
      const { student_id, club_id, released } = own[0]!;
      const expires_on = own.map((one) => one.expires_on);
      return {
        type: 'enrollments.make_ups_earned',
        payload: { student_id, club_id, by_club: !released, expires_on },
      };
    },
  );

const openOf = (scope: Scope, losses: readonly Loss[]) =>
  countOpen(scope.tx, studentsOf(losses), losses[0]?.today ?? '');

/** In the order of the days: what one absence gives counts for the quota of the next. */
async function decided(scope: Scope, losses: readonly Loss[]): Promise<NewEarned[]> {
  const before = await absencesMadeUp(scope.tx, losses);
  const rules = await settingsOfEach(scope.tx, settings, losses);
  const set = await settingsSet(scope.tx);
  const open = await openOf(scope, losses);
  const earned: NewEarned[] = [];
  for (const [at, loss] of losses.entries()) {
    const { make_up_quota, make_up_quota_month } = inForceAt(settings, set, loss);
    const days = counted(before, loss, make_up_quota!.from);
    const one = decideEarning(loss, rules[at]!, days, counted(before, loss, make_up_quota_month!.from));
    const own = `${loss.student_id} ${loss.club_id}`;
    const had = open.get(own) ?? 0;
    if (!one || had >= mostOpen) continue;
    open.set(own, had + 1);
    earned.push({ ...loss, ...one });
    if (isOwn(one.cause)) before.push(loss);
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
