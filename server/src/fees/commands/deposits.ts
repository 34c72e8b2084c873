import { lockPeople } from '../../clients/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, type LocalDate, laterDate, localDateOf } from '../../kernel/time/index.ts';
import { todayAt } from '../../organizations/public.ts';
import { lockLines, refundLine } from '../../payments/public.ts';
import { type FeesFollowed, paymentWaitedFor } from '../facts.ts';
import { depositFor } from '../queries/deposits.ts';
import { agreedUntil, becomes } from '../rules/deposits.ts';
import {
  countedOf,
  depositsStanding,
  dropOpen,
  holdAgain,
  insertDeposit,
  lockDeposits,
  lookAgain,
  type Standing,
  settleDeposit,
} from '../store/deposits.ts';
import { groupsById } from '../store/facts.ts';
import { rootsOf } from '../store/following.ts';

/** Whoever is given a place is asked for what the plan of its group wants in advance, and told. */
export async function askDeposits(scope: Scope, places: readonly string[]): Promise<void> {
  for (const place_id of places) {
    const asked = await depositFor(scope, place_id);
    const charge_id = asked && (await insertDeposit(scope, asked));
    if (!charge_id) continue;
    const { student_id, club_id } = asked;
    await append(scope, [paymentWaitedFor({ charge_id, student_id, club_id, when: 'before' })]);
    announce(scope.tx, 'charges', [student_id]);
  }
}

/** The duty: of whoever has a place no more a deposit that no fee was left for is kept, or goes back, as the plan said. */
export async function settleDeposits(scope: Scope, club_id: string): Promise<void> {
  const today = await todayAt(scope, club_id);
  for (;;) {
    const due = await depositsStanding(scope, { club_id }, today);
    if (due.length === 0) return;
    await settleSome(scope, club_id, { due, today });
  }
}

/**
 * A place has other days: where it never was, nothing is to be paid in advance; where it is there again, its deposit is
 * held again. What was paid is decided about when the place is over.
 */
export async function followDeposits(scope: Scope, places: readonly string[]): Promise<void> {
  const roots = await rootsOf(scope, places);
  const today = localDateOf(scope.now, 'UTC');
  await holdAgain(scope, roots, today);
  const standing = await depositsStanding(scope, { roots }, today);
  const over: string[] = [];
  for (const one of standing)
    if (one.status === 'open' && !one.is_held && !(await isOwed(scope, one))) over.push(one.id);
  // Whoever pays meanwhile has it held, and decided about.
  await lookAgain(
    scope,
    standing.map(({ id }) => id),
    today,
  );
  await dropOpen(scope, over);
}

/** Those who pay and the deposits are locked, and looked at again. */
async function settleSome(
  scope: Scope,
  club_id: string,
  { due, today }: { due: readonly Standing[]; today: LocalDate },
): Promise<void> {
  await lockPeople(
    scope.tx,
    due.map(({ student_id }) => student_id),
  );
  await lockDeposits(
    scope,
    due.map(({ id }) => id),
  );
  const roots = due.map(({ root_id }) => root_id);
  const all = await depositsStanding(scope, { roots }, today);
  const groups = await groupsById(scope, [...new Set(all.map((one) => one.schedule_id))]);
  for (const one of all) {
    if (one.is_held) {
      await lookAgain(scope, [one.id], one.ends_on && addDays(one.ends_on, 1));
      continue;
    }
    const group = groups.find(({ id }) => id === one.schedule_id);
    const agreed_until = group ? agreedUntil(group) : null;
    await end(scope, club_id, one, one.is_counted ? 'returned' : becomes(one, { ...one, agreed_until }));
  }
}

/** What counts already and came back is to be paid, whatever becomes of the place: something else costs as much less. */
const isOwed = async (scope: Scope, { id, status }: Standing): Promise<boolean> =>
  status === 'open' && (await countedOf(scope, id)) > 0;

async function end(scope: Scope, club_id: string, one: Standing, what: 'kept' | 'returned'): Promise<void> {
  const { id: charge_id, student_id, place_id, currency, held } = one;
  if (await isOwed(scope, one)) return lookAgain(scope, [charge_id], null);
  if (what === 'returned' && held > 0) {
    const line = (await lockLines(scope.tx, { charge_id })).at(-1);
    if (line)
      await refundLine(scope, line, { kind: 'ended', amount: held, to: 'account_credit', reason: '' });
  }
  await settleDeposit(scope, charge_id, { kept: what === 'kept' ? held : 0 });
  announce(scope.tx, 'charges', [student_id]);
  if (held === 0) return;
  const period_end = laterDate(one.period_start, one.ends_on ?? one.period_start);
  const payload = {
    ...{ charge_id, student_id, club_id, place_id, currency, used: 0, less: 0, more: 0, money: 0 },
    ...{ period_start: one.period_start, period_end, of_deposit: true as const },
    ...{ credit: what === 'returned' ? held : 0, kept: what === 'kept' ? held : 0 },
  };
  await append(scope, [{ type: 'fees.charges_followed', payload } satisfies FeesFollowed]);
}
