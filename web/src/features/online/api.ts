import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';

export type OpenItem = components['schemas']['ClientAccount']['open'][number];
type OnlineState = components['schemas']['OnlineState'];

/** Whether anything can be paid online to this club. */
export const onlineQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['online', club_id],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/online/', { params: { query: { club_id } } })))!,
  });

/** What is known of a payment: asked again while nobody knows. */
export const onlineStateQuery = (id: string) =>
  queryOptions({
    queryKey: ['online_states', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/payments/{id}/online/', { params: { path: { id } } })))!,
    refetchInterval: ({ state }) => (state.data?.confirming ? 3_000 : false),
  });

const STALE = [...MONEY_QUERIES, 'online_states', 'student_packages', 'sessions', 'my_classes'] as const;

interface PayOnline {
  client_id: string;
  club_id: string;
  items: { enrollment_id?: string; student_package_id?: string; charge_id?: string }[];
  save_card?: boolean;
  card_id?: string;
}

export type SavedCard = components['schemas']['SavedCard'];

/** One's own cards that are kept at Stripe. */
export const cardsQuery = (client_id: string) =>
  queryOptions({
    queryKey: ['saved_cards', client_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/accounts/{client_id}/cards/', { params: { path: { client_id } } }),
      ))!.results,
  });

export const removeCard = change(
  async (path: { client_id: string; id: string }) =>
    bodyOf(api.DELETE('/api/classes/accounts/{client_id}/cards/{id}/', { params: { path } })),
  ['saved_cards'],
);

/** @returns where it is paid; no address: it is paid with a card that is kept, or that one would not do */
export const payOnline = change(
  async ({ client_id, ...body }: PayOnline) =>
    (await bodyOf(
      api.POST('/api/classes/accounts/{client_id}/pay_online/', { params: { path: { client_id } }, body }),
    ))!,
  STALE,
);

/** Asks Stripe at once: whoever comes back from there wants to know. */
export const lookUp = change(
  async (id: string) =>
    (await bodyOf(
      api.POST('/api/classes/payments/{id}/online/look_up/', { params: { path: { id } } }),
    )) as OnlineState,
  STALE,
);

/** To pay otherwise. */
export const giveUp = change(
  async (id: string) =>
    (await bodyOf(
      api.POST('/api/classes/payments/{id}/online/give_up/', { params: { path: { id } } }),
    )) as OnlineState,
  STALE,
);
