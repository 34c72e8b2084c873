/** How likely something is, by features: log odds are `intercept + Σ weight · (feature − mean) / spread`. */
export interface Logistic {
  intercept: number;
  weights: number[];
  means: number[];
  spreads: number[];
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));

export const chanceOf = (model: Logistic, features: readonly number[]): number =>
  sigmoid(
    features.reduce(
      (sum, x, at) => sum + (model.weights[at]! * (x - model.means[at]!)) / model.spreads[at]!,
      model.intercept,
    ),
  );

/** A spread more of a feature changes the odds of most things by less than a quarter, unless hundreds of cases say so. */
const usualStrength = 32;
const leastSpread = 0.25;
const steps = 25;
const enough = 1e-8;

/**
 * Logistic regression by Newton's method. Each weight of a standardized feature is held towards 0 as by `strength` for its
 * square (a normal prior of variance 1 / strength), the intercept is free: where the data is thin, what is left is the mean.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  happened: readonly boolean[],
  strength = usualStrength,
): Logistic {
  const size = rows[0]?.length ?? 0;
  const { means, spreads } = scaleOf(rows, size);
  const known = rows.map((row) => [1, ...row.map((x, at) => (x - means[at]!) / spreads[at]!)]);
  const share = happened.filter(Boolean).length / Math.max(1, happened.length);
  const start = logit(Math.min(0.999, Math.max(0.001, share)));
  let weights = [start, ...Array.from({ length: size }, () => 0)];
  for (let step = 0; step < steps; step++) {
    const move = newtonStep(known, happened, { weights, strength });
    weights = weights.map((w, at) => w + move[at]!);
    if (Math.max(...move.map(Math.abs)) < enough) break;
  }
  const [intercept, ...rest] = weights as [number, ...number[]];
  return { intercept, weights: rest, means, spreads };
}

function scaleOf(rows: readonly (readonly number[])[], size: number) {
  const of = (at: number, value: (x: number) => number) =>
    rows.reduce((sum, row) => sum + value(row[at]!), 0) / Math.max(1, rows.length);
  const means = Array.from({ length: size }, (_, at) => of(at, (x) => x));
  // What hardly ever differs is not blown up: of what one case says, nobody else is judged.
  const spreads = means.map((mean, at) => Math.max(leastSpread, Math.sqrt(of(at, (x) => (x - mean) ** 2))));
  return { means, spreads };
}

/** Where the penalized likelihood is highest, as its slope and curve say here; no step is longer than 2. */
function newtonStep(
  known: readonly (readonly number[])[],
  happened: readonly boolean[],
  { weights, strength }: { weights: readonly number[]; strength: number },
): number[] {
  const size = weights.length;
  const slope = weights.map((w, at) => (at === 0 ? 0 : -strength * w));
  const curve = weights.map((_, at) =>
    weights.map((__, other) => (at !== other ? 0 : at === 0 ? 1e-9 : strength)),
  );
  for (const [row, x] of known.entries()) {
    const p = sigmoid(x.reduce((sum, value, at) => sum + value * weights[at]!, 0));
    const missed = (happened[row] ? 1 : 0) - p;
    const weight = p * (1 - p);
    for (let at = 0; at < size; at++) {
      slope[at]! += missed * x[at]!;
      const line = curve[at]!;
      for (let other = 0; other <= at; other++) line[other]! += weight * x[at]! * x[other]!;
    }
  }
  const move = solve(curve, slope);
  const longest = Math.max(...move.map(Math.abs), 2) / 2;
  return move.map((one) => one / longest);
}

/** Solves a symmetric positive system, of which the lower half is told, by Cholesky. */
function solve(lower: number[][], right: readonly number[]): number[] {
  const size = right.length;
  for (let at = 0; at < size; at++)
    for (let other = 0; other <= at; other++) {
      let sum = lower[at]![other]!;
      for (let k = 0; k < other; k++) sum -= lower[at]![k]! * lower[other]![k]!;
      lower[at]![other] = at === other ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[other]![other]!;
    }
  const half = [...right];
  for (let at = 0; at < size; at++) {
    for (let k = 0; k < at; k++) half[at]! -= lower[at]![k]! * half[k]!;
    half[at]! /= lower[at]![at]!;
  }
  for (let at = size - 1; at >= 0; at--) {
    for (let k = at + 1; k < size; k++) half[at]! -= lower[k]![at]! * half[k]!;
    half[at]! /= lower[at]![at]!;
  }
  return half;
}
