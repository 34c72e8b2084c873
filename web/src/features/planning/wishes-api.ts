import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Wish = components['schemas']['Wish'];
export type WishForm = components['schemas']['WishForm'];
export type WishRow = components['schemas']['WishRow'];
export type WishWindow = components['schemas']['WishWindow'];
export type OwnWish = components['schemas']['OwnWish'];
export type WishInput =
  paths['/api/classes/terms/{id}/wishes/{student_id}/']['put']['requestBody']['content']['application/json'];
export type WishState = 'standing' | 'withdrawn' | 'none';

interface Whose {
  term_id: string;
  student_id: string;
}
const at = ({ term_id, student_id }: Whose) => ({ path: { id: term_id, student_id } });
const term = (id: string) => ({ path: { id } });

/** Of which terms one's own people may say what they want, or have said it. */
export const ownWishesQuery = () =>
  queryOptions({
    queryKey: ['wishes', 'mine'],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/wishes/mine/')))!.results,
  });

/** What somebody has said of a term, with what there is to choose from. */
export const wishFormQuery = (whose: Whose) =>
  queryOptions({
    queryKey: ['wishes', 'form', whose.term_id, whose.student_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/terms/{id}/wishes/{student_id}/', { params: at(whose) })))!,
  });

/** The terms of a club for which clients are asked what they want. */
export const windowsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['wish_windows', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/wish_windows/', { params: { query: { club_id } } })))!.results,
  });

interface Listed {
  state: WishState | null;
  unlinked: boolean;
  q: string;
}

/** Whoever could wish for a term, with what they have said. */
export const wishesQuery = (term_id: string, { state, unlinked, q }: Listed) =>
  infiniteQueryOptions({
    queryKey: ['wishes', 'list', term_id, state, unlinked, q],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/classes/terms/{id}/wishes/', {
          params: {
            ...term(term_id),
            query: {
              limit: 50,
              ...(state && { state }),
              ...(unlinked && { unlinked }),
              ...(q && { q }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

const STALE = ['wishes', 'wish_windows'] as const;

export const saveWish = change(
  async ({ body, ...whose }: Whose & { body: WishInput }) =>
    (await bodyOf(api.PUT('/api/classes/terms/{id}/wishes/{student_id}/', { params: at(whose), body })))!,
  STALE,
);

export const withdrawWish = change(
  (whose: Whose) =>
    bodyOf(api.POST('/api/classes/terms/{id}/wishes/{student_id}/withdraw/', { params: at(whose) })),
  STALE,
);

export const openWishes = change(
  ({ term_id, ...body }: { term_id: string; opens_on: string; closes_on: string }) =>
    bodyOf(api.PUT('/api/classes/terms/{id}/wish_window/', { params: term(term_id), body })),
  STALE,
);

export const closeWishes = change(
  (term_id: string) =>
    bodyOf(api.POST('/api/classes/terms/{id}/wish_window/close/', { params: term(term_id) })),
  STALE,
);

export const remindOfWishes = change(
  async (term_id: string) =>
    (await bodyOf(api.POST('/api/classes/terms/{id}/wish_window/remind/', { params: term(term_id) })))!,
  STALE,
);

/** Who a name means, said by the desk. */
export const linkName = change(
  ({ id, client_id }: { id: string; client_id: string | null }) =>
    bodyOf(
      api.POST('/api/classes/wish_people/{id}/link/', { params: { path: { id } }, body: { client_id } }),
    ),
  STALE,
);
