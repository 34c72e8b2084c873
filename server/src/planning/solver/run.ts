import type { Highs } from 'highs';
import type { Plan } from '../rules/plan.ts';
import { boundBy } from './bound.ts';
import type { Model } from './program.ts';
import { startOf } from './start.ts';

export type Limits = {
  /** Relative: 0.01 ends as soon as nothing can be better by more than one in a hundred. */
  readonly gap: number;
  readonly seconds: number;
  /** Seconds are those that the thread has worked, for measuring on a machine that does something else, too. */
  readonly ofWork?: boolean;
  readonly seed: number;
  /** The most memory that HiGHS may hold. */
  readonly megabytes: number;
};

/** Seconds since some moment. */
export function clockOf({ ofWork }: Limits): () => number {
  return ofWork ? () => process.threadCpuUsage().user / 1e6 : () => performance.now() / 1000;
}

/** HiGHS knows the time on the wall only; seconds of work are looked at whenever it lets us. */
function wallSeconds({ seconds, ofWork }: Limits): number {
  return Math.max(0.01, ofWork ? 100 * seconds : seconds);
}

export type Seen = {
  /** Values of the columns that are better than all before, or none, and what cannot be exceeded. */
  readonly found: (values: ArrayLike<number> | undefined, bound: number) => void;
  readonly isStopped: () => boolean;
  readonly isEnough: () => boolean;
};

export type All = {
  readonly highs: Highs;
  readonly model: Model;
  readonly limits: Limits;
  readonly seen: Seen;
};

/** Bounds of the columns for one run, where they are narrower than the model's. */
export type Narrow = { readonly from: readonly number[]; readonly to: readonly number[] };

/** One run of HiGHS from this plan; the last values if it came to its end, undefined if something ended it before. */
export function run(
  { highs, model, limits, seen }: All,
  start: Plan | undefined,
  narrow?: Narrow,
): Float64Array | undefined {
  const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType;
  const { optimal } = highs.constants.modelStatus;
  const clock = clockOf(limits);
  const end = clock() + limits.seconds;
  // What holds within narrower bounds is no bound of the whole.
  const boundOf = (bound: number | undefined) => (narrow ? Infinity : (bound ?? Infinity));
  const data = model.sheet.data();
  const narrowed = narrow ? { ...data, colLower: narrow.from, colUpper: narrow.to } : data;
  return highs.withModel(narrowed, (program) => {
    program.options.set({
      output_flag: false,
      time_limit: wallSeconds(limits),
      mip_rel_gap: limits.gap,
      mip_abs_gap: 1e-6,
      random_seed: limits.seed,
    });
    if (start) program.raw.setSparseSolution(startOf(model, start));
    program.run({
      [mipImprovingSolution]({ data }) {
        seen.found(data.mip_solution, boundOf(data.mip_dual_bound));
        return undefined;
      },
      [mipInterrupt](event) {
        seen.found(undefined, boundOf(event.data.mip_dual_bound));
        const isTooMuch = highs.memoryBytes > limits.megabytes * 1e6 || clock() > end;
        if (seen.isStopped() || isTooMuch || seen.isEnough()) event.interrupt();
        return undefined;
      },
    });
    if (program.getModelStatus() !== optimal) return undefined;
    const { colValue } = program.getSolution();
    // With nothing whole in it, it was solved as it is, and HiGHS says no bound beside the value.
    const isWhole = model.sheet.whole.includes(1);
    const bound = isWhole ? Number(program.info.get('mip_dual_bound')) : program.getObjectiveValue();
    seen.found(colValue, boundOf(bound));
    return colValue;
  });
}

/**
 * What no plan can exceed, were people and groups divisible: soon known, and often close. The interior point method is
 * the fastest here and ends a little beside the optimum, which the prices it ends with do not need to be a proof.
 */
export function relaxedBound({ highs, model, limits }: All): number {
  const { integrality: _, ...data } = model.sheet.data();
  return highs.withModel(data, (program) => {
    program.options.set({
      output_flag: false,
      solver: 'ipm',
      run_crossover: 'off',
      time_limit: wallSeconds(limits),
      random_seed: limits.seed,
    });
    program.run();
    const { rowDual } = program.getSolution();
    if (rowDual.length !== data.numRows) return Infinity;
    // HiGHS prices rows as if it minimized.
    return boundBy(
      data,
      rowDual.map((price) => -price),
    );
  });
}
