import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type EvaluationSummaryData = components['schemas']['EvaluationSummary'];
export type InstructorEvaluation = components['schemas']['InstructorEvaluation'];
export type EvaluatedClass = components['schemas']['EvaluatedClass'];
export type Evaluation =
  paths['/api/classes/instructors/{id}/evaluate/']['post']['requestBody']['content']['application/json'];
export type Said = Omit<Evaluation, 'session_id' | 'student_id'>;

const at = (id: string) => ({ path: { id } });
const PAGE = 10;
const STALE = ['evaluations', 'instructors'] as const;

export const summaryQuery = (instructor_id: string) =>
  queryOptions({
    queryKey: ['evaluations', 'summary', instructor_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/instructors/{id}/evaluations/summary/', { params: at(instructor_id) }),
      ))!,
  });

/** What was said of a coach, the latest month first. */
export const evaluationsQuery = (instructor_id: string) =>
  infiniteQueryOptions({
    queryKey: ['evaluations', 'of', instructor_id],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/classes/instructors/{id}/evaluations/', {
          params: { ...at(instructor_id), query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** The last classes that I and mine came to, with what we said of who gave them. */
export const myEvaluationsQuery = queryOptions({
  queryKey: ['evaluations', 'mine'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/classes/my_evaluations/', { params: { query: { limit: 10 } } })))!.results,
});

export const evaluate = (instructor_id: string) =>
  change(
    async (body: Evaluation) =>
      (await bodyOf(
        api.POST('/api/classes/instructors/{id}/evaluate/', { params: at(instructor_id), body }),
      ))!,
    STALE,
  );

export const changeEvaluation = (id: string) =>
  change(
    async (body: Said) =>
      (await bodyOf(api.PATCH('/api/classes/evaluations/{id}/', { params: at(id), body })))!,
    STALE,
  );

export const replyTo = (id: string) =>
  change(
    async (reply: string) =>
      (await bodyOf(api.PUT('/api/classes/evaluations/{id}/reply/', { params: at(id), body: { reply } })))!,
    STALE,
  );
