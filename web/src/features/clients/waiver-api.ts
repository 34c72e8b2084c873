import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Waiver = components['schemas']['Waiver'];
export type Waivers = components['schemas']['Waivers'];
type NewWaiver = paths['/api/waivers/texts/']['post']['requestBody']['content']['application/json'];

const at = (id: string) => ({ path: { id } });
/** What a class says of who may book it, and who has signed. */
const SIGNED = ['waivers', 'clients', 'sessions'] as const;

/** The waiver in force, and for whom of one's own it is still to be signed. */
export const waiversQuery = queryOptions({
  queryKey: ['waivers', 'asked'],
  queryFn: async () => (await bodyOf(api.GET('/api/waivers/')))!,
});

export const signWaiver = change(
  (body: { version: number; typed_name: string; client_ids: string[] }) =>
    bodyOf(api.POST('/api/waivers/signatures/', { body })),
  SIGNED,
);

/** All versions, the one in force first. */
export const waiverTextsQuery = queryOptions({
  queryKey: ['waivers', 'texts'],
  queryFn: async () => (await bodyOf(api.GET('/api/waivers/texts/')))!.results,
});

export const publishWaiver = change(
  async (body: NewWaiver) => (await bodyOf(api.POST('/api/waivers/texts/', { body })))!,
  SIGNED,
);

/** How many are booked at a club where it is asked for, and have not signed. */
export const unsignedQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['waivers', 'unsigned', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/waivers/reminders/', { params: { query: { club_id } } })))!,
  });

export const askForWaivers = change(
  async (club_id: string) => (await bodyOf(api.POST('/api/waivers/reminders/', { body: { club_id } })))!,
  SIGNED,
);

/** Which versions somebody has signed. */
export const signaturesQuery = (id: string) =>
  queryOptions({
    queryKey: ['waivers', 'of', id],
    queryFn: async () => (await bodyOf(api.GET('/api/clients/{id}/waivers/', { params: at(id) })))!.results,
  });

export const noteSigned = (id: string) =>
  change(
    (body: { version: number; on_paper: string }) =>
      bodyOf(api.POST('/api/clients/{id}/waivers/', { params: at(id), body })),
    SIGNED,
  );
