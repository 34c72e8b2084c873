import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Settings = components['schemas']['Settings'];

/** The settings in force for a club, or for the organization (null). */
export const settingsQuery = (club_id: string | null) =>
  queryOptions({
    queryKey: ['settings', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/settings/', { params: { query: club_id ? { club_id } : {} } })))!,
  });

/** Sets values at one level; null takes a value back to the level above. */
export const changeSettings = (club_id: string | null) =>
  change(
    (values: Record<string, unknown>) => bodyOf(api.PATCH('/api/settings/', { body: { club_id, values } })),
    ['settings', 'sessions'],
  );
