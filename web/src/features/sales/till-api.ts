import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Till = components['schemas']['Till'];
export type Movement = components['schemas']['TillMovement'];
type CloseTill = paths['/api/classes/till/close/']['post']['requestBody']['content']['application/json'];

const PAGE = 50;

interface Day {
  club_id: string;
  date: string;
  /** The club's unless told. */
  currency: string | undefined;
}

/** What went through the till of a club on a day, how it was counted, and what should be in it now. */
export const tillQuery = ({ club_id, date, currency }: Day) =>
  queryOptions({
    queryKey: ['till', club_id, date, currency],
    queryFn: async () => {
      const query = { club_id, date, ...(currency && { currency }) };
      return (await bodyOf(api.GET('/api/classes/till/', { params: { query } })))!;
    },
  });

/** Each of that by itself, the newest first. */
export const movementsQuery = ({ club_id, from, until }: { club_id: string; from: string; until: string }) =>
  infiniteQueryOptions({
    queryKey: ['till', 'movements', club_id, from, until],
    queryFn: async ({ pageParam }) => {
      const query = { club_id, from, until, limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return (await bodyOf(api.GET('/api/classes/till/movements/', { params: { query } })))!;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** What is counted in it now. */
export const closeTill = change(
  async (body: CloseTill) => (await bodyOf(api.POST('/api/classes/till/close/', { body })))!,
  ['till'],
);

/** The movements of some days as a .csv file. */
export const movementsFile = (query: {
  club_id: string;
  from: string;
  until: string;
  language: 'es' | 'en';
}) =>
  bodyOf(
    api.GET('/api/classes/till/movements/export_file/', { params: { query }, parseAs: 'blob' }),
  ) as Promise<Blob>;

/** VERI*FACTU: what waits for the tax agency, and what it did not like. */
export const recordsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['receipts', 'records', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/receipts/records/', { params: { query: { club_id } } })))!,
  });

export const sendRecordAgain = change(
  async (id: string) =>
    (await bodyOf(api.POST('/api/classes/receipts/records/{id}/send_again/', { params: { path: { id } } })))!,
  ['receipts'],
);
