import type { components } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type AuditEntry = components['schemas']['AuditEntry'];
export type Mail = components['schemas']['Mail'];
export type MailStatus = 'queued' | 'sent' | 'kept' | 'failed';

const PAGE = 50;

/** Who changed what, the latest first. */
export const auditQuery = (entity: string | null) =>
  infiniteQueryOptions({
    queryKey: ['audit', entity],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/audit/', {
          params: {
            query: { limit: PAGE, ...(entity && { entity }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** One entry with all that was written, which the list shows the beginning of. */
export const auditEntryQuery = (entry: number) =>
  queryOptions({
    queryKey: ['audit', 'entry', entry],
    queryFn: async () => (await bodyOf(api.GET('/api/audit/{entry}/', { params: { path: { entry } } })))!,
  });

/** What was written to people, the latest first. */
export const mailsQuery = (status: MailStatus | null) =>
  infiniteQueryOptions({
    queryKey: ['mails', status],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/mails/', {
          params: {
            query: { limit: PAGE, ...(status && { status }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** A letter to oneself, now. */
export const sendTestMail = change(async () => (await bodyOf(api.POST('/api/mails/test/')))!, []);

/** What was done on some days, as a .csv file. */
export const auditFile = ({
  from,
  until,
  language,
}: {
  from: string;
  until: string;
  language: 'es' | 'en';
}) =>
  bodyOf(
    api.GET('/api/audit/export_file/', { params: { query: { from, until, language } }, parseAs: 'blob' }),
  ) as Promise<Blob>;
