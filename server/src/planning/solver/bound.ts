import type { ModelData } from 'highs';

/**
 * What no values within the columns' and rows' bounds can exceed, by these prices of the rows. It holds for any prices
 * at all (weak duality), so how exactly they were computed decides only how close it is: with price λ of each row,
 *
 *   c·x = λ·Ax + (c − λA)·x ≤ Σ max(λ·low, λ·high) over rows + Σ max(d·from, d·to) over columns, with d = c − λA.
 *
 * A price is left out where the row has no bound on the side that it would pay for. All columns have both bounds.
 */
export function boundBy(data: ModelData, prices: ArrayLike<number>): number {
  const { colCost, colLower, colUpper, rowLower, rowUpper, matrix, offset = 0 } = data;
  const rest = Float64Array.from(colCost);
  let bound = offset;
  for (let row = 0; row < data.numRows; row++) {
    const price = prices[row]!;
    const side = price > 0 ? rowUpper[row]! : rowLower[row]!;
    if (price === 0 || !Number.isFinite(side)) continue;
    bound += price * side;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++)
      rest[matrix.indices[at]!]! -= price * matrix.values[at]!;
  }
  for (let column = 0; column < data.numCols; column++)
    bound += Math.max(rest[column]! * colLower[column]!, rest[column]! * colUpper[column]!);
  return bound;
}
