import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Chances = components['schemas']['ForesightChances'];
export type Chance = components['schemas']['ForesightChance'];
export type Verdict = Chances['verdict'];

export const foresightQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['foresight', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/foresight/', { params: { query: { club_id } } })))!,
  });
