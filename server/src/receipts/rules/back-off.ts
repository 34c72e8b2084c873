/** One, two, four … minutes, an hour at most: minutes until the next try. */
export const waitAfter = (failures: number): number => Math.min(2 ** failures, 60);
