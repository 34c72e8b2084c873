import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';

export type ClubRecord = components['schemas']['Club'];
export type OpeningWindow = components['schemas']['OpeningWindow'];
export type NewClub = paths['/api/clubs/']['post']['requestBody']['content']['application/json'];
export type ClubChange = paths['/api/clubs/{id}/']['patch']['requestBody']['content']['application/json'];

const at = (id: string) => ({ path: { id } });

/** Every club of the organization that one may see, those out of use too. */
export const clubsQuery = queryOptions({
  queryKey: ['clubs', 'list'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/clubs/', { params: { query: { include_inactive: true } } })))!.results,
});

export const clubQuery = (id: string) =>
  queryOptions({
    queryKey: ['clubs', 'one', id],
    queryFn: async () => (await bodyOf(api.GET('/api/clubs/{id}/', { params: at(id) })))!,
  });

export const closuresQuery = (id: string, days: { from?: LocalDate; until?: LocalDate }) =>
  queryOptions({
    queryKey: ['clubs', 'closures', id, days],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clubs/{id}/closures/', { params: { ...at(id), query: days } })))!.results,
  });

export type Holidays = components['schemas']['ClubHolidays'];
export type HolidaysAsked = Pick<
  paths['/api/clubs/{id}/holidays/']['get']['parameters']['query'],
  'year' | 'country' | 'region' | 'language'
>;

/** The public holidays of a year, where the club is unless told. */
export const holidaysQuery = (id: string, asked: HolidaysAsked) =>
  queryOptions({
    queryKey: ['clubs', 'holidays', id, asked],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clubs/{id}/holidays/', { params: { ...at(id), query: asked } })))!,
  });

/** What another zone would do to the classes ahead of a club. */
export const zoneQuery = (id: string, timezone: string) =>
  queryOptions({
    queryKey: ['clubs', 'zone', id, timezone],
    ...{ staleTime: 0, gcTime: 0 },
    queryFn: async () =>
      (await bodyOf(api.POST('/api/clubs/{id}/timezone/preview/', { params: at(id), body: { timezone } })))!,
  });

/** The session knows the clubs by name, zone and currency. */
const SHOWN_IN = ['clubs', 'me', 'schedules', 'sessions'] as const;

export const addClub = change(
  async (body: NewClub) => (await bodyOf(api.POST('/api/clubs/', { body })))!,
  SHOWN_IN,
);

export const changeClub = (id: string) =>
  change(
    (body: ClubChange, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/clubs/{id}/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/clubs/{id}/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    SHOWN_IN,
  );

export const setOpeningHours = (id: string) =>
  change(
    (body: { opening_hours: OpeningWindow[] }, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/clubs/{id}/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PUT('/api/clubs/{id}/opening_hours/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    SHOWN_IN,
  );

export const removeClosure = (id: string) =>
  change(
    (closure_id: string) =>
      bodyOf(api.DELETE('/api/clubs/{id}/closures/{closure_id}/', { params: { path: { id, closure_id } } })),
    SHOWN_IN,
  );
