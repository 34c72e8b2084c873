import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';

export type Account = components['schemas']['ClientAccount'];
export type Payment = components['schemas']['Payment'];
export type PaymentLine = Payment['lines'][number];
export type Receipt = components['schemas']['Receipt'];
export type OpenItem = Account['open'][number];
type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
export type TakePayment = Body<'/api/classes/payments/'>;
export type Refund = Body<'/api/classes/payments/{id}/refund/'>;
type Adjust = Body<'/api/classes/accounts/{client_id}/adjust/'>;
type PayOut = Body<'/api/classes/accounts/{client_id}/pay_out/'>;
type UseCredit = Body<'/api/classes/accounts/{client_id}/use_credit/'>;
type AskInvoice = Body<'/api/classes/receipts/{id}/invoice/'>;

/** What somebody has to their credit, and what they and those in their care have to pay. */
export const accountQuery = (client_id: string) =>
  queryOptions({
    queryKey: ['accounts', client_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/accounts/{client_id}/', { params: { path: { client_id } } })))!,
  });

/** The last 50, the newest first: one's own and those of one's dependants, or of a client. */
export const paymentsQuery = (client_id?: string) =>
  queryOptions({
    queryKey: ['payments', client_id ?? 'mine'],
    queryFn: async () => {
      const query = { limit: 50, ...(client_id && { client_id }) };
      return (await bodyOf(api.GET('/api/classes/payments/', { params: { query } })))!.results;
    },
  });

/** The last 100, the newest first: one's own and those of one's dependants, or of a client. */
export const receiptsQuery = (client_id?: string) =>
  queryOptions({
    queryKey: ['receipts', client_id ?? 'mine'],
    queryFn: async () => {
      const query = { limit: 100, ...(client_id && { client_id }) };
      return (await bodyOf(api.GET('/api/classes/receipts/', { params: { query } })))!.results;
    },
  });

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['receipts', 'one', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/receipts/{id}/', { params: { path: { id } } })))!,
  });

/** By e-mail to who paid, in their language. */
export const sendReceipt = change(
  async (id: string) =>
    (await bodyOf(api.POST('/api/classes/receipts/{id}/send/', { params: { path: { id } } })))!,
  [],
);

/** A receipt as a PDF, as the club wrote it, in the words of a language. */
export const receiptFile = (id: string, language: 'es' | 'en') =>
  bodyOf(
    api.GET('/api/classes/receipts/{id}/file/', {
      params: { path: { id }, query: { language } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;

/** What a refund would do; of its own, because once it is done there is nothing to ask. */
export const refundEffectQuery = (id: string, query: Pick<Refund, 'line_id' | 'amount' | 'to'>) =>
  queryOptions({
    queryKey: ['refund_effects', id, query],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/payments/{id}/refund/', { params: { path: { id }, query } })))!,
  });

const STALE = [...MONEY_QUERIES, 'student_packages', 'sessions'] as const;

/** For several things at once: all of them are paid, or none. */
export const takePayment = change(
  async (body: TakePayment) => (await bodyOf(api.POST('/api/classes/payments/', { body })))!,
  STALE,
);

/** With the credit of the account, by whose it is. */
export const payWithCredit = change(
  async ({ client_id, ...body }: UseCredit & { client_id: string }) =>
    (await bodyOf(
      api.POST('/api/classes/accounts/{client_id}/use_credit/', { params: { path: { client_id } }, body }),
    ))!,
  [...STALE, 'my_classes'],
);

export const refundPayment = change(
  async ({ id, ...body }: Refund & { id: string }) =>
    (await bodyOf(api.POST('/api/classes/payments/{id}/refund/', { params: { path: { id } }, body })))!,
  STALE,
);

export const adjustAccount = change(
  async ({ client_id, ...body }: Adjust & { client_id: string }) =>
    (await bodyOf(
      api.POST('/api/classes/accounts/{client_id}/adjust/', { params: { path: { client_id } }, body }),
    ))!,
  STALE,
);

export const payOut = change(
  async ({ client_id, ...body }: PayOut & { client_id: string }) =>
    (await bodyOf(
      api.POST('/api/classes/accounts/{client_id}/pay_out/', { params: { path: { client_id } }, body }),
    ))!,
  STALE,
);

/** A full invoice takes the place of a simplified receipt. */
export const askInvoice = change(
  async ({ id, ...body }: AskInvoice & { id: string }) =>
    (await bodyOf(api.POST('/api/classes/receipts/{id}/invoice/', { params: { path: { id } }, body })))!,
  ['receipts'],
);
