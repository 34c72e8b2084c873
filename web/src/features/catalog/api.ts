import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { onDevice } from '../../platform/offline/on-device.ts';

export type ClassLevel = components['schemas']['ClassLevel'];
export type ClassType = components['schemas']['ClassType'];
export type NewLevel = paths['/api/classes/levels/']['post']['requestBody']['content']['application/json'];
export type LevelChange =
  paths['/api/classes/levels/{id}/']['patch']['requestBody']['content']['application/json'];
export type NewClassType = paths['/api/classes/types/']['post']['requestBody']['content']['application/json'];
export type ClassTypeChange =
  paths['/api/classes/types/{id}/']['patch']['requestBody']['content']['application/json'];

/** Names and colours of types and levels stand in all of these. */
const SHOWN_IN = ['catalog', 'schedules', 'sessions'] as const;

export const levelsQuery = queryOptions({
  ...onDevice,
  queryKey: ['catalog', 'levels'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/levels/')))!.results,
});

/** Every class type, those out of use too. */
export const classTypesQuery = queryOptions({
  queryKey: ['catalog', 'types'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/classes/types/', { params: { query: { include_inactive: true } } })))!
      .results,
});

export const addLevel = change(
  (body: NewLevel) => bodyOf(api.POST('/api/classes/levels/', { body })),
  SHOWN_IN,
);

export const removeLevel = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/levels/{id}/', { params: { path: { id } } })),
  SHOWN_IN,
);

export const changeLevel = change(
  ({ id, ...body }: LevelChange & { id: string }, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/classes/levels/{id}/', { params: { path: { id } } }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/classes/levels/{id}/', {
              params: { path: { id }, header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  SHOWN_IN,
);

export const addClassType = change(
  (body: NewClassType) => bodyOf(api.POST('/api/classes/types/', { body })),
  SHOWN_IN,
);

export const changeClassType = change(
  ({ id, ...body }: ClassTypeChange & { id: string }, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/classes/types/{id}/', { params: { path: { id } } }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/classes/types/{id}/', {
              params: { path: { id }, header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  SHOWN_IN,
);

/** The class types as a .csv file: all clubs have the same. */
export const typesFile = ({ language }: { language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/classes/types/export_file/', {
      params: { query: { language, include_inactive: true } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;
