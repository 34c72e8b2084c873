/** How much the director cares for each thing beside people placed: 0 (not at all) to 10. */
export type Weights = {
  /** A class at an hour that they would love. */
  readonly loved: number;
  /** In one group with whom they named; brothers and sisters back to back. */
  readonly friends: number;
  /** A level that is the group's, and not at the edge of it. */
  readonly level: number;
  /** The coach that they named. */
  readonly coach: number;
  /** No idle hours between a coach's classes. */
  readonly gaps: number;
  /** Courts left for others when they are wanted most. */
  readonly prime: number;
  /** Today's groups as they are. */
  readonly changes: number;
  /** What the places bring. */
  readonly revenue: number;
};

/** What a club would choose that has not thought about it: people's wishes first, then peace, money not at all. */
export const usualWeights: Weights = {
  loved: 6,
  friends: 6,
  level: 5,
  coach: 3,
  gaps: 3,
  prime: 1,
  changes: 5,
  revenue: 0,
};

/**
 * What a class is worth beside which everything else is small: a person's first, and each further one. All else that
 * one class can bring or cost is a weight, 10 at most, so one person without a class weighs more than ten wishes.
 */
export const placeWorth = { first: 100, further: 60 } as const;
