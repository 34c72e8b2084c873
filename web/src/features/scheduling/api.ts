import type { components, paths } from '@bandeja/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';
import { allPages } from '../../platform/client/pages.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';

export type Schedule = components['schemas']['ClassSchedule'];
export type Session = components['schemas']['ClassSession'];
export type Generation = components['schemas']['SessionGeneration'];
export type Preview = components['schemas']['SchedulePreview'];
export type SeriesMove = components['schemas']['SeriesMove'];
export type Clash = Pick<
  components['schemas']['StudentClash'],
  'session_id' | 'student_id' | 'student_name'
> & { with: { session_id: string; title: string; starts_at: string } };
export type Conflict = components['schemas']['ScheduleConflict'];

type Body<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;
export type NewSchedule = Body<'/api/classes/schedules/', 'post'>;
export type ScheduleChange = Body<'/api/classes/schedules/{id}/', 'patch'>;
export type SchedulePreview = Body<'/api/classes/schedules/preview/', 'post'>;
export type SessionChange = Body<'/api/classes/sessions/{id}/', 'patch'>;

const PAGE = 200;
/** What a change of the timetable may show itself in. */
const TIMETABLE = ['schedules', 'sessions', 'reservations', 'places'] as const;

/** Every schedule of a club, the cancelled ones too; they are filtered on the screen. */
export const schedulesQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['schedules', 'list', club_id],
    queryFn: () =>
      allPages((cursor) =>
        bodyOf(
          api.GET('/api/classes/schedules/', { params: { query: { club_id, limit: PAGE, ...cursor } } }),
        ),
      ),
  });

/** The first few groups that fit these words, of all clubs. */
export const scheduleSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['schedules', 'search', q],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/schedules/', { params: { query: { q, limit: 8 } } })))!.results,
    placeholderData: keepPreviousData,
  });

/** A coach's next classes that fit these words. */
export const sessionSearchQuery = (q: string, instructor_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'search', q, instructor_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/', { params: { query: { q, instructor_id, limit: 8 } } }),
      ))!.results,
    placeholderData: keepPreviousData,
  });

export const scheduleQuery = (id: string) =>
  queryOptions({
    queryKey: ['schedules', 'one', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/schedules/{id}/', { params: { path: { id } } })))!,
  });

/** The dates that a schedule would make, not saved. The previous answer stays while the next is on its way. */
export const previewQuery = (input: SchedulePreview) =>
  queryOptions({
    queryKey: ['schedules', 'preview', input],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.POST('/api/classes/schedules/preview/', { body: input, signal })))!,
    placeholderData: keepPreviousData,
    retry: false,
  });

interface SessionsWanted {
  club_id: string;
  /** Local dates, both included. */
  from?: LocalDate;
  until?: LocalDate;
  schedule_id?: string;
}

export const timetableQuery = (wanted: SessionsWanted) =>
  queryOptions({
    queryKey: ['sessions', 'timetable', wanted],
    queryFn: () =>
      allPages((cursor) =>
        bodyOf(
          api.GET('/api/classes/sessions/', { params: { query: { ...wanted, limit: PAGE, ...cursor } } }),
        ),
      ),
    placeholderData: keepPreviousData,
  });

export const classSessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'one', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/{id}/', { params: { path: { id } } })))!,
  });

export const substitutesQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'substitutes', session_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/{id}/substitutes/', { params: { path: { id: session_id } } }),
      ))!.results,
    staleTime: 0,
  });

const at = (id: string) => ({ path: { id } });

export const addSchedule = change(
  async (body: NewSchedule) => (await bodyOf(api.POST('/api/classes/schedules/', { body })))!,
  TIMETABLE,
);

export const changeSchedule = (id: string) =>
  change(
    (body: ScheduleChange, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/classes/schedules/{id}/', { params: at(id) }),
          write: async (version, changes) =>
            (await bodyOf(
              api.PATCH('/api/classes/schedules/{id}/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ))!,
        },
      ),
    TIMETABLE,
  );

export const publishSchedule = change(
  async (id: string) =>
    (await bodyOf(api.POST('/api/classes/schedules/{id}/publish/', { params: at(id) })))!.generation,
  TIMETABLE,
);

export const generateSessions = change(
  async (id: string) =>
    (await bodyOf(api.POST('/api/classes/schedules/{id}/generate_sessions/', { params: at(id), body: {} })))!,
  TIMETABLE,
);

export const cancelSchedule = change(
  ({ id, reason }: { id: string; reason: string }) =>
    bodyOf(api.POST('/api/classes/schedules/{id}/cancel/', { params: at(id), body: { reason } })),
  TIMETABLE,
);

export const deleteSchedule = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/schedules/{id}/', { params: at(id) })),
  ['schedules'],
);

export const changeSession = (id: string) =>
  change(
    (body: SessionChange, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/classes/sessions/{id}/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/classes/sessions/{id}/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    TIMETABLE,
  );

/** What calls a class off: holders get what the club gives for it. */
export const CANCEL_CAUSES = ['club', 'rain', 'coach', 'closure'] as const;
export type CancelCause = (typeof CANCEL_CAUSES)[number];

export const cancelSession = change(
  ({ id, ...body }: { id: string; reason: string; cause?: CancelCause }) =>
    bodyOf(api.POST('/api/classes/sessions/{id}/cancel/', { params: at(id), body })),
  TIMETABLE,
);

export const substitute = (id: string) =>
  change(
    (instructor_id: string | null) =>
      bodyOf(api.POST('/api/classes/sessions/{id}/substitute/', { params: at(id), body: { instructor_id } })),
    TIMETABLE,
  );

export const startSession = change(
  (id: string) => bodyOf(api.POST('/api/classes/sessions/{id}/start/', { params: at(id) })),
  TIMETABLE,
);

export const finishSession = change(
  (id: string) => bodyOf(api.POST('/api/classes/sessions/{id}/finish/', { params: at(id) })),
  TIMETABLE,
);

type Language = 'es' | 'en';

/** The club's schedules as a .csv file. */
export const schedulesFile = (query: { club_id: string; language: Language }) =>
  bodyOf(
    api.GET('/api/classes/schedules/export_file/', { params: { query }, parseAs: 'blob' }),
  ) as Promise<Blob>;

/** The classes of some dates as a .csv file. */
export const sessionsFile = (query: { club_id: string; from: string; until: string; language: Language }) =>
  bodyOf(
    api.GET('/api/classes/sessions/export_file/', { params: { query }, parseAs: 'blob' }),
  ) as Promise<Blob>;

/** What is weekly or daily, as a timetable that can be imported. */
export const timetableFile = (query: { club_id: string; language: Language }) =>
  bodyOf(
    api.GET('/api/classes/timetable/export_file/', { params: { query }, parseAs: 'blob' }),
  ) as Promise<Blob>;
