import { heldTooLong, releaseUnpaid } from '../../enrollments/public.ts';
import { system } from '../../kernel/actor.ts';
import type { Checkout } from '../../kernel/checkout.ts';
import type { Transactions } from '../../kernel/db/database.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Clock } from '../../kernel/time/index.ts';
import type { PaymentTaken } from '../../payments/facts.ts';
import { pendingBeside, pendingFor, unheardOf } from '../store/online.ts';
import { refundsUnderWay } from '../store/refunds.ts';
import { type Desk, endPage } from './pages.ts';

const atOnce = 200;
const via = { user_id: null, via: 'duty settle_online' };

/** Payments whose page nobody has heard of since then, the oldest first. */
export const waitingPages = ({ db, organization_id }: Desk, before: Date): Promise<string[]> =>
  db.read({ organization_id, via }, (tx) => unheardOf(tx, { before, limit: atOnce }));

/** Refunds of which Stripe has not said how they ended. */
export const waitingRefunds = ({ db, organization_id }: Desk): Promise<string[]> =>
  db.read({ organization_id, via }, async (tx) =>
    (await refundsUnderWay(tx, atOnce)).map((one) => one.refund_id),
  );

/** Places that were held for who pays them online, until now. */
export const placesHeld = ({ db, organization_id, now }: Held): Promise<string[]> =>
  db.read({ organization_id, via: releasing }, (tx) => heldTooLong(tx, now, atOnce));

/** The payments that are under way for these. */
export const pagesFor = (
  { db, organization_id }: Held,
  enrollment_ids: readonly string[],
): Promise<string[]> => db.read({ organization_id, via: releasing }, (tx) => pendingFor(tx, enrollment_ids));

/** Who has not paid by now gives the place back. */
export const release = (
  { db, organization_id, now }: Held,
  enrollment_ids: readonly string[],
): Promise<void> =>
  db.tenant({ organization_id, via: releasing }, (tx) =>
    releaseUnpaid({ tx, actor: system(organization_id), now }, enrollment_ids),
  );

const releasing = { user_id: null, via: 'duty release_unpaid' };
type Held = Omit<Desk, 'checkout'>;

/** What was paid in another way needs no page any more: what was paid there by then goes to the account. */
export const endBeside =
  (checkout: Checkout | undefined, clock: Clock) =>
  async (db: Transactions, { organization_id, payload }: DeliveredFact<PaymentTaken>): Promise<void> => {
    if (!checkout) return;
    const desk: Desk = { db, checkout, organization_id, now: clock.now() };
    const pages = await db.read({ organization_id, via }, (tx) => pendingBeside(tx, payload.payment_id));
    for (const id of pages) await endPage(desk, id);
  };
