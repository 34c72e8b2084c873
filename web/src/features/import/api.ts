import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import type { ListKind } from './columns.ts';

export type TimetableReport = components['schemas']['TimetableReport'];
export type TimetableImport =
  paths['/api/classes/timetable/import_file/']['post']['requestBody']['content']['application/json'];

const send = async (body: TimetableImport) =>
  (await bodyOf(api.POST('/api/classes/timetable/import_file/', { body })))!;

/** The file is read again by the server whenever an option changes. */
const whileReading = {
  placeholderData: keepPreviousData,
  retry: false,
  refetchOnWindowFocus: false,
} as const;

/** What an import would make. */
export const dryRunQuery = (wish: TimetableImport) =>
  queryOptions({
    queryKey: ['import', wish],
    queryFn: () => send({ ...wish, dry_run: true }),
    ...whileReading,
  });

/** What imports write, and their taking back. */
const written = [
  ...['schedules', 'sessions', 'reservations', 'courts', 'instructors', 'catalog', 'clubs', 'me'],
  ...['clients', 'places', 'my_classes', 'imports', 'wishes', 'wish_windows'],
];

export const importTimetable = change(send, written);

export type ImportReport = components['schemas']['ImportReport'];
type FileImport = paths['/api/clients/import_file/']['post']['requestBody']['content']['application/json'];

interface ListWish {
  kind: ListKind;
  /** Of wishes: which term. */
  term_id?: string | undefined;
  body: FileImport;
}

const sendList = async (wish: ListWish): Promise<ImportReport> => (await posted(wish))!;

const posted = ({ kind, term_id = '', body }: ListWish) => {
  if (kind === 'clients') return bodyOf(api.POST('/api/clients/import_file/', { body }));
  if (kind === 'places') return bodyOf(api.POST('/api/classes/places/import_file/', { body }));
  const params = { path: { id: term_id } };
  return bodyOf(api.POST('/api/classes/terms/{id}/wishes/import_file/', { params, body }));
};

/** What an import of people or places would write. */
export const listDryRunQuery = ({ kind, term_id, body }: ListWish) =>
  queryOptions({
    queryKey: ['import', kind, term_id, body],
    queryFn: () => sendList({ kind, term_id, body: { ...body, dry_run: true } }),
    ...whileReading,
  });

export const importList = change(sendList, written);

export type Import = components['schemas']['Import'];
export type ImportUndo = components['schemas']['ImportUndo'];

/** Files that were imported, the newest first. */
export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['imports', 'list'],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/imports/', {
          params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** What taking an import back would do. */
export const undoQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['imports', 'undo', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/imports/{id}/undo/', { params: { path: { id: id as string } } })))!,
    enabled: id !== null,
    gcTime: 0,
  });

export const undoImport = change(
  async (id: string) => (await bodyOf(api.POST('/api/imports/{id}/undo/', { params: { path: { id } } })))!,
  written,
);
