import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';

export type PlaceDate = components['schemas']['PlaceDate'];
export type PlaceEffect = components['schemas']['PlaceEffect'];
export type HolderChoices = components['schemas']['HolderChoices'];

export type FeeEffect = components['schemas']['FeeEffect'];

/** Not the previews: they are of what is done by then. Fees follow the days of a place. */
const STALE = ['places', 'sessions', 'schedules', 'my_classes', ...MONEY_QUERIES] as const;
const at = (id: string) => ({ params: { path: { id } } });

/** What its holder may do with a place by the club's rules, and from when. */
export const choicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['places', 'choices', id],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/places/{id}/choices/', at(id))))!,
  });

export const placeDatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['places', 'dates', id],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/places/{id}/dates/', at(id))))!.results,
  });

export interface Span {
  starts_on: LocalDate;
  ends_on: LocalDate;
}

export const pausePreviewQuery = (id: string, span: Span) =>
  queryOptions({
    queryKey: ['place_preview', 'pause', id, span],
    queryFn: async () =>
      (await bodyOf(api.POST('/api/classes/places/{id}/take_pause/preview/', { ...at(id), body: span })))!,
    gcTime: 0,
    retry: false,
  });

export const noticePreviewQuery = (id: string, ends_on: LocalDate | null) =>
  queryOptions({
    queryKey: ['place_preview', 'notice', id, ends_on],
    queryFn: async () =>
      (await bodyOf(
        api.POST('/api/classes/places/{id}/give_notice/preview/', {
          ...at(id),
          body: ends_on ? { ends_on } : {},
        }),
      ))!,
    gcTime: 0,
    retry: false,
  });

export const stayPreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['place_preview', 'stay', id],
    queryFn: async () =>
      (await bodyOf(api.POST('/api/classes/places/{id}/withdraw_notice/preview/', at(id))))!,
    gcTime: 0,
    retry: false,
  });

/** Other days of a place: another last one, days away, or another group. */
export interface DaysAsked {
  ends_on?: LocalDate | null;
  pause?: Span;
  move?: { schedule_id: string; starts_on: LocalDate };
}

/** What they do to what was charged for it already. */
export const feeEffectQuery = (id: string, asked: DaysAsked) =>
  queryOptions({
    queryKey: ['place_preview', 'fees', id, asked],
    queryFn: async () =>
      (await bodyOf(api.POST('/api/classes/places/{id}/fee_effect/', { ...at(id), body: asked })))!,
    gcTime: 0,
    retry: false,
  });

interface Overruled {
  /** At the desk: why in spite of the rules. */
  overrule?: string | undefined;
}
const said = ({ overrule }: Overruled) => (overrule ? { overrule } : {});

export const takePause = change(
  async ({ id, starts_on, ends_on, ...wish }: Span & Overruled & { id: string }) =>
    (await bodyOf(
      api.POST('/api/classes/places/{id}/take_pause/', {
        ...at(id),
        body: { starts_on, ends_on, ...said(wish) },
      }),
    ))!,
  STALE,
);

export const endOwnPause = change(
  ({ id, pause_id }: { id: string; pause_id: string }) =>
    bodyOf(api.POST('/api/classes/places/{id}/end_pause/', { ...at(id), body: { pause_id } })),
  STALE,
);

export const giveNotice = change(
  async ({ id, ends_on, ...wish }: Overruled & { id: string; ends_on: LocalDate }) =>
    (await bodyOf(
      api.POST('/api/classes/places/{id}/give_notice/', { ...at(id), body: { ends_on, ...said(wish) } }),
    ))!,
  STALE,
);

export const withdrawNotice = change(
  (id: string) => bodyOf(api.POST('/api/classes/places/{id}/withdraw_notice/', at(id))),
  STALE,
);

/** Whether they stay in the next term. */
export const answerRenewal = change(
  ({ id, answer }: { id: string; answer: 'stays' | 'leaves' }) =>
    bodyOf(api.POST('/api/classes/places/{id}/renew/', { ...at(id), body: { answer } })),
  STALE,
);

/** Gives one date of a place back; the place stays. */
export const releaseDate = change(
  ({ session_id, student_id }: { session_id: string; student_id: string }) =>
    bodyOf(
      api.POST('/api/classes/sessions/{id}/cancel_enrollment/', { ...at(session_id), body: { student_id } }),
    ),
  STALE,
);
