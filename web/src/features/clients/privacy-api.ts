import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type PrivacyText = components['schemas']['PrivacyText'];
export type Privacy = components['schemas']['Privacy'];

/** The privacy text in force, and for whom of one's own it is still to be agreed to. */
export const privacyQuery = queryOptions({
  queryKey: ['privacy', 'asked'],
  queryFn: async () => (await bodyOf(api.GET('/api/privacy/')))!,
  staleTime: 600_000,
});

export const giveConsent = change(
  async (body: { version: number; client_ids: string[] }) =>
    (await bodyOf(api.POST('/api/privacy/consents/', { body })))!,
  ['privacy', 'clients', 'sessions'],
);

/** All versions, the one in force first. */
export const privacyTextsQuery = queryOptions({
  queryKey: ['privacy', 'texts'],
  queryFn: async () => (await bodyOf(api.GET('/api/privacy/texts/')))!.results,
});

export const publishPrivacyText = change(
  async (text: string) => (await bodyOf(api.POST('/api/privacy/texts/', { body: { text } })))!,
  ['privacy'],
);

const at = (id: string) => ({ path: { id } });

/** To which versions somebody has agreed. */
export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy', 'of', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/{id}/privacy_consents/', { params: at(id) })))!.results,
  });

export const notePaper = (id: string) =>
  change(
    (body: { version: number; on_paper: string }) =>
      bodyOf(api.POST('/api/clients/{id}/privacy_consents/', { params: at(id), body })),
    ['privacy', 'clients'],
  );
