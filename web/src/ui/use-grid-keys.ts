import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type GridCounts, type GridSpot, nextSpot, spotOrFirst } from './grid-keys.ts';

/**
 * Makes a table one stop of the Tab key, in which the arrows go from cell to cell: of all buttons in its body one has
 * the tab stop, and what was used last keeps it.
 */
export function useGridKeys(table: RefObject<HTMLTableElement | null>): void {
  const spot = useRef<GridSpot | null>(null);
  // After every change of what is shown: cells come and go.
  useLayoutEffect(() => mark(cellsOf(table.current), spot));
  useEffect(() => {
    const at = table.current;
    const remember = ({ target }: FocusEvent) => {
      const cells = cellsOf(at);
      spot.current = spotOf(cells, target) ?? spot.current;
      mark(cells, spot);
    };
    const move = (event: KeyboardEvent) => {
      const cells = cellsOf(at);
      const from = spotOf(cells, event.target);
      const to = from && nextSpot(countsOf(cells), from, event.key);
      if (!to) return;
      event.preventDefault();
      cells[to.row]?.[to.column]?.[to.index]?.focus();
    };
    at?.addEventListener('focusin', remember);
    at?.addEventListener('keydown', move);
    return () => {
      at?.removeEventListener('focusin', remember);
      at?.removeEventListener('keydown', move);
    };
  }, [table]);
}

type Cells = HTMLButtonElement[][][];

const cellsOf = (table: HTMLTableElement | null): Cells =>
  [...(table?.tBodies[0]?.rows ?? [])].map((row) =>
    [...row.cells].map((cell) => [...cell.querySelectorAll('button')]),
  );

const countsOf = (cells: Cells): GridCounts => cells.map((row) => row.map(({ length }) => length));

function spotOf(cells: Cells, target: EventTarget | null): GridSpot | undefined {
  for (const [row, columns] of cells.entries())
    for (const [column, buttons] of columns.entries()) {
      const index = buttons.indexOf(target as HTMLButtonElement);
      if (index >= 0) return { row, column, index };
    }
  return undefined;
}

function mark(cells: Cells, spot: RefObject<GridSpot | null>): void {
  const stop = spotOrFirst(countsOf(cells), spot.current);
  for (const [row, columns] of cells.entries())
    for (const [column, buttons] of columns.entries())
      for (const [index, button] of buttons.entries())
        button.tabIndex = stop?.row === row && stop.column === column && stop.index === index ? 0 : -1;
}
