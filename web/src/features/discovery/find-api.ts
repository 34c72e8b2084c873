import type { components } from '@bandeja/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';
import { bodyFor, type FindFilters } from './find-filters.ts';

export type Recommendation = components['schemas']['Recommendation'];
export type Facets = components['schemas']['SessionFacets'];

/** The next classes that fit somebody best; their own unless told. */
export const recommendationsQuery = (asked: { club_id: string; student_id?: string; limit: number }) =>
  queryOptions({
    queryKey: ['sessions', 'recommendations', asked],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/recommendations/', { params: { query: asked } })))!.results,
  });

/** Among so many of the next ones are those that somebody can book. */
const TEACHING = 50;

/** The next classes of a level that somebody can book and has not, the first one first. */
export const teachingQuery = ({ level_id, student_id }: { level_id: string; student_id: string }) =>
  queryOptions({
    queryKey: ['sessions', 'teaching', level_id, student_id],
    queryFn: async () => {
      const query = { level: level_id, student_id, limit: TEACHING };
      const page = await bodyOf(api.GET('/api/classes/sessions/by_level/', { params: { query } }));
      return page!.results.filter(
        ({ booking, my_status }) =>
          booking.outcome === 'enrolled' && booking.can_enroll && my_status === null,
      );
    },
  });

interface Found {
  filters: FindFilters;
  student_id: string | undefined;
  until: LocalDate;
}

const PAGE = 20;

/** The classes that pass, a page at a time, with what else could be chosen. */
export const foundQuery = ({ filters, student_id, until }: Found) =>
  infiniteQueryOptions({
    queryKey: ['sessions', 'found', filters, student_id, until],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.POST('/api/classes/search/', {
          body: {
            ...bodyFor(filters),
            ...{ until, limit: PAGE, facets: pageParam === '' },
            ...(student_id && { student_id }),
            ...(pageParam && { cursor: pageParam }),
          },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });

export type SavedSearch = components['schemas']['SavedSearch'];

export const savedSearchesQuery = queryOptions({
  queryKey: ['saved_searches'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/saved_searches/')))!.results,
});

/** Whoever keeps a search may choose about mails of it. */
const SAVED = ['saved_searches', 'notifications'] as const;

export const saveSearch = change(
  async ({ name, filters, notify }: { name: string; filters: FindFilters; notify: boolean }) =>
    (await bodyOf(
      api.POST('/api/classes/saved_searches/', {
        body: { name, filters: bodyFor(filters), notify_new_sessions: notify },
      }),
    ))!,
  SAVED,
);

export const forgetSearch = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/saved_searches/{id}/', { params: { path: { id } } })),
  SAVED,
);
