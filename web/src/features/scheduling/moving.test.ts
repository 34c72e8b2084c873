import { describe, expect, it } from 'vitest';
import type { Session } from './api.ts';
import { type Board, carried, changeBack, changeTo, isFree, movedTo, spotOf, stretchedTo } from './moving.ts';

const coach = (id: string) => ({ id, display_name: id });
const session = (id: string, local_time: string, more: Partial<Session> = {}) =>
  ({
    ...{ id, local_time, duration_minutes: 60, status: 'scheduled', court: { id: 'c1', name: 'c1' } },
    ...{ instructor: coach('eva'), substitute_instructor: null },
    assistant_instructors: [],
    ...more,
  }) as Session;
const lanes = ['c1', 'c2', 'c3'].map((id) => ({ id, name: id }));
const boardOf = (all: Session[], more: Partial<Board> = {}): Board => ({
  ...{ kind: 'court', lanes, all, busy: [], step: 60 },
  ...more,
});
const seven = session('a', '19:00');
const board = boardOf([seven, session('b', '20:00', { court: { id: 'c2', name: 'c2' } })]);

describe('a class that is carried', () => {
  it('by the mouse keeps its length, and how far into the hour it begins', () => {
    const quarter = spotOf(board, session('q', '19:15'));
    expect(movedTo(board, quarter, { lane: 2, minute: 10 * 60 })).toEqual({ lane: 2, from: 615, until: 675 });
    expect(movedTo(board, quarter, { lane: 0, minute: 23 * 60 })).toEqual({
      lane: 0,
      from: 1380,
      until: 1440,
    });
  });

  it('by its end lasts until the end of a row, and never less than it can', () => {
    const spot = spotOf(board, seven);
    expect(stretchedTo(board, spot, 20 * 60)).toMatchObject({ from: 1140, until: 1260 });
    expect(stretchedTo(board, spot, 17 * 60)).toMatchObject({ from: 1140, until: 1145 });
  });

  it('by keys goes from lane to lane and row to row, within the day', () => {
    const spot = spotOf(board, seven);
    expect(carried(board, spot, 'ArrowRight', false)).toMatchObject({ lane: 1, from: 1140 });
    expect(carried(board, spot, 'ArrowLeft', false)).toMatchObject({ lane: 0 });
    expect(carried(board, spot, 'ArrowUp', false)).toMatchObject({ from: 1080, until: 1140 });
    expect(carried(board, spot, 'ArrowDown', true)).toMatchObject({ from: 1140, until: 1260 });
    expect(carried(board, spot, 'ArrowUp', true)).toEqual(spot);
    const last = { lane: 0, from: 1380, until: 1440 };
    expect(carried(board, last, 'ArrowDown', false)).toEqual(last);
    expect(carried(board, spot, 'x', false)).toBeUndefined();
  });
});

describe('a place on the day', () => {
  it('is free when nothing else has the lane then, the class itself aside', () => {
    expect(isFree(board, spotOf(board, seven), 'a')).toBe(true);
    expect(isFree(board, { lane: 1, from: 1140, until: 1200 })).toBe(true);
    expect(isFree(board, { lane: 1, from: 1140, until: 1201 })).toBe(false);
  });

  it('is not free where a match is, and is where a class was called off', () => {
    const busy = [{ lane_id: 'c3', from: 1140, until: 1200, title: 'Match' }];
    expect(isFree(boardOf([], { busy }), { lane: 2, from: 1100, until: 1150 })).toBe(false);
    const off = session('x', '19:00', { status: 'cancelled' });
    expect(isFree(boardOf([off]), { lane: 0, from: 1140, until: 1200 })).toBe(true);
  });

  it('of a week is free on a day on which neither its court nor anybody at it is taken then', () => {
    const days = ['2026-12-01', '2026-12-02', '2026-12-03'].map((id) => ({ id, name: id }));
    const on = (id: string, local_date: string, more: Partial<Session> = {}) =>
      session(id, '19:00', { local_date, ...more });
    const elsewhere = { court: { id: 'c9', name: 'c9' } };
    const carriedOne = on('a', '2026-12-01');
    const all = [
      carriedOne,
      on('b', '2026-12-02', { instructor: coach('leo') }),
      on('c', '2026-12-03', {
        ...elsewhere,
        instructor: coach('leo'),
        assistant_instructors: [coach('eva')],
      }),
      on('d', '2026-12-03', { ...elsewhere, local_time: '21:00', instructor: coach('leo') }),
    ];
    const week = boardOf(all, { kind: 'day', lanes: days });
    expect(spotOf(week, carriedOne)).toEqual({ lane: 0, from: 1140, until: 1200 });
    expect(isFree(week, { lane: 1, from: 1140, until: 1200 }, 'a')).toBe(false);
    expect(isFree(week, { lane: 1, from: 1200, until: 1260 }, 'a')).toBe(true);
    expect(isFree(week, { lane: 2, from: 1140, until: 1200 }, 'a')).toBe(false);
    expect(isFree(week, { lane: 2, from: 1260, until: 1320 }, 'a')).toBe(true);
    const closed = [{ lane_id: '2026-12-03', from: 0, until: 1440, title: 'Fiesta' }];
    expect(isFree({ ...week, busy: closed }, { lane: 2, from: 1260, until: 1320 }, 'a')).toBe(false);
    expect(changeTo(week, carriedOne, { lane: 1, from: 1200, until: 1260 })).toEqual({
      local_time: '20:00',
      local_date: '2026-12-02',
    });
    expect(changeTo(week, carriedOne, spotOf(week, carriedOne))).toBeNull();
  });

  it('is not free where a coach helps in another class', () => {
    const coaches = ['eva', 'leo'].map((id) => ({ id, name: id }));
    const helped = session('y', '19:00', { assistant_instructors: [coach('leo')] });
    const day = boardOf([helped], { kind: 'coach', lanes: coaches });
    expect(isFree(day, { lane: 1, from: 1140, until: 1200 })).toBe(false);
    expect(isFree(day, { lane: 1, from: 1200, until: 1260 })).toBe(true);
  });

  it('is not free where a coach helps in the very class, at any hour, unless somebody stands in for its coach', () => {
    const coaches = ['eva', 'leo'].map((id) => ({ id, name: id }));
    const helped = session('y', '19:00', { assistant_instructors: [coach('leo')] });
    const day = boardOf([helped], { kind: 'coach', lanes: coaches });
    expect(isFree(day, { lane: 1, from: 1140, until: 1200 }, 'y')).toBe(false);
    expect(isFree(day, { lane: 1, from: 1200, until: 1260 }, 'y')).toBe(false);
    expect(isFree(day, { lane: 0, from: 1200, until: 1260 }, 'y')).toBe(true);
    const stoodIn = session('y', '19:00', { ...helped, substitute_instructor: coach('ana') });
    expect(isFree({ ...day, all: [stoodIn] }, { lane: 1, from: 1200, until: 1260 }, 'y')).toBe(true);
  });
});

describe('what is changed', () => {
  it('is only what differs, and nothing where it was put back', () => {
    const spot = spotOf(board, seven);
    expect(changeTo(board, seven, spot)).toBeNull();
    expect(changeTo(board, seven, { ...spot, lane: 1 })).toEqual({ court_id: 'c2' });
    expect(changeTo(board, seven, { lane: 0, from: 1200, until: 1290 })).toEqual({
      ...{ local_time: '20:00', duration_minutes: 90 },
    });
  });

  it('of a class that a substitute gives, is the substitute', () => {
    const byCoach = (all: Session[]) =>
      boardOf(all, { kind: 'coach', lanes: [...['eva', 'leo', 'ana'].map((id) => ({ id, name: id }))] });
    const given = session('s', '19:00', { substitute_instructor: coach('leo') });
    const spot = spotOf(byCoach([given]), given);
    expect(spot.lane).toBe(1);
    expect(changeTo(byCoach([given]), given, { ...spot, lane: 2 })).toEqual({
      substitute_instructor_id: 'ana',
    });
    expect(changeTo(byCoach([given]), given, { ...spot, lane: 0 })).toEqual({
      substitute_instructor_id: null,
    });
    expect(changeTo(byCoach([seven]), seven, { ...spot, lane: 2 })).toEqual({ instructor_id: 'ana' });
  });
});

it('a move is taken back by what was there before, and touches nothing else', () => {
  const given = session('a', '19:15:00', { substitute_instructor: coach('leo') });
  expect(changeBack(given, { local_time: '20:15', court_id: 'c2' })).toEqual({
    local_time: '19:15',
    court_id: 'c1',
  });
  expect(changeBack(given, { substitute_instructor_id: null })).toEqual({ substitute_instructor_id: 'leo' });
  expect(changeBack(session('b', '19:00', { court: null }), { court_id: 'c1' })).toEqual({ court_id: null });
});
