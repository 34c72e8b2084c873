import { reaches } from '../../kernel/change-settings.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  type InForce,
  inForceAt,
  levelOf,
  type SettingDefinitions,
  type SettingPlace,
  settingsSet,
} from '../../kernel/settings.ts';
import { settings } from '../../settings.ts';
import { settingsAbilities } from '../access.ts';
import { presetNames, presets } from '../rules/presets.ts';
import type { SettingsAnswer, SettingsQuery } from '../schemas/settings.ts';
import { groupOf, refuseNoType } from '../store/settings.ts';
import { clubOf, listClubs } from './clubs.ts';

/** Somewhere that settings are set: with what is above it, and whose they are to change. */
export interface SettingsAt {
  place: SettingPlace;
  /** Whose admins may change them; null: the owner's. */
  club_id: string | null;
}

/** Looks the place up; throws 404. A group knows its type and club, a type is looked at in a club where one is named. */
export async function placeOf(scope: Scope, asked: SettingsQuery): Promise<SettingsAt> {
  const { club_id = null, class_type_id = null, schedule_id = null } = asked;
  if (schedule_id !== null) return groupOf(scope.tx, schedule_id);
  if (club_id !== null) await clubOf(scope, club_id);
  if (class_type_id !== null) await refuseNoType(scope.tx, class_type_id);
  return { place: { club_id, class_type_id }, club_id: class_type_id === null ? club_id : null };
}

/** Where a change is made: the narrowest level alone. Throws 422 for a place that is named twice. */
export function refuseTwoPlaces(asked: SettingsQuery): void {
  const named = (['club_id', 'class_type_id', 'schedule_id'] as const).filter((key) => asked[key] != null);
  if (named.length > 1)
    throw invalid(
      named.slice(1).map((key) => ({
        ...{ path: `/${key}`, code: 'not_together', params: { field: named[0]! } },
        message: `not together with ${named[0]}`,
      })),
    );
}

/** The level of a place itself, without those above it. */
export function ownLevel(place: SettingPlace): SettingPlace {
  const level = levelOf(place);
  return level === 'organization' ? {} : { [`${level}_id`]: place[`${level}_id`] };
}

/** What is above it. */
function above(place: SettingPlace): SettingPlace {
  const level = levelOf(place);
  return level === 'organization' ? {} : { ...place, [`${level}_id`]: null };
}

/** The settings that can be set at a place, with what is in force. Read past the cache: it also answers the change itself. */
export async function getSettings(scope: Scope, { place, club_id }: SettingsAt): Promise<SettingsAnswer> {
  const set = await settingsSet(scope.tx);
  const here = definitionsAt(place);
  const level = levelOf(place);
  const inForce = Object.entries(inForceAt(here, set, place));
  const ofHere = inForce.filter(([, one]) => one.from === level);
  return {
    level,
    definitions: Object.entries(here).map(([key, { group, schema, default: value }]) => ({
      ...{ key, group, default: value as unknown, schema: schema as unknown },
    })),
    values: valuesOf(inForce),
    currency: await currencyAt(scope, place),
    set_here: valuesOf(ofHere),
    inherited: level === 'organization' ? inForceAt(here, new Map(), {}) : inForceAt(here, set, above(place)),
    presets: level === 'organization' || level === 'club' ? presetsHere : [],
    abilities: settingsAbilities(scope.actor, club_id),
  };
}

/** The club's, or that of the first club. */
async function currencyAt(scope: Scope, { club_id }: SettingPlace): Promise<string> {
  const clubs = await listClubs(scope);
  return (clubs.find(({ id }) => id === club_id) ?? clubs[0])?.currency ?? 'EUR';
}

const presetsHere = presetNames.map((name) => ({ name, values: presets[name] as Record<string, unknown> }));

const definitionsAt = (place: SettingPlace): SettingDefinitions =>
  Object.fromEntries(Object.entries(settings).filter(([, one]) => reaches(one, place)));

const valuesOf = (all: [string, InForce][]) =>
  Object.fromEntries(all.map(([key, { value }]) => [key, value]));
