import { system } from '../../kernel/actor.ts';
import type { PageState, RefundThere } from '../../kernel/checkout.ts';
import type { Transactions } from '../../kernel/db/database.ts';
import { isId } from '../../kernel/ids.ts';
import { problemOf } from '../rules/problems.ts';
import { insertLost, isOfSession, readOnline } from '../store/online.ts';
import { isKnownRefund } from '../store/refunds.ts';
import { type Desk, hearOfMoney } from './pages.ts';
import { keepStray, settlePage } from './settle.ts';

/**
 * What was paid on a page at Stripe is known here: a payment that waits for it is settled; of one that is lost (the
 * database is that of a backup) the money goes to the account of who paid, once, and a person has to look.
 */
export async function takeIn(db: Transactions, state: PageState, now: Date): Promise<void> {
  const { organization_id, payment_id, payer_id, club_id, session_id, amount, currency } = state;
  await db.tenant({ organization_id, via: { user_id: null, via: 'duty compare_online' } }, async (tx) => {
    const scope = { tx, actor: system(organization_id), now };
    if (await readOnline(tx, payment_id)) return settlePage(scope, payment_id, { state });
    if (await isOfSession(tx, session_id)) return;
    const kept = await keepStray(scope, { club_id, payer_id, currency, amount });
    const page = {
      ...{ key: `lost-${session_id}`, organization_id, payment_id: kept, payer_id, club_id, currency },
      ...{ items: [], success_url: '', cancel_url: '', expires_at: now.toISOString(), at_once: false },
    };
    await insertLost(tx, { page, state, problem: problemOf('lost_here', amount, currency) }, now);
  });
}

/** A refund of which nobody has told: the page that it is of is looked up, where it is not known here as it is. */
export async function takeInRefund(
  desk: Desk,
  { payment_id, id, refund_id, status }: Omit<RefundThere, 'organization_id'>,
): Promise<void> {
  const { db, organization_id } = desk;
  if (!isId(payment_id)) return;
  const via = { user_id: null, via: 'duty compare_online' };
  const isKnown = await db.read({ organization_id, via }, (tx) =>
    isKnownRefund(tx, { payment_id, refund_id, reference: id, state: status }),
  );
  if (!isKnown) await hearOfMoney(desk, payment_id);
}
