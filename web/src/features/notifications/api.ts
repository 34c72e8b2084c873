import type { components } from '@bandeja/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Notification = components['schemas']['Notification'];
export type Preference = components['schemas']['NotificationPreferences']['preferences'][number];

const RECENT = 50;

export const notificationsQuery = queryOptions({
  queryKey: ['notifications', 'recent'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/notifications/', { params: { query: { limit: RECENT } } })))!,
});

export const preferencesQuery = queryOptions({
  queryKey: ['notifications', 'preferences'],
  queryFn: async () => (await bodyOf(api.GET('/api/notifications/preferences/')))!.preferences,
});

/** One of them, or (`null`) all. */
export function useRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) await api.POST('/api/notifications/read_all/');
      else await api.POST('/api/notifications/{id}/read/', { params: { path: { id } } });
    },
    onSettled: () => queryClient.invalidateQueries(notificationsQuery),
  });
}

/** Chosen at once, on screen too; put back when the server refuses. */
export function useSetPreference() {
  const queryClient = useQueryClient();
  const { queryKey } = preferencesQuery;
  return useMutation({
    mutationFn: (preference: Preference) =>
      bodyOf(api.PUT('/api/notifications/preferences/', { body: { preferences: [preference] } })),
    onMutate: async (preference) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (all) =>
        all?.map((one) => (one.kind === preference.kind ? preference : one)),
      );
      return { before };
    },
    onError: (_error, _preference, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
