import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';
import { plainCell } from './formulas.ts';
import { csvOf } from './write-csv.ts';

const cells = [
  ...[
    '=1+1',
    '+34 600 111 222',
    '-A1',
    '-5-1',
    '-5',
    '-12,50',
    '@SUM(A1)',
    '\t=1',
    '\n=1',
    '＝1',
    "'=1",
    "''+1",
  ],
  ...["O'Neill", "'tis", 'a;b,c', 'say "hi"', 'two\nlines', 'Óscar', '1-2', ''],
];

test.each(['es', 'en'] as const)('what is written in %s is read back as it was', (language) => {
  const { rows, problems } = readCsv(csvOf([['x', ...cells]], language));
  expect(problems).toEqual([]);
  expect(rows[0]?.cells.map(plainCell)).toEqual(['x', ...cells]);
});

test('no cell begins as a formula does, and others stay as they are', () => {
  const written = readCsv(csvOf([['x', ...cells]], 'es')).rows[0]?.cells ?? [];
  // What is below 0 can be summed.
  expect(written.filter((cell) => /^[=+\-@＝＋－＠\t\r\n]/u.test(cell))).toEqual(['-5', '-12,50']);
  expect(csvOf([['O’Neill', "O'Neill", '=1']], 'en')).toBe("\uFEFFO’Neill,O'Neill,'=1\r\n");
});
