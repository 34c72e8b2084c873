/* Things of one lane in time, laid beside each other where they would cover each other. */

export interface Span {
  /** Minutes since midnight. */
  from: number;
  until: number;
}

/** Where something lies across its lane: in which column, of how many. */
export type Beside<T> = T & { column: number; columns: number };

/** What is shorter is drawn as long as this, so that its name can be read. */
export const SHORTEST_SHOWN = 20;

const shownUntil = ({ from, until }: Span): number => Math.max(until, from + SHORTEST_SHOWN);

/** Each with its column; what meets nothing has the whole width, whatever is crowded at another hour. */
export function besideEachOther<T extends Span>(things: readonly T[]): Beside<T>[] {
  const inOrder = [...things].sort((a, b) => a.from - b.from || b.until - a.until);
  return clustersOf(inOrder).flatMap(inColumns);
}

/** Runs of things that meet, directly or through others. */
function clustersOf<T extends Span>(inOrder: readonly T[]): T[][] {
  const clusters: T[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const thing of inOrder) {
    if (thing.from >= end) clusters.push([]);
    clusters.at(-1)?.push(thing);
    end = Math.max(end, shownUntil(thing));
  }
  return clusters;
}

/** Each in the first column that is free by then. */
function inColumns<T extends Span>(cluster: readonly T[]): Beside<T>[] {
  const ends: number[] = [];
  const placed = cluster.map((thing) => {
    const free = ends.findIndex((end) => end <= thing.from);
    const column = free < 0 ? ends.length : free;
    ends[column] = shownUntil(thing);
    return { ...thing, column };
  });
  return placed.map((thing) => ({ ...thing, columns: ends.length }));
}
