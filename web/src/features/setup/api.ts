import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type NewClub = paths['/api/setup/']['post']['requestBody']['content']['application/json'];
export type DemoAccount = components['schemas']['Demo']['accounts'][number];

/** Whether this installation is still empty. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: async () => (await bodyOf(api.GET('/api/setup/')))!,
  staleTime: 60_000,
});

/** Refused with 403 unless it is the code that the console shows. */
export const checkCode = (setup_code: string) =>
  bodyOf(api.POST('/api/setup/code/', { body: { setup_code } }));

export const createClub = (body: NewClub) => bodyOf(api.POST('/api/setup/', { body }));

/** `setup_code` is what the console shows, for whoever comes from elsewhere. */
export const loadDemo = async (setup_code: string | undefined) =>
  (await bodyOf(api.POST('/api/setup/demo/', { body: setup_code === undefined ? {} : { setup_code } })))!;

export type FirstStep = components['schemas']['FirstSteps']['steps'][number]['step'];

const ofClub = (id: string) => ({ params: { path: { id } } });

/** What a new club has done and what is next; asked again whenever it is looked at. */
export const firstStepsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['first-steps', club_id],
    queryFn: async () => (await bodyOf(api.GET('/api/clubs/{id}/first_steps/', ofClub(club_id))))!,
    refetchOnMount: 'always',
  });

/** Puts the list away. */
export const closeFirstSteps = change(
  (club_id: string) =>
    bodyOf(api.PUT('/api/clubs/{id}/first_steps/', { ...ofClub(club_id), body: { closed: true } })),
  ['first-steps'],
);

/** Puts the notice of new rules away. */
export const seeNews = change(
  (club_id: string) => bodyOf(api.PUT('/api/clubs/{id}/news/', { ...ofClub(club_id), body: { seen: true } })),
  ['first-steps'],
);
