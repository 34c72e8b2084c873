import { expect, test } from 'vitest';
import { newlyShared, sharedSeries } from './receipt-series.ts';

const club = (name: string, more: object = {}) => ({
  ...{ club_id: name, name, issue_receipts: true, receipt_tax_id: 'B-12.345.674', receipt_series: 'N' },
  ...more,
});

test('two clubs that write receipts with one tax id and the same letters share their numbers', () => {
  const same = { receipt_tax_id: 'b12345674', receipt_series: 'n' };
  const [pair] = sharedSeries([club('North'), club('South', same)]);
  expect(pair?.map(({ name }) => name)).toEqual(['North', 'South']);
});

test.each([
  ['with other letters', { receipt_series: 'S' }],
  ['with another tax id', { receipt_tax_id: 'B99999999' }],
  ['without a tax id', { receipt_tax_id: ' ' }],
  ['that writes none', { issue_receipts: false }],
])('they do not with a club %s', (_, more) => {
  expect(sharedSeries([club('North'), club('South', more)])).toEqual([]);
});

test('what was shared before stands in nobody’s way, what a change makes so does', () => {
  const had = [club('North'), club('South'), club('West', { receipt_series: 'W' })];
  const [north, south, west] = had as [(typeof had)[0], (typeof had)[0], (typeof had)[0]];
  expect(newlyShared(had, [north, south, { ...west, receipt_series: 'X' }])).toBeUndefined();
  expect(newlyShared(had, [north, south, { ...west, receipt_series: 'N' }])).toBeDefined();
  expect(newlyShared(had, [north, { ...south, receipt_series: 'W' }, west])).toBeDefined();
});
