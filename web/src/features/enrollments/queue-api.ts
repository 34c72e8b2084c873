import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { allPages } from '../../platform/client/pages.ts';

export type PlaceRequest = components['schemas']['PlaceRequest'];

const STALE = ['place_requests', 'places', 'sessions', 'my_classes'] as const;
const at = (id: string) => ({ params: { path: { id } } });

/** Who waits for a fixed place, as the queues go: mine, or all of a group. */
export const requestsQuery = (of: { schedule_id?: string } = {}) =>
  queryOptions({
    queryKey: ['place_requests', of],
    queryFn: async () => {
      const requests = await allPages((page) =>
        bodyOf(
          api.GET('/api/classes/place_requests/', { params: { query: { ...of, ...page, limit: 200 } } }),
        ),
      );
      return requests.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    },
  });

/** Could this student wait for a place in the group? */
export const placeQueueQuery = (schedule_id: string, student_id: string) =>
  queryOptions({
    queryKey: ['place_requests', 'queue', schedule_id, student_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/schedules/{id}/place_queue/', {
          params: { path: { id: schedule_id }, query: { student_id } },
        }),
      ))!,
  });

export const askForPlace = change(
  async ({
    schedule_id,
    student_id,
    anyway,
  }: {
    schedule_id: string;
    student_id: string;
    anyway?: boolean;
  }) =>
    (await bodyOf(
      api.POST('/api/classes/schedules/{id}/place_requests/', {
        ...at(schedule_id),
        body: { student_id, ...(anyway && { overrides: ['level'] }) },
      }),
    ))!,
  STALE,
);

export const acceptOffer = change(
  (id: string) => bodyOf(api.POST('/api/classes/place_requests/{id}/accept/', at(id))),
  STALE,
);

export const declineOffer = change(
  (id: string) => bodyOf(api.POST('/api/classes/place_requests/{id}/decline/', at(id))),
  STALE,
);

export const withdrawRequest = change(
  (id: string) => bodyOf(api.POST('/api/classes/place_requests/{id}/withdraw/', at(id))),
  STALE,
);

export const giveRequested = change(
  (id: string) => bodyOf(api.POST('/api/classes/place_requests/{id}/give/', { ...at(id), body: {} })),
  STALE,
);

export const reorderRequest = change(
  ({ id, ...body }: { id: string; position: number; reason: string }) =>
    bodyOf(api.POST('/api/classes/place_requests/{id}/reorder/', { ...at(id), body })),
  STALE,
);
