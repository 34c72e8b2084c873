import { describe, expect, it } from 'vitest';
import type { BoardGroup } from './plan-board.ts';
import { comparableTo, hoursFor } from './plan-view.ts';
import type { PlanRow } from './plans-api.ts';

const group = (weekday: number, from: number): BoardGroup => ({
  ...{ key: `${weekday} ${from}`, weekday, from, until: from + 60, court: 'c', coach: 'a' },
});
const said = (rows: { weekday: number; minute: number }[]) =>
  rows.map(({ weekday, minute }) => `${weekday} ${minute}`);

describe('the hours at which a group can be put down', () => {
  it('are those at which some group of the week begins, on every day that is asked for or has a group', () => {
    const rows = hoursFor([group(0, 1080), group(5, 1170)], { every: false, grid: 30, days: [0, 1] });
    expect(said(rows)).toEqual(['0 1080', '0 1170', '1 1080', '1 1170', '5 1080', '5 1170']);
  });

  it('are, when all are wanted, those of the grid from the first to the last', () => {
    const rows = hoursFor([group(0, 1080), group(0, 1170)], { every: true, grid: 30, days: [0] });
    expect(said(rows)).toEqual(['0 1080', '0 1110', '0 1140', '0 1170']);
  });

  it('are none without a group', () => {
    expect(hoursFor([], { every: true, grid: 30, days: [0] })).toEqual([]);
  });
});

it('a plan is put beside others of the same terms that have groups, and no other', () => {
  const plan = (id: string, terms: string[], solved = true) =>
    ({ id, terms: terms.map((one) => ({ id: one })), numbers: solved ? {} : null }) as PlanRow;
  const all = [
    ...[plan('own', ['a', 'b']), plan('same', ['b', 'a']), plan('draft', ['a', 'b'], false)],
    ...[plan('less', ['a']), plan('more', ['a', 'b', 'c']), plan('other', ['a', 'c'])],
  ];
  expect(comparableTo(all[0] as never, all).map(({ id }) => id)).toEqual(['same']);
});
