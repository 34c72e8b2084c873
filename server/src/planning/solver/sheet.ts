import type { ModelData, ObjectiveSense } from 'highs';

/** What is added up: columns with their factors. */
export type Terms = readonly (readonly [column: number, factor: number])[];

/** HiGHS's word for maximizing; its type is a brand, so that no number slips in. */
const most = -1 as unknown as ObjectiveSense;

type Column = {
  /** Points per unit. */
  readonly worth?: number;
  readonly from?: number;
  readonly to?: number;
  readonly whole?: boolean;
};

/** A linear program that grows: columns are what is decided, rows what holds between them; the sum of worth is maximized. */
export class Sheet {
  readonly worth: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly whole: (0 | 1)[] = [];
  offset = 0;
  #low: number[] = [];
  #high: number[] = [];
  #starts: number[] = [0];
  #columns: number[] = [];
  #factors: number[] = [];

  column({ worth = 0, from = 0, to = 1, whole = false }: Column): number {
    this.worth.push(worth);
    this.from.push(from);
    this.to.push(to);
    this.whole.push(whole ? 1 : 0);
    return this.worth.length - 1;
  }

  /** low ≤ sum ≤ high. A row over nothing is left out. */
  row(low: number, sum: Terms, high: number): void {
    if (sum.length === 0) return;
    for (const [column, factor] of merged(sum)) {
      this.#columns.push(column);
      this.#factors.push(factor);
    }
    this.#starts.push(this.#columns.length);
    this.#low.push(low);
    this.#high.push(high);
  }

  atMost(sum: Terms, high: number): void {
    this.row(Number.NEGATIVE_INFINITY, sum, high);
  }

  atLeast(sum: Terms, low: number): void {
    this.row(low, sum, Number.POSITIVE_INFINITY);
  }

  /** A column that is worth something at most as often as each of these sums says. */
  reward(worth: number, sums: readonly Terms[]): number {
    const column = this.column({ worth });
    for (const sum of sums) this.atMost([[column, 1], ...minus(sum)], 0);
    return column;
  }

  data(): ModelData {
    const numCols = this.worth.length;
    const numRows = this.#low.length;
    return {
      numCols,
      numRows,
      sense: most,
      offset: this.offset,
      colCost: this.worth,
      colLower: this.from,
      colUpper: this.to,
      rowLower: this.#low,
      rowUpper: this.#high,
      integrality: this.whole,
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: this.#starts,
        indices: this.#columns,
        values: this.#factors,
      },
    };
  }
}

export function minus(sum: Terms): Terms {
  return sum.map(([column, factor]) => [column, -factor] as const);
}

export function times(factor: number, sum: Terms): Terms {
  return sum.map(([column, by]) => [column, factor * by] as const);
}

export const each = (columns: readonly number[]): Terms => columns.map((column) => [column, 1] as const);

/** Each column once, as HiGHS wants it. */
function merged(sum: Terms): Iterable<readonly [number, number]> {
  const factors = new Map<number, number>();
  for (const [column, factor] of sum) factors.set(column, (factors.get(column) ?? 0) + factor);
  return factors;
}
