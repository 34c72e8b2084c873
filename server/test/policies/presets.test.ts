import { expect, test } from 'vitest';
import { lastDayOf } from '../../src/enrollments/rules/holder-choices.ts';
import { presetNames, presets } from '../../src/organizations/rules/presets.ts';
import { cancellationDeadline } from '../../src/scheduling/rules/windows.ts';
import { inForce, type Values } from './in-force.ts';

/* The presets of docs/domain/school-rules.md, by the product's own validator. */
const rules = (name: (typeof presetNames)[number]) => inForce(presets[name] as Values);

test('each preset can be set for a club', () => {
  for (const name of presetNames) expect(rules(name)).toMatchObject(presets[name]);
});

test('one chosen after another is as if it were the first', () => {
  for (const before of presetNames)
    for (const name of presetNames)
      expect(inForce({ ...presets[before], ...presets[name] } as Values)).toEqual(rules(name));
  expect(presets.by_month).toMatchObject({ below_minimum_action: 'keep' });
});

test('by the month notice leads to the end of the month, by the term to that of the course', () => {
  const place = {
    ...{ starts_on: '2026-09-07', ends_on: null, held_since: '2026-09-07', pauses: [] },
    ...{ group_ends_on: '2026-12-20', notice: null },
  };
  expect(lastDayOf(place, rules('by_month'), '2026-10-25')).toBe('2026-10-31');
  expect(lastDayOf(place, rules('by_month'), '2026-10-26')).toBe('2026-11-30');
  expect(lastDayOf(place, rules('by_term'), '2026-10-25')).toBe('2026-12-20');
});

test('per class it is free of charge until a day before', () => {
  const { cancellation_deadline_hours } = rules('per_class');
  const deadline = cancellationDeadline(new Date('2026-10-20T17:00:00Z'), cancellation_deadline_hours);
  expect(deadline).toEqual(new Date('2026-10-19T17:00:00Z'));
});
