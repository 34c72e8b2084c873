import { expect } from 'vitest';
import { settingErrors } from '../../src/kernel/change-settings.ts';
import { byPlace, inForceAt, type SettingPlace, type SettingRow } from '../../src/kernel/settings.ts';
import { notBelow, type Settings, settings } from '../../src/settings.ts';

const nowhere = { club_id: null, class_type_id: null, schedule_id: null };
const places = {
  club: { club_id: 'club' },
  class_type: { class_type_id: 'type' },
  schedule: { schedule_id: 'group' },
} satisfies Record<string, SettingPlace>;

export type Values = { -readonly [K in keyof Settings]?: Settings[K] };

/**
 * What is in force for a group of a club that has set these values, by the validator and the precedence of the product:
 * a value that is no setting, or not one so far down, fails the test.
 */
export function inForce(
  club: Values,
  narrower: Partial<Record<'class_type' | 'schedule', Values>> = {},
): Settings {
  const rows: SettingRow[] = [];
  for (const [level, values] of Object.entries({ club, ...narrower })) {
    const place = places[level as keyof typeof places];
    expect(settingErrors(settings, place, values)).toEqual([]);
    for (const [key, value] of Object.entries(values)) rows.push({ ...nowhere, ...place, key, value });
  }
  const at = { ...places.club, ...places.class_type, ...places.schedule };
  const found = Object.entries(inForceAt(settings, byPlace(rows), at));
  const values = Object.fromEntries(found.map(([key, { value }]) => [key, value])) as Record<string, unknown>;
  for (const [most, least] of notBelow)
    expect(Number(values[most])).toBeGreaterThanOrEqual(Number(values[least]));
  return values as unknown as Settings;
}
