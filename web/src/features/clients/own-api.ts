import type { components } from '@bandeja/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
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
function useOwnChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(['clients', 'me'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  }).mutateAsync;
}

export interface OwnFields {
  display_name: string;
  phone: string;
  birth_date: string | null;
}

export const useChangeOwn = (id: string) =>
  useOwnChange((body: OwnFields) =>
    bodyOf(api.PATCH('/api/clients/{id}/', { params: { path: { id } }, body })),
  );

export interface NewDependant {
  display_name: string;
  birth_date?: string;
  relationship: string;
}

export const useAddDependant = (id: string) =>
  useOwnChange((body: NewDependant) =>
    bodyOf(api.POST('/api/clients/{id}/dependants/', { params: { path: { id } }, body })),
  );

export const useRemoveDependant = (id: string) =>
  useOwnChange((dependant_id: string) =>
    bodyOf(
      api.DELETE('/api/clients/{id}/dependants/{dependant_id}/', { params: { path: { id, dependant_id } } }),
    ),
  );
