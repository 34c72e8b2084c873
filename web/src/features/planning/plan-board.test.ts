import { describe, expect, it } from 'vitest';
import {
  type Board,
  type BoardGroup,
  carriedTo,
  inTheWay,
  moveTo,
  rowsOf,
  spotOf,
  startsIn,
} from './plan-board.ts';

const group = (key: string, weekday: number, from: number, over: Partial<BoardGroup> = {}): BoardGroup => ({
  ...{ key, weekday, from, until: from + 90, court: 'c1', coach: 'ana' },
  ...over,
});
const [early, late, tuesday] = [
  group('a', 0, 1080),
  group('b', 0, 1170, { court: 'c2' }),
  group('c', 1, 1080),
];
const groups = [early, late, tuesday];
const starts = [
  { weekday: 0, minute: 1080 },
  { weekday: 1, minute: 1170 },
  { weekday: 3, minute: 1140 },
];
const board: Board = {
  ...{ kind: 'court', groups, rows: rowsOf(starts, groups) },
  lanes: [
    { id: 'c1', name: '1' },
    { id: 'c2', name: '2' },
  ],
};

describe('the week of a plan as a table', () => {
  it('has a row for every hour at which a group begins or could, once, day by day', () => {
    expect(board.rows.map(({ weekday, minute }) => `${weekday} ${minute}`)).toEqual([
      ...['0 1080', '0 1170', '1 1080', '1 1170', '3 1140'],
    ]);
  });

  it('has each group in the cell of its hour and lane', () => {
    expect(startsIn(board, { row: 0, lane: 0 })).toEqual([early]);
    expect(startsIn(board, { row: 0, lane: 1 })).toEqual([]);
    expect(spotOf(board, late)).toEqual({ row: 1, lane: 1 });
    expect(spotOf({ ...board, kind: 'coach', lanes: [{ id: 'ana', name: 'Ana' }] }, late)).toEqual({
      ...{ row: 1, lane: 0 },
    });
  });

  it('knows what has a lane while a class would last, and that it is not in its own way', () => {
    expect(inTheWay(board, { row: 0, lane: 1 }, { minutes: 91 })).toBe(late);
    expect(inTheWay(board, { row: 0, lane: 1 }, { minutes: 90 })).toBeUndefined();
    expect(inTheWay(board, { row: 0, lane: 0 }, { minutes: 90, except: 'a' })).toBeUndefined();
  });

  it('is walked through with what is carried, by hours, lanes and days', () => {
    const at = { row: 1, lane: 0 };
    expect(carriedTo(board, at, 'ArrowDown')).toEqual({ row: 2, lane: 0 });
    expect(carriedTo(board, at, 'ArrowRight')).toEqual({ row: 1, lane: 1 });
    expect(carriedTo(board, at, 'ArrowLeft')).toEqual(at);
    expect(carriedTo(board, at, 'PageDown')).toEqual({ row: 3, lane: 0 });
    expect(carriedTo(board, { row: 4, lane: 0 }, 'PageUp')).toEqual({ row: 3, lane: 0 });
    expect(carriedTo(board, { row: 4, lane: 0 }, 'PageDown')).toEqual({ row: 4, lane: 0 });
    expect(carriedTo(board, at, 'x')).toBeUndefined();
  });

  it('says what is another where it is let go', () => {
    expect(moveTo(board, early, { row: 0, lane: 0 })).toBeNull();
    expect(moveTo(board, early, { row: 2, lane: 0 })).toEqual({ weekday: 1, minute: 1080 });
    expect(moveTo(board, early, { row: 2, lane: 1 })).toEqual({ weekday: 1, minute: 1080, court: 'c2' });
  });
});
