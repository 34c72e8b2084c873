import { expect, it } from 'vitest';
import { fieldChanges } from './audit.ts';

it('a change shows old and new, without what every row has', () => {
  const changes = { name: ['A', 'B'], price: [1500, null], updated_at: ['x', 'y'] };
  expect(fieldChanges('update', changes)).toEqual([
    { field: 'name', before: 'A', after: 'B' },
    { field: 'price', before: '1500', after: null },
  ]);
});

it('what was created shows its values, what was deleted those that it had', () => {
  expect(fieldChanges('create', { id: '1', name: 'A', notes: '', days: [0, 1] })).toEqual([
    { field: 'name', before: null, after: 'A' },
    { field: 'days', before: null, after: '[0,1]' },
  ]);
  expect(fieldChanges('delete', { name: 'A' })).toEqual([{ field: 'name', before: 'A', after: null }]);
  expect(fieldChanges('update', null)).toEqual([]);
});
