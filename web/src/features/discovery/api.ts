import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';
import { onDevice } from '../../platform/offline/on-device.ts';

/** A class on a day, as anybody finds it; `my_…` only where somebody is signed in. */
export type FoundSession = components['schemas']['PublicSession'] &
  Partial<Pick<components['schemas']['AvailableSession'], 'my_waitlist_position' | 'level_suits'>>;

export type ClassSession = components['schemas']['ClassSession'];

/** What the person, or somebody in their care, has in a class. */
export interface OwnBooking {
  enrollment_id: string;
  session_id: string;
  student_id: string;
  student_name: string;
  status: 'enrolled' | 'waitlisted';
  waitlist_position: number | null;
  /** A package has paid for it. */
  by_package: boolean;
}

interface Page<T> {
  results: T[];
  next_cursor: string | null;
}

const PAGE = 200;

/** A large centre has more than one page of classes in a week. */
async function everyPage<T>(
  ask: (paging: { limit: number; cursor?: string }) => Promise<Page<T> | undefined>,
) {
  const rows: T[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await ask({ limit: PAGE, ...(cursor && { cursor }) });
    rows.push(...(page?.results ?? []));
    cursor = page?.next_cursor;
  } while (cursor);
  return rows;
}

/** Two local dates, both included. */
export interface Days {
  from: LocalDate;
  until: LocalDate;
}

interface Available extends Days {
  club_id: string;
  student_id?: string;
  /** Only what they give. */
  instructor_id?: string;
  make_up?: true;
}

/** Every class of a club in these days, with what `student_id` could do in each; one's own view unless told. */
export const availableQuery = (asked: Available) =>
  queryOptions({
    queryKey: ['sessions', 'available', asked],
    queryFn: () =>
      everyPage<FoundSession>((paging) => {
        const query = { ...asked, ...paging, include_full: true, include_closed: true };
        return bodyOf(api.GET('/api/classes/sessions/available/', { params: { query } }));
      }),
  });

export type PackageUsage = components['schemas']['PackageUsage'];

/** Which classes to take before a package ends. */
export const usageQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'usage', id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/student_packages/{id}/optimize_package_usage/', { params: { path: { id } } }),
      ))!,
  });

export interface ClubAddress {
  organization: string;
  /** Slug of the club. */
  club: string;
}

/** The same for somebody whom the club does not know. */
export const publicSessionsQuery = ({ organization, club, ...days }: ClubAddress & Days) =>
  queryOptions({
    queryKey: ['public', organization, club, 'sessions', days],
    queryFn: () =>
      everyPage<FoundSession>((paging) =>
        bodyOf(
          api.GET('/api/public/{organization}/clubs/{slug}/sessions/', {
            params: {
              path: { organization, slug: club },
              query: { ...days, ...paging, include_cancelled: true },
            },
          }),
        ),
      ),
  });

export const publicClubQuery = ({ organization, club }: ClubAddress) =>
  queryOptions({
    queryKey: ['public', organization, club],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/public/{organization}/clubs/{slug}/', {
          params: { path: { organization, slug: club } },
        }),
      ))!,
  });

/** The only public club of this installation: `club` is null when there is none, or more. */
export const onlyClubQuery = queryOptions({
  queryKey: ['public'],
  queryFn: async () => (await bodyOf(api.GET('/api/public/')))!,
  staleTime: 60_000,
});

export const publicOrganizationQuery = (organization: string) =>
  queryOptions({
    queryKey: ['public', organization],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/public/{organization}/', { params: { path: { organization } } })))!,
  });

/** One class with all its particulars. */
export const sessionQuery = (id: string) =>
  queryOptions({
    ...onDevice,
    queryKey: ['sessions', 'one', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/{id}/', { params: { path: { id } } })))!,
  });
