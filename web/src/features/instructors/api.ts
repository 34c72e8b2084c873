import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { allPages } from '../../platform/client/pages.ts';

export type Instructor = components['schemas']['Instructor'];
export type InstructorWindow = components['schemas']['InstructorWindow'];
export type InstructorException = components['schemas']['InstructorException'];
export type TaughtSession = components['schemas']['TaughtSession'];
export type NewInstructor =
  paths['/api/classes/instructors/']['post']['requestBody']['content']['application/json'];
export type InstructorChange =
  paths['/api/classes/instructors/{id}/']['patch']['requestBody']['content']['application/json'];

const at = (id: string) => ({ path: { id } });

/** Every instructor of the organization, those who left too. */
export const instructorsQuery = queryOptions({
  queryKey: ['instructors', 'list'],
  queryFn: () =>
    allPages((cursor) =>
      bodyOf(
        api.GET('/api/classes/instructors/', {
          params: { query: { include_inactive: true, limit: 200, ...cursor } },
        }),
      ),
    ),
});

export const instructorQuery = (id: string) =>
  queryOptions({
    queryKey: ['instructors', 'one', id],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/instructors/{id}/', { params: at(id) })))!,
  });

export const exceptionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['instructors', 'exceptions', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/instructors/{id}/exceptions/', { params: at(id) })))!.results,
  });

/** What somebody teaches between two instants, at every club. */
export const taughtQuery = (id: string, from: string, until: string) =>
  queryOptions({
    queryKey: ['sessions', 'taught', id, from, until],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/instructors/{id}/schedule/', { params: { ...at(id), query: { from, until } } }),
      ))!.results,
  });

export const addInstructor = change(
  async (body: NewInstructor) => (await bodyOf(api.POST('/api/classes/instructors/', { body })))!,
  ['instructors'],
);

export const changeInstructor = (id: string) =>
  change(
    (body: InstructorChange, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/classes/instructors/{id}/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/classes/instructors/{id}/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    ['instructors', 'schedules', 'sessions'],
  );

export const setWeek = (id: string) =>
  change(
    (body: { windows: InstructorWindow[] }, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/classes/instructors/{id}/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PUT('/api/classes/instructors/{id}/windows/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    ['instructors', 'schedules'],
  );

export const removeException = (id: string) =>
  change(
    (exception_id: string) =>
      bodyOf(
        api.DELETE('/api/classes/instructors/{id}/exceptions/{exception_id}/', {
          params: { path: { id, exception_id } },
        }),
      ),
    ['instructors', 'schedules'],
  );

/** The club's coaches as a .csv file. */
export const instructorsFile = (query: { club_id: string; language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/classes/instructors/export_file/', {
      params: { query: { ...query, include_inactive: true } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;
