import type { components, paths } from '@bandeja/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type TimetableReport = components['schemas']['TimetableReport'];
export type TimetableImport =
  paths['/api/classes/timetable/import_file/']['post']['requestBody']['content']['application/json'];

const send = async (body: TimetableImport) =>
  (await bodyOf(api.POST('/api/classes/timetable/import_file/', { body })))!;

/** What an import would make. The file is read again by the server whenever an option changes. */
export const dryRunQuery = (wish: TimetableImport) =>
  queryOptions({
    queryKey: ['import', wish],
    queryFn: () => send({ ...wish, dry_run: true }),
    placeholderData: keepPreviousData,
    retry: false,
    refetchOnWindowFocus: false,
  });

export const importTimetable = change(send, [
  'schedules',
  'sessions',
  'reservations',
  'courts',
  'instructors',
  'catalog',
  'clubs',
  'me',
]);
