import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type ClassMessage = components['schemas']['ClassMessage'];

const at = (id: string) => ({ path: { id } });
const STALE = ['sessions'] as const;

/** What was written to a class, the latest first. */
export const messagesQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'messages', session_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/{id}/messages/', { params: at(session_id) })))!.results,
  });

/** To how many a message would go, and whom it would not reach. */
export const previewQuery = (session_id: string, to_waiting: boolean) =>
  queryOptions({
    queryKey: ['sessions', 'messages', session_id, 'preview', to_waiting],
    queryFn: async () =>
      (await bodyOf(
        api.POST('/api/classes/sessions/{id}/messages/preview/', {
          params: at(session_id),
          body: { to_waiting },
        }),
      ))!,
    staleTime: 0,
  });

export const write = (session_id: string) =>
  change(
    async (body: { words: string; to_waiting: boolean }) =>
      (await bodyOf(api.POST('/api/classes/sessions/{id}/messages/', { params: at(session_id), body })))!,
    STALE,
  );

export const putRight = change(
  ({ id, words }: { id: string; words: string }) =>
    bodyOf(api.PATCH('/api/classes/messages/{id}/', { params: at(id), body: { words } })),
  STALE,
);

export const takeBack = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/messages/{id}/', { params: at(id) })),
  STALE,
);
