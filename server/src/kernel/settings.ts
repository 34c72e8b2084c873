import { sql } from 'kysely';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { cached, touch } from './cache.ts';
import type { CachePlan } from './caches.ts';
import { scopeOf } from './db/context.ts';
import type { TenantTx } from './db/database.ts';
import { said } from './http/schema-errors.ts';
import { newId } from './ids.ts';
import { invalid } from './problem.ts';

/** A setting: its shape, its default, and the group it is shown in. The page that lists them is `src/settings.ts`. */
export interface SettingDefinition<S extends TSchema = TSchema> {
  schema: S;
  default: Static<S>;
  group: string;
}
export type SettingDefinitions = Record<string, SettingDefinition>;
export type SettingValues<D extends SettingDefinitions> = { readonly [K in keyof D]: Static<D[K]['schema']> };

type Stored = { club_id: string | null; key: string; value: unknown }[];
const stored: CachePlan<Stored> = { made_from: ['settings'], ttlMs: 3_600_000, max: 10_000 };

const load = (tx: TenantTx): Promise<Stored> =>
  cached(tx, stored, 'all', () => tx.selectFrom('settings').select(['club_id', 'key', 'value']).execute());

/** The values in force for a club (or for the organization): default, then the organization's, then the club's. */
export async function settingsOf<D extends SettingDefinitions>(
  tx: TenantTx,
  definitions: D,
  clubId: string | null = null,
): Promise<SettingValues<D>> {
  const values: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries(definitions)) values[key] = definition.default;
  const rows = await load(tx);
  for (const level of clubId === null ? [null] : [null, clubId])
    for (const row of rows) if (row.club_id === level && row.key in definitions) values[row.key] = row.value;
  return values as SettingValues<D>;
}

/**
 * Sets values at one level; `null` takes a value back to the level above. Unknown keys and wrong values are
 * refused together (422, one error per key) before anything is written.
 */
export async function changeSettings(
  tx: TenantTx,
  definitions: SettingDefinitions,
  clubId: string | null,
  changes: Record<string, unknown>,
): Promise<void> {
  const errors = Object.entries(changes).flatMap(([key, value]) => {
    const definition = definitions[key];
    if (!definition) return [{ path: `/${key}`, code: 'unknown', message: `There is no setting ${key}.` }];
    if (value === null || Value.Check(definition.schema, value)) return [];
    const [first] = Value.Errors(definition.schema, value);
    const { message, ...code } = said(first as Parameters<typeof said>[0]);
    return [{ path: `/${key}`, ...code, message: `${key} ${message}.` }];
  });
  if (errors.length > 0) throw invalid(errors);
  const { organization_id } = scopeOf(tx);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null)
      await tx
        .deleteFrom('settings')
        .where('key', '=', key)
        .where('club_id', clubId === null ? 'is' : '=', clubId)
        .execute();
    else
      await tx
        .insertInto('settings')
        .values({ organization_id, id: newId(), club_id: clubId, key, value: JSON.stringify(value) })
        .onConflict((on) =>
          on
            .columns(['organization_id', 'club_id', 'key'])
            .doUpdateSet({ value: JSON.stringify(value), updated_at: sql`now()` }),
        )
        .execute();
  }
  touch(tx, 'settings');
}
