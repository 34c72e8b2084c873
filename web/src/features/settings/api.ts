import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';

export type Settings = components['schemas']['Settings'];

/** Where rules are set: a club, the classes of a type, or one group; none of them: the organization. */
export interface RulePlace {
  club_id?: string;
  class_type_id?: string;
  schedule_id?: string;
}

/** The settings in force at a place. A type is looked at as in the club that is named beside it. */
export const settingsQuery = (place: RulePlace) =>
  queryOptions({
    queryKey: ['settings', place],
    queryFn: async () => (await bodyOf(api.GET('/api/settings/', { params: { query: place } })))!,
  });

/** What a change of these settings would hold for. */
export const reachQuery = (place: RulePlace, keys: readonly string[]) =>
  queryOptions({
    queryKey: ['settings', 'reach', place, keys],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/rules/reach/', {
          params: { query: { ...placeOfChange(place), keys: keys.join() } },
        }),
      ))!,
  });

/** Every setting as a change would set it here: null where the level above decides. */
export function setHere(settings: object): Record<string, unknown> {
  const { definitions, set_here } = settings as Settings;
  return Object.fromEntries(definitions.map(({ key }) => [key, set_here[key] ?? null]));
}

/** Sets values at one place; null takes a value back to the level above. */
export const changeSettings = (place: RulePlace) =>
  change(
    (values: Record<string, unknown>, base) =>
      overwriting(
        { base, mine: values },
        {
          read: () => api.GET('/api/settings/', { params: { query: placeOfChange(place) } }),
          seen: setHere,
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/settings/', {
                params: { header: { 'If-Match': version } },
                body: { ...placeOfChange(place), values: changes },
              }),
            ),
        },
      ),
    ['settings', 'sessions', 'means', 'online'],
  );

/** The club in which a type is looked at does not have its rules. */
const placeOfChange = ({ club_id, class_type_id, schedule_id }: RulePlace): RulePlace => {
  if (schedule_id) return { schedule_id };
  if (class_type_id) return { class_type_id };
  return club_id ? { club_id } : {};
};
