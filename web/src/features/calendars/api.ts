import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type CalendarFeed = components['schemas']['CalendarFeed'];
export type FeedKind = CalendarFeed['kind'];

export const feedsQuery = queryOptions({
  queryKey: ['calendar_feeds'],
  queryFn: async () => (await bodyOf(api.GET('/api/calendars/feeds/')))!,
});

/** @returns its address, which nobody can be told again */
export const makeFeed = change(
  async (kind: FeedKind) => (await bodyOf(api.POST('/api/calendars/feeds/', { body: { kind } })))!.url,
  ['calendar_feeds'],
);

export const endFeed = change(
  (id: string) => bodyOf(api.DELETE('/api/calendars/feeds/{id}/', { params: { path: { id } } })),
  ['calendar_feeds'],
);
