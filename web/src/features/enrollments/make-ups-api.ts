import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { allPages } from '../../platform/client/pages.ts';

export type MakeUp = components['schemas']['MakeUp'];

/** The newest first: one's own and those of one's dependants, or for the desk those of a client. */
export const makeUpsQuery = (student_id?: string) =>
  queryOptions({
    queryKey: ['make_ups', student_id ?? 'mine'],
    queryFn: () =>
      allPages((page) => {
        const query = { ...page, limit: 200, ...(student_id && { student_id }) };
        return bodyOf(api.GET('/api/classes/make_ups/', { params: { query } }));
      }),
  });

const STALE = ['make_ups', 'sessions'] as const;

export const grantMakeUp = change(
  async (body: { student_id: string; club_id: string; expires_on: string; reason: string }) =>
    (await bodyOf(api.POST('/api/classes/make_ups/', { body })))!,
  STALE,
);

export const takeMakeUp = change(
  async ({ id, ...body }: { id: string; reason: string }) =>
    (await bodyOf(api.POST('/api/classes/make_ups/{id}/take/', { params: { path: { id } }, body })))!,
  STALE,
);
