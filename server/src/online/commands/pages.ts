import { system } from '../../kernel/actor.ts';
import { type Checkout, CheckoutError, type Notice, type PageState } from '../../kernel/checkout.ts';
import type { Transactions } from '../../kernel/db/database.ts';
import { conflict, found, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isOwed } from '../../sales/public.ts';
import { type OnlineRow, readOnline } from '../store/online.ts';
import { endUnpaid, settlePage } from './settle.ts';

/** Stripe is never asked inside a transaction: what it answers is written in one of its own. */
export interface Desk {
  db: Transactions;
  checkout: Checkout;
  organization_id: string;
  now: Date;
}

/** Where a payment is paid: its page, made where there is none yet. Throws 409 `online.refused`, 503 `online.unreachable`. */
export async function pageOf(desk: Desk, payment_id: string): Promise<string> {
  const row = await rowOf(desk, payment_id);
  if (row.url !== '') return row.url;
  const state = await stateOf(desk, row);
  if (state?.url == null) throw conflict('online.refused', 'This cannot be paid online.');
  return state.url;
}

/**
 * Asks for the money with the card that is kept; where the card would not do, or its bank wants to ask, it is asked for no
 * more: whoever pays does so on a page. @returns whether it is paid
 */
export async function payByCard(desk: Desk, payment_id: string): Promise<boolean> {
  const row = await rowOf(desk, payment_id);
  if (row.status === 'pending') {
    await stateOf(desk, row);
    await endPage(desk, payment_id);
  }
  return (await rowOf(desk, payment_id)).status === 'captured';
}

/**
 * What became of the page of a payment is asked for, and written. One of which nobody was told, or which asks for what is
 * not to be paid any more, takes no money from now on.
 */
export async function lookUp(desk: Desk, payment_id: string): Promise<void> {
  const row = await rowOf(desk, payment_id);
  const state = await stateOf(desk, row);
  if (state?.status !== 'open') return;
  const isWanted =
    row.session_id !== '' &&
    row.page.card === undefined &&
    (await inside(desk, (scope) => isOwed(scope, payment_id)));
  if (!isWanted) await endPage(desk, payment_id);
}

/** The page takes no money from now on; what was paid by then is paid. */
export async function endPage(desk: Desk, payment_id: string): Promise<void> {
  const row = await rowOf(desk, payment_id);
  if (row.status !== 'pending') return;
  const { session_id } = row.session_id === '' ? ((await stateOf(desk, row)) ?? { session_id: '' }) : row;
  if (session_id === '') return;
  const state = await asked(() => desk.checkout.end(session_id));
  await learn(desk, payment_id, { state });
}

/** What a notice is about; of a refund that somebody makes there the money knows. */
export async function aboutWhat(
  checkout: Checkout,
  { organization_id, payment_id, intent_id }: Notice,
): Promise<Partial<Pick<Notice, 'organization_id' | 'payment_id'>>> {
  if (organization_id !== undefined || intent_id === undefined) return { organization_id, payment_id };
  try {
    return await checkout.ofIntent(intent_id);
  } catch (error) {
    // An account may sell other things, too.
    if (error instanceof CheckoutError && error.refused) return {};
    throw error instanceof CheckoutError ? saidBy(error) : error;
  }
}

/** What Stripe has told, looked up there: it may be old, and others may have been told more. */
export async function hear(desk: Desk, payment_id: string, notice: Notice): Promise<void> {
  const row = await inside(desk, ({ tx }) => readOnline(tx, payment_id));
  const session_id = row?.session_id || notice.session_id || (row?.page.card && notice.intent_id);
  if (!row || !session_id) return;
  const state = await asked(() => desk.checkout.find(session_id));
  if (state.payment_id === payment_id) await learn(desk, payment_id, { state, notice });
}

/** The page of a payment is looked up, whether or not it has ended. */
export async function hearOfMoney(desk: Desk, payment_id: string): Promise<void> {
  const row = await inside(desk, ({ tx }) => readOnline(tx, payment_id));
  if (!row || row.session_id === '') return;
  await learn(desk, payment_id, { state: await asked(() => desk.checkout.find(row.session_id)) });
}

/** By its number, else by our key: the same key gets the page that was made with it, or makes it. */
async function stateOf(desk: Desk, row: OnlineRow): Promise<PageState | undefined> {
  const { payment_id, session_id, page, expires_at } = row;
  const { checkout } = desk;
  try {
    const state = session_id === '' ? await checkout.open(page) : await checkout.find(session_id);
    await learn(desk, payment_id, { state });
    return state;
  } catch (error) {
    if (!(error instanceof CheckoutError)) throw error;
    // A page that is not known there any more (other keys) takes no money, at the latest when it would have ended.
    const isOver = session_id === '' || expires_at < desk.now;
    if (!error.refused || !isOver) throw saidBy(error);
    await inside(desk, (scope) => endUnpaid(scope, payment_id, { status: 'failed', problem: error.message }));
    return undefined;
  }
}

const learn = (desk: Desk, payment_id: string, told: { state: PageState; notice?: Notice }): Promise<void> =>
  inside(desk, (scope) => settlePage(scope, payment_id, told));

const rowOf = async (desk: Desk, payment_id: string): Promise<OnlineRow> =>
  found(await inside(desk, ({ tx }) => readOnline(tx, payment_id)), 'payment');

const inside = <T>({ db, organization_id, now }: Desk, work: (scope: Scope) => Promise<T>): Promise<T> =>
  db.tenant({ organization_id, via: { user_id: null, via: 'stripe' } }, (tx) =>
    work({ tx, actor: system(organization_id), now }),
  );

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CheckoutError ? saidBy(error) : error;
  }
}

const saidBy = ({ refused, message }: CheckoutError): Problem =>
  refused
    ? conflict('online.refused', `Stripe refused: ${message}`)
    : new Problem(503, 'online.unreachable', `Stripe did not answer: ${message}`);
