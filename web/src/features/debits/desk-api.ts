import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import type { CollectionPreview } from './api.ts';

/** What would be collected; null where the club does not collect. */
export const previewQuery = (query: { club_id: string; collect_on?: string; due_until?: string }) =>
  queryOptions({
    queryKey: ['debits', 'preview', query],
    queryFn: async (): Promise<CollectionPreview | null> => {
      try {
        return (await bodyOf(api.GET('/api/classes/collections/preview/', { params: { query } })))!;
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'debits.off') return null;
        throw error;
      }
    },
    retry: false,
  });
