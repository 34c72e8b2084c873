/** Of one: how often it happened, of how many. */
export interface Tally {
  happened: number;
  of: number;
}

/** What is shrunk towards: the share of all, and how many bookings of one's own weigh as much as it. */
export interface Prior {
  share: number;
  weight: number;
}

const weights = { least: 2, most: 500 };

/**
 * The beta distribution of people's own shares, by the method of moments (empirical Bayes): where they differ no more than
 * by chance, everybody is taken for the mean; where they differ much, a few bookings of one's own already count.
 */
export function priorOf(tallies: readonly Tally[]): Prior {
  const of = tallies.reduce((sum, one) => sum + one.of, 0);
  const happened = tallies.reduce((sum, one) => sum + one.happened, 0);
  // As if half of one more had: a share of 0 has no odds.
  const share = (happened + 0.5) / (of + 1);
  const several = tallies.filter((one) => one.of >= 2);
  const [between, pairs] = several.reduce(
    ([sum, count], { happened: k, of: n }) => [
      sum + k * (k - 1) - 2 * share * k * (n - 1) + share ** 2 * n * (n - 1),
      count + n * (n - 1),
    ],
    [0, 0],
  );
  // How alike two bookings of one person are: an unbiased product of their deviations.
  const variance = pairs === 0 ? 0 : between / pairs;
  const weight = variance <= 0 ? weights.most : (share * (1 - share)) / variance - 1;
  return { share, weight: Math.min(weights.most, Math.max(weights.least, weight)) };
}

export const shrunk = ({ happened, of }: Tally, { share, weight }: Prior): number =>
  (happened + share * weight) / (of + weight);
