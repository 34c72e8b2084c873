import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Client = components['schemas']['Client'];
export type Dependant = components['schemas']['Dependant'];

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: async () => (await bodyOf(api.GET('/api/clients/{id}/', { params: { path: { id } } })))!,
  });

export const dependantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'dependants', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/{id}/dependants/', { params: { path: { id } } })))!.results,
  });

/** Who one is, and who is in one's care, is also part of the session. */
const SHOWN_IN = ['clients', 'me'] as const;

export interface OwnFields {
  display_name: string;
  phone: string;
  birth_date: string | null;
}

export const changeOwn = (id: string) =>
  change(
    (body: OwnFields) => bodyOf(api.PATCH('/api/clients/{id}/', { params: { path: { id } }, body })),
    SHOWN_IN,
  );

export interface NewDependant {
  display_name: string;
  birth_date?: string;
  relationship: string;
}

export const addDependant = (id: string) =>
  change(
    (body: NewDependant) =>
      bodyOf(api.POST('/api/clients/{id}/dependants/', { params: { path: { id } }, body })),
    SHOWN_IN,
  );

export const removeDependant = (id: string) =>
  change(
    (dependant_id: string) =>
      bodyOf(
        api.DELETE('/api/clients/{id}/dependants/{dependant_id}/', {
          params: { path: { id, dependant_id } },
        }),
      ),
    SHOWN_IN,
  );
