import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { allPages } from '../../platform/client/pages.ts';
import { onDevice } from '../../platform/offline/on-device.ts';

export type MyClass = components['schemas']['MyClass'];
export type RosterEntry = components['schemas']['RosterEntry'];
export type Verdict = components['schemas']['EnrollmentVerdict'];
export type Cancellation = components['schemas']['Cancellation'];
export type FixedPlace = components['schemas']['ScheduleEnrollment'];

const PAGE = 200;

export const myClassesQuery = (when: 'upcoming' | 'past') =>
  queryOptions({
    ...(when === 'upcoming' && onDevice),
    queryKey: ['my_classes', when],
    queryFn: async () => {
      const query = {
        ...{ when, limit: PAGE },
        ...{ include_cancelled: when === 'past', include_released: when === 'upcoming' },
      };
      return (await bodyOf(api.GET('/api/classes/my_classes/', { params: { query } })))!.results;
    },
  });

export const placesQuery = queryOptions({
  queryKey: ['places', 'mine'],
  queryFn: () =>
    allPages((page) =>
      bodyOf(
        api.GET('/api/classes/places/', {
          params: { query: { ...page, limit: 200, include_declined: true } },
        }),
      ),
    ),
});

/** Could this student book the class now, and if not, why? */
export const verdictQuery = (session_id: string, student_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'verdict', session_id, student_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/{id}/can_enroll/', {
          params: { path: { id: session_id }, query: { student_id } },
        }),
      ))!,
  });

/** What cancelling would do now, and what comes back. */
export const cancellationQuery = (enrollment_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'cancellation', enrollment_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/enrollments/{id}/cancellation/', { params: { path: { id: enrollment_id } } }),
      ))!,
  });

/** Those with a place, then the waiting list in its order. */
export const rosterQuery = (session_id: string) =>
  queryOptions({
    ...onDevice,
    queryKey: ['sessions', 'roster', session_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/sessions/{id}/enrollments/', { params: { path: { id: session_id } } }),
      ))!.results,
  });

/** Whatever a booking touches: counts, verdicts, rosters, one's own classes. */
const STALE = ['sessions', 'my_classes', 'places', 'make_ups', 'student_packages'] as const;

export interface Booking {
  session_ids: string[];
  student_id: string;
  /** Pay with a make-up. */
  make_up?: boolean;
  /** With a package that fits, unless it is to be paid at the desk, with the credit of the account, or online. */
  pay_with?: 'desk' | 'account_credit' | 'online';
  /** Of several packages, this one. */
  student_package_id?: string;
}

/** Enrols one student in one or several classes, all or nothing; a full class means its waiting list. */
export const enroll = change(
  async (body: Booking) => (await bodyOf(api.POST('/api/classes/enroll/', { body })))!.results,
  STALE,
);

export const cancelEnrollment = change(
  async (enrollment_id: string) =>
    (await bodyOf(
      api.DELETE('/api/classes/enrollments/{id}/', { params: { path: { id: enrollment_id } } }),
    ))!,
  STALE,
);
