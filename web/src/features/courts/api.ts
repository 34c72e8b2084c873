import type { components, paths } from '@bandeja/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { allPages } from '../../platform/client/pages.ts';

export type Court = components['schemas']['Court'];
export type Reservation = components['schemas']['CourtReservation'];
export type NewCourt = paths['/api/courts/']['post']['requestBody']['content']['application/json'];
export type NewCourts = paths['/api/courts/several/']['post']['requestBody']['content']['application/json'];
export type CourtChange = paths['/api/courts/{id}/']['patch']['requestBody']['content']['application/json'];
export type NewReservation =
  paths['/api/courts/reservations/']['post']['requestBody']['content']['application/json'];

/** Every court of a club, those out of use too. */
export const courtsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['courts', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/courts/', { params: { query: { club_id, include_inactive: true } } })))!
        .results,
  });

/** What takes the courts of a club between two instants. */
export const reservationsQuery = (wanted: { club_id: string; from: string; until: string }) =>
  queryOptions({
    queryKey: ['reservations', wanted],
    queryFn: () =>
      allPages((cursor) =>
        bodyOf(
          api.GET('/api/courts/reservations/', { params: { query: { ...wanted, limit: 500, ...cursor } } }),
        ),
      ),
    placeholderData: keepPreviousData,
  });

export const addCourt = change((body: NewCourt) => bodyOf(api.POST('/api/courts/', { body })), ['courts']);

/** Several courts of one kind, all or none. */
export const addCourts = change(
  async (body: NewCourts) => (await bodyOf(api.POST('/api/courts/several/', { body })))!.results,
  ['courts'],
);

export const changeCourt = change(
  ({ id, ...body }: CourtChange & { id: string }, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/courts/{id}/', { params: { path: { id } } }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/courts/{id}/', {
              params: { path: { id }, header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  ['courts', 'reservations', 'sessions', 'schedules'],
);

export const reserve = change(
  (body: NewReservation) => bodyOf(api.POST('/api/courts/reservations/', { body })),
  ['reservations', 'schedules'],
);

export const cancelReservation = change(
  (id: string) => bodyOf(api.POST('/api/courts/reservations/{id}/cancel/', { params: { path: { id } } })),
  ['reservations', 'schedules'],
);

/** The club's courts as a .csv file. */
export const courtsFile = (query: { club_id: string; language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/courts/export_file/', {
      params: { query: { ...query, include_inactive: true } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;
