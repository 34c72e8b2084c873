import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { planRound } from './plan.ts';
import { storm } from './storm.ts';

const log: string[] = [];
const play = (...args: string[]) => storm(readOptions(args), (line) => log.push(line));

test('a seed repeats what is asked and what goes wrong, and another one asks something else', () => {
  const { sizes } = readOptions([]);
  expect(planRound(1, 2, sizes)).toEqual(planRound(1, 2, sizes));
  expect(planRound(1, 2, sizes)).not.toEqual(planRound(1, 3, sizes));
  expect(planRound(1, 2, sizes)).not.toEqual(planRound(2, 2, sizes));
});

test('a storm breaks no promise, and leaves nothing behind', { timeout: 600_000 }, async () => {
  const tally = await play('--operations', '3000', '--per-round', '1500', '--faults', '3');
  expect({ ...tally, log }).toMatchObject({
    ...{ broken: [], undecided: 0, findings: [], deaths: 0, kept: [] },
    rounds: 2,
  });
  expect(Object.values(tally.faults).reduce((sum, n) => sum + n, 0)).toBe(6);
});

test('control: servers that take no locks are convicted', { timeout: 600_000 }, async () => {
  const { broken } = await play(
    '--operations',
    '20000',
    '--faults',
    '0',
    '--without-locks',
    '--until-broken',
  );
  expect(broken.length).toBeGreaterThan(0);
});
