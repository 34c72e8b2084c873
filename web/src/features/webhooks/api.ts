import type { components } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { now } from '../../platform/formats/clock.ts';

type Schemas = components['schemas'];
export type Webhook = Schemas['Webhook'];
export type Delivery = Schemas['WebhookDelivery'];
export type DeliveryStatus = Delivery['status'];
export type EventName = Webhook['events'][number];

const KEYS = ['webhooks', 'webhook_deliveries'];
const PAGE = 25;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await bodyOf(api.GET('/api/webhooks/')))!,
});

const SOON = 10_000;
const isSoonSent = ({ next_at }: Delivery): boolean =>
  next_at !== null && Date.parse(next_at) <= now().getTime() + SOON;

/** What one was sent, the latest first; whoever tries something out sees it come. */
export const deliveriesQuery = ({ id, status: stands }: Webhook, status: DeliveryStatus | null) =>
  infiniteQueryOptions({
    queryKey: ['webhook_deliveries', id, status],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/webhooks/{id}/deliveries/', {
          params: {
            path: { id },
            query: { limit: PAGE, ...(status && { status }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      // Whoever reads further back reads; and where it is off, nothing comes by itself.
      if (pages.length > 1 || stands === 'disabled') return false;
      return pages[0]?.results.some(isSoonSent) ? 2_000 : 3_000;
    },
  });

interface NewWebhook {
  url: string;
  description: string;
  club_id: string | null;
  events: EventName[];
}

/** @returns the secret, which nobody can be told again */
export const addWebhook = change(
  async (body: NewWebhook) => (await bodyOf(api.POST('/api/webhooks/', { body })))!,
  KEYS,
);

type WebhookChange = Partial<Omit<NewWebhook, 'club_id'>> & { id: string; is_enabled?: boolean };

export const changeWebhook = change(
  ({ id, ...body }: WebhookChange, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/webhooks/{id}/', { params: { path: { id } } }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/webhooks/{id}/', {
              params: { path: { id }, header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  KEYS,
);

const at = (id: string) => ({ params: { path: { id } } });

/** Off, or on again: whatever else was changed meanwhile stays. */
export const switchWebhook = change(
  ({ id, is_enabled }: { id: string; is_enabled: boolean }) =>
    bodyOf(api.PATCH('/api/webhooks/{id}/', { ...at(id), body: { is_enabled } })),
  KEYS,
);

export const removeWebhook = change((id: string) => bodyOf(api.DELETE('/api/webhooks/{id}/', at(id))), KEYS);

export const rotateSecret = change(
  async (id: string) => (await bodyOf(api.POST('/api/webhooks/{id}/rotate_secret/', at(id))))!.secret,
  KEYS,
);

export const sendPing = change((id: string) => bodyOf(api.POST('/api/webhooks/{id}/test/', at(id))), KEYS);

export const replayDelivery = change(
  (path: { id: string; delivery_id: string }) =>
    bodyOf(api.POST('/api/webhooks/{id}/deliveries/{delivery_id}/replay/', { params: { path } })),
  KEYS,
);

/** @returns how many: part by part, until there are no more */
export const replayFailed = change(async ({ id, since }: { id: string; since: string }) => {
  let all = 0;
  for (let more = true; more; ) {
    const part = await bodyOf(api.POST('/api/webhooks/{id}/replay_failed/', { ...at(id), body: { since } }));
    all += part!.count;
    more = part!.more;
  }
  return all;
}, KEYS);
