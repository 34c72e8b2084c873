import { unheardOf } from '../store/online.ts';
import { refundsUnderWay } from '../store/refunds.ts';
import type { Desk } from './pages.ts';

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
