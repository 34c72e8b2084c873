import { expect, it } from 'vitest';
import { besideEachOther } from './side-by-side.ts';

const of = (from: number, until: number) => ({ from, until });
const columns = (things: { from: number; until: number }[]) =>
  besideEachOther(things).map(({ column, columns }) => `${column + 1}/${columns}`);

it('what meets nothing has the whole width, also where it begins when the other ends', () => {
  expect(columns([of(600, 690), of(690, 780)])).toEqual(['1/1', '1/1']);
});

it('what meets shares the width, and only with those whom it meets', () => {
  expect(columns([of(600, 690), of(630, 660), of(660, 720), of(720, 780)])).toEqual([
    ...['1/2', '2/2', '2/2', '1/1'],
  ]);
});

it('forty at once have forty columns', () => {
  const at = besideEachOther(Array.from({ length: 40 }, () => of(1140, 1200)));
  expect(new Set(at.map(({ column }) => column)).size).toBe(40);
  expect(at.every(({ columns }) => columns === 40)).toBe(true);
});

it('two of five minutes, one after the other, do not cover each other', () => {
  expect(columns([of(600, 605), of(605, 610)])).toEqual(['1/2', '2/2']);
});
