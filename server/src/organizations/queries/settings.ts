import type { Scope } from '../../kernel/scope.ts';
import { settings } from '../../settings.ts';
import { settingsAbilities } from '../access.ts';
import type { SettingsAnswer } from '../schemas/settings.ts';
import { clubOf } from './clubs.ts';

const definitions = Object.entries(settings).map(([key, { group, schema, default: value }]) => ({
  key,
  group,
  default: value as unknown,
  schema: schema as unknown,
}));

/** Every setting with the value in force at a level. Read past the cache: it also answers the change itself. */
export async function getSettings(scope: Scope, clubId: string | null): Promise<SettingsAnswer> {
  if (clubId !== null) await clubOf(scope, clubId);
  const rows = await scope.tx.selectFrom('settings').select(['club_id', 'key', 'value']).execute();
  const at = (level: string | null) =>
    Object.fromEntries(
      rows.filter((row) => row.club_id === level && row.key in settings).map((row) => [row.key, row.value]),
    );
  const defaults = Object.fromEntries(definitions.map(({ key, default: value }) => [key, value]));
  const set_here = at(clubId);
  const values = { ...defaults, ...at(null), ...set_here };
  return { definitions, values, set_here, abilities: settingsAbilities(scope.actor, clubId) };
}
