import type { components } from '@bandeja/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';

export type Attendance = components['schemas']['ClassAttendance'];
export type TaughtSession = components['schemas']['ClassSession'];

/** What the server is told of one student. */
export interface Mark {
  enrollment_id: string;
  present: boolean;
  instructor_notes?: string;
  performance_rating?: number | null;
}

interface Taught {
  instructor_id: string;
  /** Local dates, both included. */
  from: LocalDate;
  until: LocalDate;
}

/** What somebody gives in these days, also as a substitute. */
export const taughtQuery = (query: Taught) =>
  queryOptions({
    queryKey: ['sessions', 'taught', query],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/', { params: { query: { ...query, limit: 200 } } })))!
        .results,
  });

export const attendanceQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'attendance', session_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/{id}/attendance/', { params: { path: { id: session_id } } }),
      ))!.results,
  });

export const checkInCodeQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'check_in_code', session_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/{id}/check_in_code/', { params: { path: { id: session_id } } }),
      ))!,
  });

export interface CheckIn {
  student_id?: string;
  code?: string;
}

/** A student at the class, with the code that hangs there. */
export const checkIn = (session_id: string, body: CheckIn) =>
  bodyOf(api.POST('/api/classes/sessions/{id}/check_in/', { params: { path: { id: session_id } }, body }));

/** Notes somebody's arrival, or takes it back; on screen at once, and undone there when the server refuses. */
export function useArrival(session_id: string) {
  const queryClient = useQueryClient();
  const { queryKey } = attendanceQuery(session_id);
  return useMutation({
    mutationFn: async ({ enrollment_id, arrived }: { enrollment_id: string; arrived: boolean }) => {
      const path = { id: session_id };
      if (arrived) {
        await api.POST('/api/classes/sessions/{id}/check_in/', { params: { path }, body: { enrollment_id } });
      } else {
        await api.DELETE('/api/classes/sessions/{id}/check_in/', {
          params: { path, query: { enrollment_id } },
        });
      }
    },
    onMutate: async ({ enrollment_id, arrived }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (rows) =>
        rows?.map((row) => (row.enrollment_id === enrollment_id ? { ...row, checked_in: arrived } : row)),
      );
      return { before };
    },
    onError: (_error, _input, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

/** The whole roster in one call, all or nothing. */
export function useMarkAttendance(session_id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (entries: Mark[]) =>
      bodyOf(
        api.POST('/api/classes/sessions/{id}/mark_attendance/', {
          params: { path: { id: session_id } },
          body: { entries },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

export function useSessionStep(session_id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: 'start' | 'finish') => {
      const params = { params: { path: { id: session_id } } };
      return step === 'start'
        ? bodyOf(api.POST('/api/classes/sessions/{id}/start/', params))
        : bodyOf(api.POST('/api/classes/sessions/{id}/finish/', params));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
