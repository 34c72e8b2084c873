import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { SHOWN_IN } from './api.ts';

export type SessionSlots = components['schemas']['SessionSlots'];
export type SessionSlot = components['schemas']['SessionSlot'];

const at = (id: string) => ({ path: { id } });
/** What is decided on is looked at anew each time. */
const fresh = { staleTime: 0, gcTime: 0 } as const;

/** Where a class could go. */
export const slotsQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['changes', 'slots', session_id],
    ...fresh,
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/{id}/slots/', { params: at(session_id) })))!,
  });

const targetOf = ({ local_date, local_time, court }: SessionSlot) => ({
  ...{ local_date, local_time },
  court_id: court?.id ?? null,
});

/** Whom it concerns that a class goes there. */
export const movingQuery = (session_id: string, slot: SessionSlot) =>
  queryOptions({
    queryKey: ['changes', 'moving', session_id, slot.scheduled_datetime],
    ...fresh,
    queryFn: async () =>
      (await bodyOf(
        api.POST('/api/classes/sessions/{id}/move/preview/', {
          params: at(session_id),
          body: targetOf(slot),
        }),
      ))!,
  });

/** The class goes there, and its people are told. */
export const moveTo = (session_id: string) =>
  change(
    async ({ slot, ...seen }: { slot: SessionSlot; version: string; keep_overlaps: boolean }) =>
      (await bodyOf(
        api.POST('/api/classes/sessions/{id}/move/', {
          params: at(session_id),
          body: { ...targetOf(slot), ...seen },
        }),
      ))!,
    SHOWN_IN,
  );
