import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change, expecting } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';
import { onDevice } from '../../platform/offline/on-device.ts';

export type Attendance = components['schemas']['ClassAttendance'];
export type TaughtSession = components['schemas']['ClassSession'];

/** What the server is told of one student. */
export interface Mark {
  enrollment_id: string;
  present: boolean;
  instructor_notes?: string;
  performance_rating?: number | null;
  /** As seen when it was said: what another has said since is not written over. */
  attendance_version?: number;
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
    ...onDevice,
    queryKey: ['sessions', 'taught', query],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/', { params: { query: { ...query, limit: 200 } } })))!
        .results,
  });

export const attendanceQuery = (session_id: string) =>
  queryOptions({
    ...onDevice,
    queryKey: ['sessions', 'attendance', session_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/{id}/attendance/', { params: { path: { id: session_id } } }),
      ))!.results,
  });

export type CheckInCode = components['schemas']['CheckInCode'];

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

const at = (id: string) => ({ path: { id } });

/** A student at the class, with the code that hangs there. */
export const checkIn = (session_id: string) =>
  change(
    (body: CheckIn) =>
      bodyOf(api.POST('/api/classes/sessions/{id}/check_in/', { params: at(session_id), body })),
    ['sessions', 'my_classes'],
  );

export interface Arrival {
  enrollment_id: string;
  arrived: boolean;
  attendance_version?: number;
}

async function sendArrival(session_id: string, { arrived, ...whose }: Arrival): Promise<Attendance> {
  const { path } = at(session_id);
  const to = '/api/classes/sessions/{id}/check_in/';
  if (arrived) return (await bodyOf(api.POST(to, { params: { path }, body: whose })))!;
  return (await bodyOf(api.DELETE(to, { params: { path, query: whose } })))!;
}

/** The same for any class of the day on screen. */
export const noteArrivalAnywhere = change(
  ({ session_id, ...wish }: Arrival & { session_id: string }) => sendArrival(session_id, wish),
  ['sessions'],
);

/** Notes somebody's arrival, or takes it back; on screen at once, and undone there when the server refuses. */
export const noteArrival = (session_id: string) =>
  change(
    (wish: Arrival) => sendArrival(session_id, wish),
    ['sessions'],
    expecting(
      attendanceQuery(session_id).queryKey,
      (rows: Attendance[], { enrollment_id, arrived }: Arrival) =>
        rows.map((row) => (row.enrollment_id === enrollment_id ? { ...row, checked_in: arrived } : row)),
    ),
  );

/** The whole roster in one call, all or nothing. */
export const markAttendance = (session_id: string) =>
  change(
    async (entries: Mark[]) =>
      (await bodyOf(
        api.POST('/api/classes/sessions/{id}/mark_attendance/', {
          params: at(session_id),
          body: { entries },
        }),
      ))!.results,
    ['sessions'],
  );

export const startClass = change(
  (id: string) => bodyOf(api.POST('/api/classes/sessions/{id}/start/', { params: at(id) })),
  ['sessions'],
);

export const finishClass = change(
  (id: string) => bodyOf(api.POST('/api/classes/sessions/{id}/finish/', { params: at(id) })),
  ['sessions'],
);
