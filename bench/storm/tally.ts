import type { Usage, usageOf } from './examine.ts';
import type { House } from './house.ts';
import { type FaultKind, faultKinds } from './plan.ts';
import type { RoundResult } from './round.ts';

export interface Tally {
  seed: number;
  rounds: number;
  operations: number;
  uncertain: number;
  repeated: number;
  histories: number;
  broken: string[];
  undecided: number;
  findings: string[];
  /** Processes that ended although nobody had ended them. */
  deaths: number;
  faults: Partial<Record<FaultKind, number>>;
  seconds: number;
  before?: Awaited<ReturnType<typeof usageOf>>;
  after?: Awaited<ReturnType<typeof usageOf>>;
  /** What did not come back to what it was. */
  kept: string[];
}

export function tallyOf(seed: number, results: readonly RoundResult[]): Tally {
  const sum = (of: (result: RoundResult) => number) => results.reduce((total, one) => total + of(one), 0);
  const faults = results.flatMap((result) => result.faults);
  const named = (of: (result: RoundResult) => string[]) =>
    results.flatMap((result) => of(result).map((text) => `round ${result.round}: ${text}`));
  return {
    seed,
    rounds: results.length,
    operations: sum((one) => one.operations),
    uncertain: sum((one) => one.uncertain),
    repeated: sum((one) => one.repeated),
    histories: sum((one) => one.histories),
    broken: named((one) => one.broken),
    undecided: sum((one) => one.undecided),
    findings: named((one) => one.findings),
    deaths: 0,
    faults: Object.fromEntries(
      faultKinds
        .map((kind) => [kind, faults.filter((one) => one === kind).length] as const)
        .filter(([, n]) => n > 0),
    ),
    seconds: Math.round(sum((one) => one.seconds)),
    kept: [],
  };
}

export const deathsIn = ({ servers, workers }: House): number =>
  [...servers, ...workers].reduce((total, { deaths }) => total + deaths, 0);

/** A few more of either is the weather; what leaks is lost at every fault. */
const spare = { descriptors: 12, connections: 6, memory: 150 };

export function keptOf(before: NonNullable<Tally['before']>, after: NonNullable<Tally['after']>): string[] {
  const grown = after.members.flatMap((now, i): string[] => {
    const then = before.members[i] as Usage;
    return (['descriptors', 'memory'] as const)
      .filter((what) => now[what] > then[what] + spare[what])
      .map((what) => `${now.name}: ${what} ${then[what].toFixed(0)} → ${now[what].toFixed(0)}`);
  });
  const more = after.connections > before.connections + spare.connections;
  return more ? [...grown, `connections: ${before.connections} → ${after.connections}`] : grown;
}

/** Whether every promise was kept. */
export const isWell = ({ broken, undecided, findings, deaths, kept }: Tally): boolean =>
  broken.length + undecided + findings.length + deaths + kept.length === 0;

export function linesOf(tally: Tally): string[] {
  const { rounds, operations, uncertain, repeated, histories, broken, undecided, findings, deaths } = tally;
  const faults = Object.entries(tally.faults).map(([kind, n]) => `${n} × ${kind}`);
  const total = Object.values(tally.faults).reduce((sum, n) => sum + n, 0);
  return [
    `seed ${tally.seed}: ${operations} operations in ${rounds} rounds, ${tally.seconds} s; ${uncertain} answers lost for good, ${repeated} repeats`,
    `${total} faults: ${faults.join(', ')}`,
    `${histories} histories judged: ${broken.length} broken, ${undecided} undecided; doctor: ${findings.length} findings; ${deaths} processes ended by themselves`,
    ...(tally.before && tally.after ? usageLines(tally.before, tally.after) : []),
    ...broken,
    ...findings,
    ...tally.kept,
  ];
}

const usageLines = (before: NonNullable<Tally['before']>, after: NonNullable<Tally['after']>) => [
  `connections at rest: ${before.connections} → ${after.connections}`,
  ...after.members.map((now, i) => {
    const then = before.members[i] as Usage;
    return `${now.name}: descriptors ${then.descriptors} → ${now.descriptors}, memory ${then.memory.toFixed(0)} → ${now.memory.toFixed(0)} MB`;
  }),
];
