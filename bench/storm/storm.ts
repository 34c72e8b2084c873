import { quiet, usageOf } from './examine.ts';
import { buildHouse, type House } from './house.ts';
import type { Options } from './options.ts';
import { playRound, type RoundResult } from './round.ts';
import { deathsIn, keptOf, type Tally, tallyOf } from './tally.ts';

/** Operations that do, each kind many times. */
const warmUp = 1_000;
const interrupts = ['SIGINT', 'SIGTERM'] as const;

/** Plays as many rounds as it takes, and says what was promised and not kept. */
export async function storm(options: Options, log: (line: string) => void): Promise<Tally> {
  const house = await buildHouse({ withoutLocks: options.withoutLocks, log });
  const interrupt = () => void house.close().finally(() => process.exit(1));
  for (const signal of interrupts) process.once(signal, interrupt);
  try {
    // Where promises are meant to break, nothing is left to be measured.
    if (options.withoutLocks) return tallyOf(options.seed, await playAll(house, options, log));
    // A short round without faults: afterwards each process has loaded what it needs.
    const sizes = { ...options.sizes, operations: Math.min(options.sizes.operations, warmUp), faults: 0 };
    await playRound(house, { seed: options.seed, round: 0, sizes });
    await quiet(house);
    const before = await usageOf(house);
    const results = await playAll(house, options, log);
    const left = await quiet(house);
    const after = await usageOf(house);
    const tally = { ...tallyOf(options.seed, results), deaths: deathsIn(house), before, after };
    return { ...tally, kept: [...left.map((what) => `still there: ${what}`), ...keptOf(before, after)] };
  } finally {
    for (const signal of interrupts) process.off(signal, interrupt);
    await house.close();
  }
}

async function playAll(
  house: House,
  { operations, seed, sizes, only, untilBroken }: Options,
  log: (line: string) => void,
): Promise<RoundResult[]> {
  const results: RoundResult[] = [];
  let done = 0;
  for (let round = only ?? 1; only === undefined ? done < operations : round === only; round++) {
    const result = await playRound(house, { seed, round, sizes });
    results.push(result);
    done += result.operations;
    log(
      `round ${round}: ${result.operations} operations in ${result.seconds.toFixed(1)} s (${done} in all); ${result.faults.join(', ')}; ${result.broken.length} broken, ${result.findings.length} findings`,
    );
    for (const line of [...result.broken, ...result.findings]) log(line);
    if (untilBroken && result.broken.length > 0) break;
  }
  return results;
}
