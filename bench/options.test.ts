import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';

const read = (...args: string[]) => readOptions(args, ['list', 'week']);

describe('the arguments of the bench', () => {
  test('without any, 200,000 past enrolments and every row', () => {
    expect(read()).toMatchObject({ history: 200_000, plans: 'fresh', rows: [], seconds: 5 });
  });

  test('history and rows can be chosen', () => {
    expect(read('--history', '0', '--rows', 'week,list')).toMatchObject({
      history: 0,
      rows: ['week', 'list'],
    });
  });

  test('what is not understood is refused', () => {
    expect(() => read('--rows', 'lisst')).toThrow('no such row: lisst');
    expect(() => read('--history', 'much')).toThrow('--history');
    expect(() => read('--plans', 'good')).toThrow('--plans');
    expect(() => read('--fast')).toThrow();
  });
});
