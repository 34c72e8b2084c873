import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';
import { allPages } from '../../platform/client/pages.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';

export type FixedPlace = components['schemas']['ScheduleEnrollment'];
/** What somebody may be let in against. */
export type Override =
  | 'level'
  | 'age'
  | 'overlap'
  | 'package'
  | 'privacy'
  | 'waiver'
  | 'certificate'
  | 'arrears';

const STALE = ['places', 'sessions', 'schedules', 'my_classes', ...MONEY_QUERIES] as const;
const at = (id: string) => ({ path: { id } });

/** The fixed places that are held now or from some day on; all that the desk sees, of a group, or of a student. */
export const fixedPlacesQuery = (of: { schedule_id?: string; student_id?: string } = {}) =>
  queryOptions({
    queryKey: ['places', 'held', of],
    queryFn: async () => {
      const places = await allPages((page) =>
        bodyOf(api.GET('/api/classes/places/', { params: { query: { ...of, ...page, limit: 200 } } })),
      );
      return places.sort((a, b) => a.student_name.localeCompare(b.student_name));
    },
  });

/** Dates of a group's holders that something stands in the way of. */
export const hindrancesQuery = (schedule_id: string) =>
  queryOptions({
    queryKey: ['places', 'hindrances', schedule_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/places/hindrances/', { params: { query: { schedule_id } } })))!
        .results,
  });

/** How many hold a place in each group of the desk. */
export const holderCountsQuery = queryOptions({
  queryKey: ['places', 'counts'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/places/by_schedule/')))!.results,
});

export interface NewPlace {
  schedule_id: string;
  student_id: string;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  overrides: Override[];
}

export const givePlace = change(
  async ({ schedule_id, ...body }: NewPlace) =>
    (await bodyOf(api.POST('/api/classes/schedules/{id}/places/', { params: at(schedule_id), body })))!,
  STALE,
);

interface Move {
  id: string;
  schedule_id: string;
  starts_on: LocalDate;
  overrides: (Override | 'full')[];
}

export const movePlace = change(
  async ({ id, ...body }: Move) =>
    (await bodyOf(api.POST('/api/classes/places/{id}/move/', { params: at(id), body })))!,
  STALE,
);

export const pausePlace = change(
  ({ id, ...body }: { id: string; starts_on: LocalDate; ends_on: LocalDate }) =>
    bodyOf(api.POST('/api/classes/places/{id}/pause/', { params: at(id), body })),
  STALE,
);

export const endPause = change(
  ({ id, pause_id }: { id: string; pause_id: string }) =>
    bodyOf(api.DELETE('/api/classes/places/{id}/pauses/{pause_id}/', { params: { path: { id, pause_id } } })),
  STALE,
);
