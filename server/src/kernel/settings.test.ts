import fc from 'fast-check';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { settingLevels } from './http/setting-levels.ts';
import { inForceAt, levelOf, type SettingRow } from './settings.ts';

const definition = { schema: Type.Integer(), default: 0, group: 'g', down_to: 'schedule' } as const;
const definitions = { one: definition, two: definition };

const ids = fc.constantFrom('a', 'b');
const place = fc.record({ club_id: ids, class_type_id: ids, schedule_id: ids });
const row: fc.Arbitrary<SettingRow> = fc
  .record({ level: fc.constantFrom(...settingLevels), id: ids, key: fc.constantFrom('one', 'two', 'gone') })
  .chain(({ level, id, key }) =>
    fc.integer({ min: 1 }).map((value) => ({
      ...{ club_id: null, class_type_id: null, schedule_id: null },
      ...(level !== 'organization' && { [`${level}_id`]: id }),
      ...{ key, value },
    })),
  );
const rows = fc.uniqueArray(row, {
  selector: ({ value, ...where }) => JSON.stringify(where),
  maxLength: 20,
});
const grouped = (all: readonly SettingRow[]) =>
  Map.groupBy(all, (one) => `${levelOf(one)} ${one.schedule_id ?? one.class_type_id ?? one.club_id}`);

test('the narrowest level that says something is in force, value by value, and named', () => {
  fc.assert(
    fc.property(rows, place, (all, at) => {
      const inForce = inForceAt(definitions, grouped(all), at);
      expect(Object.keys(inForce)).toEqual(['one', 'two']);
      for (const [key, { value, from }] of Object.entries(inForce)) {
        const said = (level: (typeof settingLevels)[number]) =>
          all.find(
            (one) =>
              one.key === key &&
              levelOf(one) === level &&
              (level === 'organization' || one[`${level}_id`] === at[`${level}_id`]),
          );
        const winner = settingLevels.findLast((level) => said(level));
        expect({ value, from }).toEqual(
          winner ? { value: said(winner)?.value, from: winner } : { value: 0, from: 'default' },
        );
      }
    }),
  );
});

test('a level that is not named has no say', () => {
  fc.assert(
    fc.property(rows, place, (all, { club_id }) => {
      const others = all.filter((one) => one.class_type_id === null && one.schedule_id === null);
      expect(inForceAt(definitions, grouped(all), { club_id })).toEqual(
        inForceAt(definitions, grouped(others), { club_id }),
      );
    }),
  );
});
