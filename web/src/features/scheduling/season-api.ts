import type { components, paths } from '@bandeja/client';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type SeasonAsked =
  paths['/api/classes/schedules/season/preview/']['post']['requestBody']['content']['application/json'];
export type SeasonCopy = components['schemas']['SeasonCopy'];

export type SeasonHolder = components['schemas']['SeasonHolder'];
export type SeasonContinued = components['schemas']['SeasonContinued'];
export type ContinueSeason =
  paths['/api/classes/places/season/']['post']['requestBody']['content']['application/json'];

const STALE = ['schedules', 'sessions', 'places', 'imports', 'settings'] as const;

/** What the groups of a season would be on other dates, what stands in their way, and who keeps their place in them. */
export const previewSeason = change(async (body: SeasonAsked) => {
  const [groups, held] = await Promise.all([
    bodyOf(api.POST('/api/classes/schedules/season/preview/', { body })),
    bodyOf(api.POST('/api/classes/places/season/preview/', { body })),
  ]);
  return { groups: groups!.schedules, holders: held!.holders };
}, []);

/** Those that are named, as drafts or published, with their holders or without. */
export const continueSeason = change(
  async (body: ContinueSeason) => (await bodyOf(api.POST('/api/classes/places/season/', { body })))!,
  STALE,
);

/** Takes it back, but for what something depends on. */
export const undoSeason = change(
  async (id: string) => (await bodyOf(api.POST('/api/imports/{id}/undo/', { params: { path: { id } } })))!,
  STALE,
);
