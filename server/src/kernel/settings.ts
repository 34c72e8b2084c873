import type { Static, TSchema } from 'typebox';
import { cached } from './cache.ts';
import type { CachePlan } from './caches.ts';
import type { TenantTx } from './db/database.ts';
import { type SettingLevel, settingLevels } from './http/setting-levels.ts';

/**
 * A setting: its shape, its default, the group it is shown in, and how far down it can be set. The page that lists
 * them is `src/settings.ts`.
 */
export interface SettingDefinition<S extends TSchema = TSchema> {
  schema: S;
  default: Static<S>;
  group: string;
  down_to: SettingLevel;
}
export type SettingDefinitions = Record<string, SettingDefinition>;
export type SettingValues<D extends SettingDefinitions> = { readonly [K in keyof D]: Static<D[K]['schema']> };

/** What a value is asked for. A level that is not named has no say. */
export interface SettingPlace {
  readonly club_id?: string | null;
  readonly class_type_id?: string | null;
  readonly schedule_id?: string | null;
}
export type SettingRow = Required<SettingPlace> & { key: string; value: unknown };

/** A value, and where it is set. */
export interface InForce {
  value: unknown;
  from: SettingLevel | 'default';
}

const idAt = (level: SettingLevel, place: SettingPlace): string | null =>
  (level === 'organization' ? null : place[`${level}_id`]) ?? null;

/** The level of a place itself: the narrowest that it names. */
export const levelOf = (place: SettingPlace): SettingLevel =>
  settingLevels.findLast((level) => idAt(level, place) !== null) ?? 'organization';

const keyOf = (level: SettingLevel, id: string | null): string => `${level} ${id}`;
const keyOfRow = (row: SettingRow): string => keyOf(levelOf(row), idAt(levelOf(row), row));
const keysOf = (place: SettingPlace): string[] =>
  settingLevels
    .filter((level) => level === 'organization' || idAt(level, place) !== null)
    .map((level) => keyOf(level, idAt(level, place)));

/** What is set, by the place at which it is. */
type Own = ReadonlyMap<string, readonly SettingRow[]>;
export const byPlace = (rows: readonly SettingRow[]): Own => Map.groupBy(rows, keyOfRow);

/** What is in force at a place, value by value: default, the organization's, and whatever is set further down. */
export function inForceAt(
  definitions: SettingDefinitions,
  own: Own,
  place: SettingPlace,
): Record<string, InForce> {
  const all = Object.entries(definitions).map(([key, { default: value }]) => [
    key,
    { value, from: 'default' },
  ]);
  const result = Object.fromEntries(all) as Record<string, InForce>;
  for (const at of keysOf(place))
    for (const row of own.get(at) ?? [])
      if (row.key in result) result[row.key] = { value: row.value, from: levelOf(row) };
  return result;
}

/** Every value that is set anywhere in the organization, by where it is set. Read past the cache. */
export const settingsSet = async (tx: TenantTx): Promise<Own> =>
  byPlace(
    await tx
      .selectFrom('settings')
      .select(['club_id', 'class_type_id', 'schedule_id', 'key', 'value'])
      .execute(),
  );

/** Beside what is set, what was asked of it: few groups have rules of their own, and the others share one answer. */
interface Stored {
  own: Own;
  answers: Map<SettingDefinitions, Map<string, object>>;
}
const stored: CachePlan<Stored> = { made_from: ['settings'], ttlMs: 3_600_000, max: 10_000 };

/** The values in force at a place: the narrowest of its levels that says something. */
export async function settingsOf<D extends SettingDefinitions>(
  tx: TenantTx,
  definitions: D,
  place: SettingPlace = {},
): Promise<SettingValues<D>> {
  return (await settingsOfEach(tx, definitions, [place]))[0]!;
}

/** The same for several places, in their order. */
export async function settingsOfEach<D extends SettingDefinitions>(
  tx: TenantTx,
  definitions: D,
  places: readonly SettingPlace[],
): Promise<SettingValues<D>[]> {
  const { own, answers } = await cached(tx, stored, 'all', async () => ({
    own: await settingsSet(tx),
    answers: new Map(),
  }));
  const known = answers.get(definitions) ?? new Map<string, object>();
  answers.set(definitions, known);
  return places.map((place) => answerAt(definitions, { own, known }, place) as SettingValues<D>);
}

function answerAt(
  definitions: SettingDefinitions,
  { own, known }: { own: Own; known: Map<string, object> },
  place: SettingPlace,
): object {
  const key = keysOf(place)
    .filter((one) => own.has(one))
    .join();
  const values = known.get(key) ?? valuesOf(inForceAt(definitions, own, place));
  known.set(key, values);
  return values;
}

const valuesOf = (inForce: Record<string, InForce>): object =>
  Object.fromEntries(Object.entries(inForce).map(([key, { value }]) => [key, value]));
