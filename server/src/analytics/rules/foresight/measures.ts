/** What was said before, and what then was. */
export interface Said {
  chance: number;
  /** What the baseline said of the same. */
  baseline: number;
  happened: boolean;
  /** What belongs together and says nothing new: all of one student. */
  of: string;
}

const clamp = (p: number): number => Math.min(1 - 1e-6, Math.max(1e-6, p));
/** The surprise at what happened, in nats: 0 for who was sure and right. */
export const lossOf = (p: number, happened: boolean): number => -Math.log(happened ? clamp(p) : 1 - clamp(p));
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** How often one that happened was given a higher chance than one that did not; equal ones count half. Null where there is no pair. */
export function aucOf(said: readonly Pick<Said, 'chance' | 'happened'>[]): number | null {
  const sorted = [...said].sort((a, b) => a.chance - b.chance);
  const yes = said.filter(({ happened }) => happened).length;
  const no = said.length - yes;
  if (yes === 0 || no === 0) return null;
  let ranks = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]!.chance === sorted[at]!.chance) end++;
    const rank = (at + 1 + end) / 2;
    for (let k = at; k < end; k++) if (sorted[k]!.happened) ranks += rank;
    at = end;
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * no);
}

export interface Bin {
  count: number;
  /** The mean chance that was given. */
  said: number;
  /** The share that happened. */
  was: number;
}

/** Those who were given the lowest chances, and so on, in `bins` of equally many. */
export function calibrationOf(said: readonly Pick<Said, 'chance' | 'happened'>[], bins = 5): Bin[] {
  const sorted = [...said].sort((a, b) => a.chance - b.chance);
  return Array.from({ length: bins }, (_, at) => {
    const some = sorted.slice(
      Math.round((at * sorted.length) / bins),
      Math.round(((at + 1) * sorted.length) / bins),
    );
    return {
      count: some.length,
      said: mean(some.map(({ chance }) => chance)),
      was: mean(some.map(({ happened }) => (happened ? 1 : 0))),
    };
  }).filter(({ count }) => count > 0);
}

/** χ² with 5 degrees of freedom is above it once in a thousand. */
const chance5 = 20.515;
/** A mean error of so much of the share itself does no harm, however sure it is. */
const tolerated = 0.25;

/** Whether what was said is, bin by bin, what was: but for chance, or nearly. */
export function isCalibrated(bins: readonly Bin[]): boolean {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const share = bins.reduce((sum, { count: n, was }) => sum + n * was, 0) / count;
  const error = bins.reduce((sum, { count: n, said, was }) => sum + n * Math.abs(said - was), 0) / count;
  const chi = bins.reduce(
    (sum, { count: n, said, was }) => sum + (n * (said - was) ** 2) / (clamp(said) * (1 - clamp(said))),
    0,
  );
  return chi < chance5 || error < tolerated * share;
}

/** A mean, and how far it may be off by chance. */
export interface Gain {
  mean: number;
  error: number;
}

/** The mean of `gains` and its standard error, with those that belong together taken as one (`of`). */
export function gainOf(gains: readonly { gain: number; of: string }[]): Gain {
  const all = mean(gains.map(({ gain }) => gain));
  const groups = new Map<string, number>();
  for (const { gain, of } of gains) groups.set(of, (groups.get(of) ?? 0) + gain - all);
  const squares = [...groups.values()].reduce((sum, off) => sum + off ** 2, 0);
  const k = groups.size;
  return {
    mean: all,
    error: k < 2 ? Number.POSITIVE_INFINITY : Math.sqrt((squares * k) / (k - 1)) / gains.length,
  };
}

/** So many standard errors above 0: one in forty that gains nothing is taken for better. */
export const sure = 2;
export const isBetter = ({ mean: gain, error }: Gain): boolean => gain > sure * error;

export const verdicts = ['better', 'not_better', 'too_little'] as const;
export type Verdict = (typeof verdicts)[number];

/** How chances did against their baseline. */
export interface ChanceMeasures {
  verdict: Verdict;
  tested: number;
  happened: number;
  auc: number | null;
  log_loss: number;
  baseline_log_loss: number;
  /** By how much the loss is smaller for each, and its standard error. */
  gain: number;
  gain_error: number;
  calibrated: boolean;
  calibration: Bin[];
}

/** Fewer say nothing either way. */
const least = { tested: 200, happened: 20 };

export function measureChances(said: readonly Said[]): ChanceMeasures {
  const losses = said.map(({ chance, baseline, happened, of }) => {
    const own = lossOf(chance, happened);
    const base = lossOf(baseline, happened);
    return { own, base, gain: base - own, of };
  });
  const gain = gainOf(losses);
  const calibration = calibrationOf(said);
  const calibrated = said.length > 0 && isCalibrated(calibration);
  const happened = said.filter((one) => one.happened).length;
  const thin =
    said.length < least.tested || happened < least.happened || said.length - happened < least.happened;
  return {
    verdict: thin ? 'too_little' : isBetter(gain) && calibrated ? 'better' : 'not_better',
    ...{ tested: said.length, happened, auc: aucOf(said) },
    ...{
      log_loss: mean(losses.map(({ own }) => own)),
      baseline_log_loss: mean(losses.map(({ base }) => base)),
    },
    ...{ gain: gain.mean, gain_error: Number.isFinite(gain.error) ? gain.error : 0 },
    ...{ calibrated, calibration },
  };
}
