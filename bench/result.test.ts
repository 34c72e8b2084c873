import { describe, expect, test } from 'vitest';
import { joined, judge, median, type Report } from './result.ts';
import { comparison, markdownTable } from './table.ts';

const row = {
  name: 'list',
  what: 'a list',
  goal: { of: 'ratio', at_least: 0.6, text: '≥ 0.6 ×' },
} as const;

const report = (history: number, value: number): Report => ({
  about: {
    ...{ date: '', machine: '', commit: '', plans: 'fresh', connections: 16, seconds: 5, generator: 'wrk' },
    history,
  },
  rows: [
    judge({ name: 'list', what: 'a list' }, { value, unit: '/s' }),
    judge({ name: 'edit', what: 'an edit' }, { value: 1_000 / value, unit: 'ms' }),
  ],
});

describe('a result', () => {
  test('is compared with its baseline and its goal', () => {
    expect(judge(row, { value: 70, unit: '/s', baseline: 100 })).toMatchObject({ ratio: 0.7, ok: true });
    expect(judge(row, { value: 50, unit: '/s', baseline: 100 })).toMatchObject({ ratio: 0.5, ok: false });
  });

  test('without the figure that its goal is about has not reached it', () => {
    expect(judge(row, { value: 70, unit: '/s' }).ok).toBe(false);
  });

  test('without a goal is neither reached nor missed', () => {
    expect(judge({ name: 'x', what: 'x' }, { value: 1, unit: 'ms' }).ok).toBeUndefined();
  });
});

test('a run in pieces is one run, of one commit and history', () => {
  const again = { ...report(0, 50), rows: report(0, 50).rows.slice(0, 1) };
  expect(joined(report(0, 100), again).rows.map(({ name, value }) => [name, value])).toEqual([
    ['edit', 10],
    ['list', 50],
  ]);
  expect(() => joined(report(0, 100), report(1, 50))).toThrow('history');
});

test('the median of an even number of values is one of them', () => {
  expect(median([4, 1, 3, 2])).toBe(2);
});

describe('the tables', () => {
  test('a run is a line for each row', () => {
    expect(markdownTable(report(0, 100)).split('\n')).toHaveLength(4);
  });

  test('a run beside an empty history tells what became dearer, rates and times alike', () => {
    const lines = comparison([report(0, 100), report(200_000, 50)]).split('\n');
    expect(lines[0]).toContain('200,000 past');
    expect(lines.slice(2)).toEqual([
      '| a list | 100/s | 50.0/s | 2.00 | **no** |',
      '| an edit | 10.0 ms | 20.0 ms | 2.00 | **no** |',
    ]);
    expect(comparison([report(0, 100), report(200_000, 95)])).toContain('| 1.05 | yes |');
  });
});
