import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';

export type Settings = components['schemas']['Settings'];

/** The settings in force for a club, or for the organization (null). */
export const settingsQuery = (club_id: string | null) =>
  queryOptions({
    queryKey: ['settings', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/settings/', { params: { query: club_id ? { club_id } : {} } })))!,
  });

/** Every setting as a change would set it here: null where the level above decides. */
export function setHere(settings: object): Record<string, unknown> {
  const { definitions, set_here } = settings as Settings;
  return Object.fromEntries(definitions.map(({ key }) => [key, set_here[key] ?? null]));
}

/** Sets values at one level; null takes a value back to the level above. */
export const changeSettings = (club_id: string | null) =>
  change(
    (values: Record<string, unknown>, base) =>
      overwriting(
        { base, mine: values },
        {
          read: () => api.GET('/api/settings/', { params: { query: club_id ? { club_id } : {} } }),
          seen: setHere,
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/settings/', {
                params: { header: { 'If-Match': version } },
                body: { club_id, values: changes },
              }),
            ),
        },
      ),
    ['settings', 'sessions'],
  );
