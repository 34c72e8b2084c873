import { type Insertable, sql } from 'kysely';
import { Value } from 'typebox/value';
import { touch } from './cache.ts';
import { scopeOf } from './db/context.ts';
import type { TenantTx } from './db/database.ts';
import type { DB } from './db/types.ts';
import { said } from './http/schema-errors.ts';
import { settingLevels } from './http/setting-levels.ts';
import { newId } from './ids.ts';
import { type InputError, invalid } from './problem.ts';
import { levelOf, type SettingDefinition, type SettingDefinitions, type SettingPlace } from './settings.ts';

/**
 * Sets values at one place; `null` takes a value back to the level above. Unknown keys, wrong values and those that
 * are not set so far down are refused together (422, one error per key) before anything is written.
 */
export async function changeSettings(
  { tx, now }: { tx: TenantTx; now: Date },
  definitions: SettingDefinitions,
  place: SettingPlace,
  changes: Record<string, unknown>,
): Promise<void> {
  const errors = settingErrors(definitions, place, changes);
  if (errors.length > 0) throw invalid(errors);
  for (const [key, value] of Object.entries(changes))
    if (value === null) await takeBack(tx, place, key);
    else await set(tx, place, { key, value, in_force_since: now });
  touch(tx, 'settings');
}

/** What is wrong with these values at a place, one error per key. */
export const settingErrors = (
  definitions: SettingDefinitions,
  place: SettingPlace,
  changes: Record<string, unknown>,
): InputError[] =>
  Object.entries(changes).flatMap(([key, value]) => whyNot(definitions[key], { key, value, place }));

type Change = { key: string; value: unknown; place: SettingPlace };

function whyNot(definition: SettingDefinition | undefined, { key, value, place }: Change): InputError[] {
  if (!definition) return [{ path: `/${key}`, code: 'unknown', message: `There is no setting ${key}.` }];
  if (!reaches(definition, place))
    return [{ path: `/${key}`, code: 'not_here', message: `${key} is not set so far down.` }];
  if (value === null || Value.Check(definition.schema, value)) return [];
  const [first] = Value.Errors(definition.schema, value);
  const { message, ...code } = said(first as Parameters<typeof said>[0]);
  return [{ path: `/${key}`, ...code, message: `${key} ${message}.` }];
}

/** Whether a setting can be set at a place. */
export const reaches = ({ down_to }: SettingDefinition, place: SettingPlace): boolean =>
  settingLevels.indexOf(levelOf(place)) <= settingLevels.indexOf(down_to);

const columnsOf = ({ club_id = null, class_type_id = null, schedule_id = null }: SettingPlace) => ({
  club_id,
  class_type_id,
  schedule_id,
});

const here = (place: SettingPlace) => {
  const { club_id, class_type_id, schedule_id } = columnsOf(place);
  return sql<boolean>`club_id is not distinct from ${club_id}::uuid
    and class_type_id is not distinct from ${class_type_id}::uuid and schedule_id is not distinct from ${schedule_id}::uuid`;
};

async function takeBack(tx: TenantTx, place: SettingPlace, key: string): Promise<void> {
  await tx.deleteFrom('settings').where('key', '=', key).where(here(place)).execute();
}

async function set(
  tx: TenantTx,
  place: SettingPlace,
  { key, in_force_since, ...change }: { key: string; value: unknown; in_force_since: Date },
): Promise<void> {
  const { organization_id } = scopeOf(tx);
  const value = JSON.stringify(change.value);
  const row: Insertable<DB['settings']> = {
    ...columnsOf(place),
    ...{ key, value, in_force_since, organization_id, id: newId() },
  };
  await tx
    .insertInto('settings')
    .values(row)
    .onConflict((on) =>
      on
        .columns(['organization_id', 'club_id', 'class_type_id', 'schedule_id', 'key'])
        .doUpdateSet({ value, in_force_since, updated_at: sql`now()` }),
    )
    .execute();
}

/** The values set at one place are set at another one, too, which has none yet; they are in force there since as long. */
export async function copySettings(tx: TenantTx, from: SettingPlace, to: SettingPlace): Promise<void> {
  const rows = await tx
    .selectFrom('settings')
    .select(['key', 'value', 'in_force_since'])
    .where(here(from))
    .execute();
  for (const row of rows) await set(tx, to, row);
  if (rows.length > 0) touch(tx, 'settings');
}

/** The rules of groups are those of other groups, too, which have none yet; whatever the number of groups. */
export async function copyRulesOfGroups(
  tx: TenantTx,
  copies: readonly { from: string; to: string }[],
): Promise<void> {
  const from = copies.map((one) => one.from);
  const rows = await tx
    .selectFrom('settings')
    .select(['schedule_id', 'key', 'value', 'in_force_since'])
    .where('schedule_id', 'in', [...new Set(from)])
    .execute();
  const { organization_id } = scopeOf(tx);
  const values = copies.flatMap((copy) =>
    rows
      .filter((row) => row.schedule_id === copy.from)
      .map(({ key, value, in_force_since }) => ({
        ...{ organization_id, id: newId(), club_id: null, class_type_id: null, in_force_since },
        ...{ schedule_id: copy.to, key, value: JSON.stringify(value) },
      })),
  );
  if (values.length === 0) return;
  await tx.insertInto('settings').values(values).execute();
  touch(tx, 'settings');
}

/** What was set at a place that is no more. */
export async function forgetSettings(tx: TenantTx, place: SettingPlace): Promise<void> {
  await tx.deleteFrom('settings').where(here(place)).execute();
  touch(tx, 'settings');
}
