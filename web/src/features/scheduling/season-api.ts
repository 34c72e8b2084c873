import type { components, paths } from '@bandeja/client';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type SeasonAsked =
  paths['/api/classes/schedules/season/preview/']['post']['requestBody']['content']['application/json'];
export type SeasonCopy = components['schemas']['SeasonCopy'];

const STALE = ['schedules'] as const;

/** What the groups of a season would be on other dates, and what stands in their way. */
export const previewSeason = change(
  async (body: SeasonAsked) =>
    (await bodyOf(api.POST('/api/classes/schedules/season/preview/', { body })))!.schedules,
  [],
);

/** Drafts of those that are named; their ids. */
export const copySeason = change(
  async (body: SeasonAsked & { schedule_ids: string[] }) =>
    (await bodyOf(api.POST('/api/classes/schedules/season/', { body })))!.schedule_ids,
  STALE,
);

export const removeDrafts = change(
  (schedule_ids: string[]) =>
    bodyOf(api.POST('/api/classes/schedules/season/undo/', { body: { schedule_ids } })),
  STALE,
);
