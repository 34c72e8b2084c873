import { expect, it } from 'vitest';
import { fieldOf, integersOf } from './definition.ts';

it('the schema of a setting decides how it is entered', () => {
  expect(fieldOf({ type: 'boolean' })).toEqual({ kind: 'boolean' });
  expect(fieldOf({ enum: ['keep', 'cancel'] })).toEqual({ kind: 'choice', values: ['keep', 'cancel'] });
  expect(fieldOf({ type: 'integer', minimum: 1, maximum: 400, description: 'days' })).toEqual({
    kind: 'integer',
    minimum: 1,
    maximum: 400,
    unit: 'days',
  });
  expect(
    fieldOf({ type: 'array', items: { type: 'integer', minimum: 1, maximum: 336 }, maxItems: 5 }),
  ).toMatchObject({ kind: 'integers', maxItems: 5 });
  expect(fieldOf({ type: 'object' })).toEqual({ kind: 'other' });
});

it('a list of numbers is read from text, and refused when it is none', () => {
  const field = { minimum: 1, maximum: 336, maxItems: 3 };
  expect(integersOf('24, 2', field)).toEqual([24, 2]);
  expect(integersOf('', field)).toEqual([]);
  expect(integersOf('24, x', field)).toBeNull();
  expect(integersOf('0', field)).toBeNull();
  expect(integersOf('1 2 3 4', field)).toBeNull();
  const shares = { minimum: 0, maximum: 10_000, maxItems: 3, decimals: 2 };
  expect(integersOf('5; 12,5', shares)).toEqual([500, 1250]);
  expect(integersOf('5, 12.5', shares)).toEqual([500, 1250]);
  expect(integersOf('101', shares)).toBeNull();
});

it('means no limit by the most that a limit may be', () => {
  const most = { type: 'integer', minimum: 0, maximum: 31, description: 'make_ups' };
  expect(fieldOf(most)).toMatchObject({ kind: 'integer', maximum: 31, noLimit: true });
  expect(fieldOf({ ...most, description: 'days' })).not.toHaveProperty('noLimit');
});
