import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change, expecting } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Notification = components['schemas']['Notification'];
export type Preference = components['schemas']['NotificationPreferences']['preferences'][number];

const RECENT = 50;

export type Device = components['schemas']['NotificationDevice'];

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
export const markRead = change(
  async (id: string | null) => {
    if (id === null) await api.POST('/api/notifications/read_all/');
    else await api.POST('/api/notifications/{id}/read/', { params: { path: { id } } });
  },
  ['notifications'],
);

/** Chosen at once, on screen too; put back when the server refuses. */
export const setPreference = change(
  (chosen: Pick<Preference, 'kind'> & Partial<Preference>) =>
    bodyOf(api.PUT('/api/notifications/preferences/', { body: { preferences: [chosen] } })),
  ['notifications'],
  expecting(preferencesQuery.queryKey, (all: Preference[], chosen: Partial<Preference>) =>
    all.map((one) => (one.kind === chosen.kind ? { ...one, ...chosen } : one)),
  ),
);
