import { lockPeople } from '../../clients/public.ts';
import type { Notice, PageState } from '../../kernel/checkout.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { endPending, takePayment } from '../../payments/public.ts';
import { captureSale } from '../../sales/public.ts';
import { moneyKept } from '../facts.ts';
import { outcomeOf } from '../rules/outcome.ts';
import { problemOf } from '../rules/problems.ts';
import { insertCard } from '../store/cards.ts';
import {
  closeOnline,
  insertEvent,
  lockOnline,
  notePage,
  type OnlineRow,
  readOnline,
} from '../store/online.ts';
import { hearOfRefunds } from './made-there.ts';

/**
 * What a page says is so here from now on. Told twice, or by two at a time, it is done once: whoever is second waits for
 * the first, and finds nothing left to do.
 */
export async function settlePage(
  scope: Scope,
  payment_id: string,
  { state, notice }: { state: PageState; notice?: Notice },
): Promise<void> {
  const { tx, now } = scope;
  const known = await lockOnline(tx, payment_id);
  if (!known) return;
  if (notice && !(await insertEvent(tx, { ...notice, payment_id }, now))) return;
  await notePage(tx, payment_id, state, now);
  await follow(scope, known, state);
  if (state.paid && state.card && known.page.save_card) await insertCard(tx, known.payer_id, state.card, now);
  if (state.refunds.length === 0) return;
  const heard = (await readOnline(tx, payment_id)) as OnlineRow;
  await hearOfRefunds(scope, heard, state);
}

async function follow(scope: Scope, known: OnlineRow, state: PageState): Promise<void> {
  const { tx, now } = scope;
  const { payment_id } = known;
  switch (outcomeOf(known, state)) {
    case 'capture':
      await capture(scope, payment_id);
      return closeOnline(tx, payment_id, {}, now);
    case 'cancel':
      return end(scope, payment_id, 'cancelled');
    case 'fail':
      return end(scope, payment_id, 'failed');
    case 'stray':
      return closeOnline(tx, payment_id, { late_payment_id: await keepStray(scope, known) }, now);
    case 'amount':
      return closeOnline(
        tx,
        payment_id,
        { problem: problemOf('other_amount', state.amount, state.currency) },
        now,
      );
    case 'nothing':
      return;
  }
}

async function capture(scope: Scope, payment_id: string): Promise<void> {
  const sale = await captureSale(scope, payment_id);
  if (!sale || sale.late_amount === 0) return;
  const { payer_id, club_id, currency, late_amount: amount } = sale;
  await append(scope, [moneyKept({ payment_id, payer_id, club_id, amount, currency })]);
}

/** Nobody will pay it any more. `problem`: why Stripe would not have it. */
export async function endUnpaid(
  scope: Scope,
  payment_id: string,
  { status, problem = '' }: { status: 'failed' | 'cancelled'; problem?: string },
): Promise<void> {
  const known = await lockOnline(scope.tx, payment_id);
  if (known?.status === 'pending') await end(scope, payment_id, status, problem);
}

async function end(
  scope: Scope,
  payment_id: string,
  status: 'failed' | 'cancelled',
  problem = '',
): Promise<void> {
  await endPending(scope.tx, payment_id, { status, at: scope.now });
  await closeOnline(scope.tx, payment_id, { problem }, scope.now);
}

/** Money for a payment that was over by then, or of which nothing is known here, is its payer's. */
export async function keepStray(
  scope: Scope,
  { club_id, payer_id, currency, amount }: Pick<OnlineRow, 'club_id' | 'payer_id' | 'currency' | 'amount'>,
): Promise<string> {
  await lockPeople(scope.tx, [payer_id]);
  const none = { enrollment_id: null, student_package_id: null, discount: 0, discount_reason: '' };
  const payment_id = await takePayment(scope, {
    ...{ club_id, payer_id, currency, method: 'online', lines: [{ ...none, amount }] },
  });
  await append(scope, [moneyKept({ payment_id, payer_id, club_id, amount, currency })]);
  return payment_id;
}
