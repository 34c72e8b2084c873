import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';

export type NewClub = paths['/api/setup/']['post']['requestBody']['content']['application/json'];
export type DemoAccount = components['schemas']['Demo']['accounts'][number];

/** Whether this installation is still empty. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: async () => (await bodyOf(api.GET('/api/setup/')))!,
  staleTime: 60_000,
});

export const createClub = (body: NewClub) => bodyOf(api.POST('/api/setup/', { body }));

/** `setup_code` is what the console shows, for whoever comes from elsewhere. */
export const loadDemo = async (setup_code: string | undefined) =>
  (await bodyOf(api.POST('/api/setup/demo/', { body: setup_code === undefined ? {} : { setup_code } })))!;
