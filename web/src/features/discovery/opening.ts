/** Opening hours as the API has them; 0 = Monday. */
export interface OpeningWindow {
  weekday: number;
  opens_at: string;
  closes_at: string;
}

/** Days in a row with the same hours. */
export interface OpeningLine {
  first: number;
  last: number;
  /** `09:00–14:00`, several on a day with a break; empty: closed. */
  hours: string[];
}

/** Seven days in as few lines as they can be told in. Nothing known is no line at all. */
export function openingLines(windows: readonly OpeningWindow[]): OpeningLine[] {
  if (windows.length === 0) return [];
  const lines: OpeningLine[] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    const hours = windows
      .filter((window) => window.weekday === weekday)
      .map(({ opens_at, closes_at }) => `${opens_at.slice(0, 5)}–${closes_at.slice(0, 5)}`);
    const before = lines.at(-1);
    if (before && before.hours.join() === hours.join()) before.last = weekday;
    else lines.push({ first: weekday, last: weekday, hours });
  }
  return lines;
}
