import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { allPages } from '../../platform/client/pages.ts';

export type Term = components['schemas']['Term'];
export type RenewalAnswer = components['schemas']['RenewalAnswer'];
type NewTerm = paths['/api/classes/terms/']['post']['requestBody']['content']['application/json'];

const at = (id: string) => ({ path: { id } });

/** The terms of a club, the latest first. */
export const termsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['terms', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/terms/', { params: { query: { club_id } } })))!.results,
  });

/** Who is asked whether they stay in a term, and what they have answered, by group and name. */
export const renewalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['places', 'renewals', id],
    queryFn: async () => {
      const answers = await allPages((page) =>
        bodyOf(
          api.GET('/api/classes/terms/{id}/renewals/', {
            params: { ...at(id), query: { ...page, limit: 200 } },
          }),
        ),
      );
      const by = (one: RenewalAnswer) => `${one.schedule_name} ${one.student_name}`;
      return answers.sort((a, b) => by(a).localeCompare(by(b)));
    },
  });

const STALE = ['terms', 'schedules'] as const;

/** A new one, or other dates of one that is there. */
export const saveTerm = change(
  async ({ id, club_id, ...term }: NewTerm & { id: string | null }) =>
    id === null
      ? await bodyOf(api.POST('/api/classes/terms/', { body: { club_id, ...term } }))
      : await bodyOf(api.PATCH('/api/classes/terms/{id}/', { params: at(id), body: term })),
  STALE,
);

export const removeTerm = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/terms/{id}/', { params: at(id) })),
  STALE,
);

/** What somebody has said at the desk. */
export const answerFor = change(
  ({ id, answer }: { id: string; answer: 'stays' | 'leaves' }) =>
    bodyOf(api.POST('/api/classes/places/{id}/renew/', { params: at(id), body: { answer } })),
  ['places', 'sessions'],
);
