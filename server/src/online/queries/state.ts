import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { earlierOf } from '../../kernel/time/index.ts';
import { getPayment } from '../../sales/public.ts';
import { settings } from '../../settings.ts';
import type { OnlineOffer, OnlineQuery, OnlineState } from '../schemas.ts';
import { readOnline } from '../store/online.ts';

/** Whether the club, or the organization where none is named, takes money online. */
export async function onlineOffer({ tx }: Scope, place: OnlineQuery): Promise<OnlineOffer> {
  return { available: (await settingsOf(tx, settings, place)).accept_online };
}

/** What is known of a payment online, for whoever sees the payment. Throws 404. */
export async function onlineState(scope: Scope, payment_id: string): Promise<OnlineState> {
  const { status } = await getPayment(scope, payment_id);
  const row = await readOnline(scope.tx, payment_id);
  if (!row) throw notFound('payment');
  const isPending = status === 'pending';
  const isOpen = isPending && row.url !== '';
  return {
    ...{ payment_id, status, url: isOpen ? row.url : null },
    until: isOpen ? earlierOf(row.expires_at, row.pay_until ?? row.expires_at).toISOString() : null,
    held: isPending && row.pay_until !== null,
    confirming: isPending && row.session_id !== '' && row.url === '',
  };
}
