/** Where the one tab stop of a grid is: a cell, and one of the things in it. */
export interface GridSpot {
  row: number;
  column: number;
  index: number;
}

/** How many things can be reached in each cell, row by row. */
export type GridCounts = readonly (readonly number[])[];

const STEPS: Record<string, { row: number; column: number }> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * The next spot for a key, undefined where it leads nowhere: up and down first through what is in the cell, then to the
 * next cell in that direction that has something; Home and End to the ends of the row.
 */
export function nextSpot(counts: GridCounts, from: GridSpot, key: string): GridSpot | undefined {
  if (key === 'Home' || key === 'End') return endOfRow(counts, from.row, key);
  const step = STEPS[key];
  if (!step) return undefined;
  const within = from.index + step.row;
  if (step.row !== 0 && within >= 0 && within < countAt(counts, from)) return { ...from, index: within };
  let row = from.row + step.row;
  let column = from.column + step.column;
  while (counts[row]?.[column] !== undefined) {
    const count = countAt(counts, { row, column });
    if (count > 0) return { row, column, index: step.row < 0 ? count - 1 : 0 };
    row += step.row;
    column += step.column;
  }
  return undefined;
}

const countAt = (counts: GridCounts, { row, column }: Pick<GridSpot, 'row' | 'column'>): number =>
  counts[row]?.[column] ?? 0;

function endOfRow(counts: GridCounts, row: number, key: 'Home' | 'End'): GridSpot | undefined {
  const has = (count: number) => count > 0;
  const column = key === 'Home' ? (counts[row] ?? []).findIndex(has) : (counts[row] ?? []).findLastIndex(has);
  return column < 0 ? undefined : { row, column, index: 0 };
}

/** Where the tab stop is after the grid has changed: where it was, else at the first thing there is. */
export function spotOrFirst(counts: GridCounts, spot: GridSpot | null): GridSpot | undefined {
  if (spot && spot.index < countAt(counts, spot)) return spot;
  for (const [row, cells] of counts.entries()) {
    const column = cells.findIndex((count) => count > 0);
    if (column >= 0) return { row, column, index: 0 };
  }
  return undefined;
}
