import { overlap } from './fits.ts';
import type { Court, Start } from './puzzle.ts';

/**
 * A court for each of these starts (one may come twice), or undefined where there is none: by club and day, in the order
 * of time, a court that is free; where courts differ in when they are free, earlier choices are taken back. Exact.
 */
export function courtsFor(starts: readonly Start[], courts: readonly Court[]): string[] | undefined {
  const chosen = new Array<string>(starts.length);
  const days = Map.groupBy(starts.keys(), (n) => `${starts[n]!.club} ${starts[n]!.weekday}`);
  for (const day of days.values()) {
    const order = day.toSorted((a, b) => starts[a]!.minute - starts[b]!.minute);
    const club = courts.filter((court) => court.club === starts[order[0]!]!.club);
    const found = place(
      order.map((n) => starts[n]!),
      club,
      new Map(),
    );
    if (!found) return undefined;
    order.forEach((n, at) => {
      chosen[n] = found[at]!;
    });
  }
  return chosen;
}

/** Places the first start and then the rest; of courts that are alike from here on, only the first is tried. */
function place(
  [start, ...rest]: readonly Start[],
  courts: readonly Court[],
  taken: ReadonlyMap<string, Start>,
): string[] | undefined {
  if (!start) return [];
  const tried = new Set<string>();
  for (const court of courts) {
    const last = taken.get(court.id);
    if (!court.starts.includes(start.id) || (last && overlap(last, start))) continue;
    const alike = court.starts.join(' ');
    if (tried.has(alike)) continue;
    tried.add(alike);
    const found = place(rest, courts, new Map(taken).set(court.id, start));
    if (found) return [court.id, ...found];
  }
  return undefined;
}
