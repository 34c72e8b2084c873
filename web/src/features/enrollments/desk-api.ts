import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';
import type { Booking } from './api.ts';
import type { Override } from './places-api.ts';

const STALE = ['sessions', 'my_classes', 'places', 'make_ups', ...MONEY_QUERIES] as const;

/** The desk enrols somebody, against a rule where it says so. A full class means its waiting list. */
export const enrollByDesk = (session_id: string) =>
  change(
    async (
      body: { student_id: string; overrides: Override[] } & Pick<Booking, 'pay_with' | 'student_package_id'>,
    ) =>
      (await bodyOf(
        api.POST('/api/classes/sessions/{id}/enroll/', {
          params: { path: { id: session_id } },
          body: { ...body, waitlist: true },
        }),
      ))!,
    STALE,
  );

export type NewPerson =
  paths['/api/classes/sessions/{id}/walk_in/']['post']['requestBody']['content']['application/json']['person'];

/** Somebody new gets a profile and a place, or neither. */
export const walkIn = (session_id: string) =>
  change(
    async (body: { person: NewPerson; overrides: Override[] }) =>
      (await bodyOf(
        api.POST('/api/classes/sessions/{id}/walk_in/', {
          params: { path: { id: session_id } },
          body: { ...body, waitlist: true },
        }),
      ))!,
    [...STALE, 'clients'],
  );

export const cancelByDesk = change(
  ({ session_id, ...body }: { session_id: string; student_id: string; reason: string }) =>
    bodyOf(
      api.POST('/api/classes/sessions/{id}/cancel_enrollment/', {
        params: { path: { id: session_id } },
        body,
      }),
    ),
  STALE,
);

export const reorderWaiting = change(
  ({ enrollment_id, ...body }: { enrollment_id: string; position: number; reason: string }) =>
    bodyOf(
      api.POST('/api/classes/enrollments/{id}/reorder/', { params: { path: { id: enrollment_id } }, body }),
    ),
  STALE,
);

export interface Payment {
  enrollment_id: string;
  payment_method: 'cash' | 'card_terminal' | 'transfer';
  payment_amount: number;
  payment_reference: string;
}

export const recordPayment = change(
  async ({ enrollment_id, ...body }: Payment) =>
    (await bodyOf(
      api.POST('/api/classes/enrollments/{id}/record_payment/', {
        params: { path: { id: enrollment_id } },
        body,
      }),
    ))!,
  STALE,
);

/** Takes back the payment that was seen, not another that was noted meanwhile. */
export const undoPayment = change(
  ({ enrollment_id, ...body }: { enrollment_id: string; payment_id: string; reason: string }) =>
    bodyOf(
      api.POST('/api/classes/enrollments/{id}/undo_payment/', {
        params: { path: { id: enrollment_id } },
        body,
      }),
    ),
  STALE,
);

export type ClientBooking = components['schemas']['MyClass'];

/** The bookings of one client: the next ones, or the latest that are over. */
export const clientBookingsQuery = (student_id: string, when: 'upcoming' | 'past') =>
  queryOptions({
    queryKey: ['sessions', 'of_client', student_id, when],
    queryFn: async () => {
      const query = { student_id, when, limit: 20, include_cancelled: when === 'past' };
      return (await bodyOf(api.GET('/api/classes/my_classes/', { params: { query } })))!.results;
    },
  });

export type DaySheet = components['schemas']['DaySheet'];
export type SheetClass = DaySheet['classes'][number];
export type SheetPerson = SheetClass['people'][number];

/** The classes of a day with everybody in them, to be printed. */
export const daySheetQuery = (wanted: { club_id: string; date: string }) =>
  queryOptions({
    queryKey: ['sessions', 'sheet', wanted],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/day_sheet/', { params: { query: wanted } })))!,
  });

/** Who holds which fixed place, as a .csv file that can be imported. */
export const placesFile = (query: { club_id: string; language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/classes/places/export_file/', { params: { query }, parseAs: 'blob' }),
  ) as Promise<Blob>;

/** Bookings, waiting lists and attendance of some dates as a .csv file. */
export const bookingsFile = (query: {
  club_id: string;
  from: string;
  until: string;
  language: 'es' | 'en';
}) =>
  bodyOf(
    api.GET('/api/classes/enrollments/export_file/', { params: { query }, parseAs: 'blob' }),
  ) as Promise<Blob>;
