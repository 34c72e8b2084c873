import { lockPeople } from '../../clients/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { laterDate } from '../../kernel/time/index.ts';
import { todayAt } from '../../organizations/public.ts';
import { creditOf, lockLines, refundLine, takePayment } from '../../payments/public.ts';
import type { FeesFollowed } from '../facts.ts';
import { type Followed, followed, sinceWhen } from '../queries/following.ts';
import { changesOf, isNothing, isUnchanged } from '../rules/effects.ts';
import type { Steps } from '../rules/following.ts';
import { totalOf } from '../rules/shares.ts';
import type { Standing } from '../rules/standing.ts';
import { addLines, followEarly, markPaid, owedAnew } from '../store/charges.ts';
import { countAgain, countInMore, uncountDeposits } from '../store/deposits.ts';
import {
  cancelWithPlace,
  changeToReturn,
  insertDifference,
  reopenWithPlace,
  returnedFor,
} from '../store/follow.ts';
import { lockCharges, peopleOf, rootsOf } from '../store/following.ts';

/**
 * The days of these places have changed: what was charged for them already changes with them, and what was paid too
 * much goes back. Done twice it changes nothing more. (`lock: false`: what a test shows to go wrong then.)
 */
export async function followFees(
  scope: Scope,
  places: readonly string[],
  { lock } = { lock: true },
): Promise<void> {
  const roots = await rootsOf(scope, places);
  const people = await peopleOf(scope, roots, sinceWhen(scope));
  // Most places have no charge that is still to come.
  if (people.length === 0) return;
  if (lock) {
    await lockPeople(scope.tx, people);
    await lockCharges(scope, roots, sinceWhen(scope));
  }
  for (const one of await followed(scope, roots)) if (!isNothing(one.steps)) await write(scope, one);
}

async function write(scope: Scope, { charged, steps }: Followed): Promise<void> {
  await reopenWithPlace(scope, steps.reopen);
  await addLines(scope, steps.lines);
  await cancelWithPlace(scope, steps.cancel);
  await uncountDeposits(scope, [...steps.cancel, ...givenUp(charged.charges, steps)]);
  await countAgain(scope, steps.reopen);
  const changed = [...steps.reopen, ...steps.lines.map(({ charge_id }) => charge_id)];
  await followEarly(scope.tx, changed);
  await owedAnew(scope, owingNothing(charged.charges, changed));
  for (const one of steps.credit) await giveCredit(scope, one);
  await changeToReturn(scope, steps.to_return);
  const used = steps.more.length > 0 ? await askMore(scope, charged, steps) : 0;
  announce(scope.tx, 'charges', [charged.student_id]);
  const { student_id, club_id, place_id, currency, period } = charged;
  const changes = changesOf(charged.charges, steps);
  // That it is the same sum for other reasons is nobody's news.
  if (isUnchanged(changes)) return;
  const payload = {
    ...{ charge_id: charged.id, student_id, club_id, place_id, currency, used },
    ...{ period_start: period.starts_on, period_end: period.ends_on, ...changes },
  };
  await append(scope, [{ type: 'fees.charges_followed', payload } satisfies FeesFollowed]);
}

/** Of these, those for which nothing had to be paid before. */
const owingNothing = (charges: readonly Standing[], ids: readonly string[]): string[] =>
  charges
    .filter((one) => ids.includes(one.id) && (one.with_place || (one.status === 'open' && one.amount === 0)))
    .map(({ id }) => id);

/** Of what was paid in advance nothing counts in them any more; of what is open it counts as soon as that comes to more. */
const givenUp = (charges: readonly Standing[], { lines }: Steps): string[] =>
  charges
    .filter(({ id, status, lines: before }) => {
      const back = lines.filter(({ charge_id, line }) => charge_id === id && line.kind === 'deposit');
      const left = totalOf(back.map(({ line }) => line)) + (before.get('deposit') ?? 0);
      return status === 'paid' && back.length > 0 && left === 0;
    })
    .map(({ id }) => id);

/**
 * All that was paid for charges is for the desk to give back: their days are charged otherwise. They are locked. What was
 * paid in advance is for no days, and says so itself.
 */
export async function returnWhole(
  scope: Scope,
  charges: readonly { id: string; amount: number; is_deposit: boolean }[],
): Promise<void> {
  const ofDays = charges.filter(({ amount, is_deposit }) => amount > 0 && !is_deposit);
  await addLines(
    scope,
    ofDays.map(({ id, amount }) => ({ charge_id: id, line: { kind: 'leaving', amount: -amount } })),
  );
  await changeToReturn(
    scope,
    charges.map(({ id, amount }) => ({ charge_id: id, delta: amount })),
  );
}

async function giveCredit(scope: Scope, { charge_id, amount }: Steps['credit'][number]): Promise<void> {
  const lines = await lockLines(scope.tx, { charge_id });
  const line = lines.at(-1);
  if (line) await refundLine(scope, line, { kind: 'ended', amount, to: 'account_credit', reason: '' });
}

/** A charge of its own; what its payer has had back for it pays it again where they still have it. @returns what that was */
async function askMore(scope: Scope, charged: Followed['charged'], { more }: Steps): Promise<number> {
  const today = await todayAt(scope, charged.club_id);
  const due_on = laterDate(today, charged.charges[0]?.due_on ?? today);
  const id = await insertDifference(scope, charged.id, { due_on, lines: more });
  const { payer_id } = charged.charges.find((one) => one.payer_id !== null) ?? { payer_id: null };
  const ids = charged.charges.map((one) => one.id);
  const amount = totalOf(more) - (await countInMore(scope, id, { root_id: charged.root_id, ids }));
  if (amount === 0) return 0;
  if (payer_id === null || (await returnedFor(scope, ids)) < amount) return 0;
  const { currency, club_id } = charged;
  if ((await creditOf(scope.tx, payer_id, currency)) < amount) return 0;
  const nothing = { enrollment_id: null, student_package_id: null, discount: 0, discount_reason: '' };
  const payment_id = await takePayment(scope, {
    ...{ club_id, payer_id, currency, method: 'account_credit' },
    lines: [{ ...nothing, charge_id: id, amount }],
  });
  await markPaid(scope, id, { payment_id, price: amount, priced_at: scope.now });
  return amount;
}
