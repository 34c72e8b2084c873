import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Change, change, expecting } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type ChangePreview = components['schemas']['ChangePreview'];
export type ChangeEffect = components['schemas']['ChangeEffect'];
export type ClassHit = components['schemas']['ClassHit'];
export type PersonHit = components['schemas']['PersonHit'];
export type KeptChange = components['schemas']['Change'];
export type ChangeDetail = components['schemas']['ChangeDetail'];
export type PersonToCall = components['schemas']['PersonToCall'];

type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
export type NewClosure = Body<'/api/clubs/{id}/closures/'>;
export type NewAbsence = Body<'/api/classes/instructors/{id}/exceptions/'>;
export type NewStoppage = Body<'/api/clubs/{id}/stoppages/'>;
export type NewHours = { opening_hours: components['schemas']['Club']['opening_hours'] };
export type Choice = NonNullable<NewClosure['classes']>[number];

/** How a change is looked at, and the write that makes it. */
export interface ClassChange<Input> {
  preview: (input: Input) => Promise<ChangePreview>;
  apply: Change<Input & { classes?: Choice[]; keep_overlaps?: boolean }, { effect?: ChangeEffect }>;
}

const at = (id: string) => ({ path: { id } });
/** What cancelled and substituted classes show themselves in; not in the preview, which is of what is done by then. */
export const SHOWN_IN = [
  'clubs',
  'instructors',
  'me',
  'schedules',
  'sessions',
  'reservations',
  'places',
  'kept_changes',
] as const;

/** Days on which a club is closed. */
export const closureOf = (id: string): ClassChange<NewClosure> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/clubs/{id}/closures/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewClosure) =>
      (await bodyOf(api.POST('/api/clubs/{id}/closures/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** A coach leaves: out of service from now on. */
export const coachLeaving = (id: string): ClassChange<object> => ({
  preview: async () =>
    (await bodyOf(api.POST('/api/classes/instructors/{id}/deactivate/preview/', { params: at(id) })))!,
  apply: change(
    async (decided: { classes?: Choice[] }) =>
      (await bodyOf(
        api.PATCH('/api/classes/instructors/{id}/', {
          params: at(id),
          body: { ...decided, is_active: false },
        }),
      ))!,
    SHOWN_IN,
  ),
});

/** The role of a coach is taken away: their last one, and they leave with it. */
export const roleLeaving = (path: { user_id: string; membership_id: string }): ClassChange<object> => ({
  preview: async () =>
    (await bodyOf(
      api.POST('/api/members/{user_id}/roles/{membership_id}/remove/preview/', { params: { path } }),
    ))!,
  apply: change(
    async (body: { classes?: Choice[] }) =>
      (await bodyOf(
        api.POST('/api/members/{user_id}/roles/{membership_id}/remove/', { params: { path }, body }),
      ))!,
    [...SHOWN_IN, 'members'],
  ),
});

/** A club is given up. */
export const clubLeaving = (id: string): ClassChange<object> => ({
  preview: async () => (await bodyOf(api.POST('/api/clubs/{id}/deactivate/preview/', { params: at(id) })))!,
  apply: change(
    async (decided: { classes?: Choice[] }) =>
      (await bodyOf(
        api.PATCH('/api/clubs/{id}/', { params: at(id), body: { ...decided, is_active: false } }),
      ))!,
    SHOWN_IN,
  ),
});

/** A court goes out of use. */
export const courtLeaving = (id: string): ClassChange<object> => ({
  preview: async () => (await bodyOf(api.POST('/api/courts/{id}/deactivate/preview/', { params: at(id) })))!,
  apply: change(
    async (decided: { classes?: Choice[] }) =>
      (await bodyOf(
        api.PATCH('/api/courts/{id}/', { params: at(id), body: { ...decided, is_active: false } }),
      ))!,
    [...SHOWN_IN, 'courts'],
  ),
});

export type ClosedDays = Body<'/api/courts/{id}/closures/preview/'>;

/** A court is closed for some days. */
export const courtClosing = (id: string): ClassChange<ClosedDays> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/courts/{id}/closures/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: ClosedDays & { classes?: Choice[] }) =>
      (await bodyOf(api.POST('/api/courts/{id}/closures/', { params: at(id), body })))!,
    [...SHOWN_IN, 'courts'],
  ),
});

/** Opening hours that leave classes outside. */
export const otherHours = (id: string): ClassChange<NewHours> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/clubs/{id}/opening_hours/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewHours & { classes?: Choice[] }) =>
      (await bodyOf(api.PUT('/api/clubs/{id}/opening_hours/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** Fewer places than people have. */
export type NewPlaces = Body<'/api/classes/sessions/{id}/capacity/preview/'>;

/** Of a class, of those that follow it, of all of its group. */
export const fewerInClass = (id: string): ClassChange<NewPlaces> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/classes/sessions/{id}/capacity/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewPlaces & { classes?: Choice[] }) =>
      (await bodyOf(api.POST('/api/classes/sessions/{id}/capacity/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** Of a group. */
export const fewerInGroup = (id: string): ClassChange<NewPlaces> => ({
  preview: async ({ scope: _, ...body }) =>
    (await bodyOf(api.POST('/api/classes/schedules/{id}/capacity/preview/', { params: at(id), body })))!,
  apply: change(
    async ({ scope: _, ...body }: NewPlaces & { classes?: Choice[] }) =>
      (await bodyOf(api.POST('/api/classes/schedules/{id}/capacity/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** Rain or a power cut: some hours of one day. */
export const stoppageOf = (id: string): ClassChange<NewStoppage> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/clubs/{id}/stoppages/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewStoppage) =>
      (await bodyOf(api.POST('/api/clubs/{id}/stoppages/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** Leave of a coach, or extra hours. */
export const absenceOf = (id: string): ClassChange<NewAbsence> => ({
  preview: async (body) =>
    (await bodyOf(api.POST('/api/classes/instructors/{id}/exceptions/preview/', { params: at(id), body })))!,
  apply: change(
    async (body: NewAbsence) =>
      (await bodyOf(api.POST('/api/classes/instructors/{id}/exceptions/', { params: at(id), body })))!,
    SHOWN_IN,
  ),
});

/** What hit classes of a club, the latest first, page after page. */
export const changesQuery = (club_id: string) =>
  infiniteQueryOptions({
    queryKey: ['kept_changes', 'list', club_id],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/changes/', {
          params: { query: { club_id, limit: 30, ...(pageParam && { cursor: pageParam }) } },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

export type UnsolvedClass = components['schemas']['UnsolvedClass'];

/** What cannot take place as it stands, until somebody has solved it. */
export const unsolvedQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['sessions', 'unsolved', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/changes/unsolved/', { params: { query: { club_id } } })))!,
  });

export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['kept_changes', id],
    queryFn: async () => (await bodyOf(api.GET('/api/changes/{id}/', { params: at(id) })))!,
  });

/** Ticks off that somebody was called, or takes the tick away. */
export const tickOff = (id: string) =>
  change(
    async (body: { student_id: string; called: boolean }) =>
      bodyOf(api.POST('/api/changes/{id}/called/', { params: at(id), body })),
    ['kept_changes'],
    expecting(['kept_changes', id], ticked),
  );

/** The list as it is expected to be, at once: whoever calls one after the other does not wait for each tick. */
function ticked(shown: ChangeDetail, { student_id, called }: { student_id: string; called: boolean }) {
  const to_call = shown.to_call.map((one) =>
    one.student_id === student_id ? { ...one, called_at: called ? shown.created_at : null } : one,
  );
  return { ...shown, to_call, called_count: to_call.filter((one) => one.called_at !== null).length };
}

export type ClientLeaving = components['schemas']['ClientLeaving'];
export type ClientEffect = components['schemas']['ClientEffect'];
export type Commitments = NonNullable<Body<'/api/clients/{id}/block/'>['commitments']>;
/** Somebody leaves the club, or may not book any more for a reason. */
export type Going = { kind: 'inactive' } | { kind: 'blocked'; reason: string };

export const leavingQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', 'leaving', id],
    ...{ staleTime: 0, gcTime: 0 },
    queryFn: async () =>
      (await bodyOf(api.POST('/api/clients/{id}/deactivate/preview/', { params: at(id) })))!,
  });

export const letGo = (id: string, going: Going) =>
  change(
    async (commitments: Commitments) => {
      const params = at(id);
      if (going.kind === 'inactive')
        return bodyOf(api.PATCH('/api/clients/{id}/', { params, body: { is_active: false, commitments } }));
      const { reason } = going;
      return bodyOf(api.POST('/api/clients/{id}/block/', { params, body: { reason, commitments } }));
    },
    [...SHOWN_IN, 'clients', 'my_classes'],
  );
