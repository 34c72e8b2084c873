interface Window {
  weekday: number;
  opens_at: string;
  closes_at: string;
}

/** Whether two weeks of opening hours are the same, in whatever order and with or without seconds. */
export const sameHours = (one: readonly Window[], other: readonly Window[]): boolean =>
  written(one) === written(other);

const written = (hours: readonly Window[]): string =>
  hours
    .map(({ weekday, opens_at, closes_at }) => `${weekday} ${opens_at.slice(0, 5)} ${closes_at.slice(0, 5)}`)
    .sort()
    .join();
