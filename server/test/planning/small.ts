import { type Draw, drawFrom } from '../../../bench/planning/draw.ts';
import type { Existing, Person, Puzzle, Start } from '../../src/planning/rules/puzzle.ts';

/**
 * A puzzle so small that every plan of it can be tried: two coaches, three or four starts of which some overlap, two
 * kinds, four people with every sort of wish.
 */
export function smallPuzzle(seed: number): Puzzle {
  const draw = drawFrom(seed);
  const starts = startsOf(draw);
  const ids = starts.map(({ id }) => id);
  const kinds = [
    { id: 'low', minutes: 60, level: [0, 2] as const, age: [0, 99] as const, untested: true },
    { id: 'high', minutes: 60, level: [1, 4] as const, age: [12, 99] as const, untested: false },
  ].map((kind) => ({ ...kind, size: sizeOf(draw), price: 3000 + Math.floor(draw() * 3000) }));
  const coaches = ['ana', 'ben'].map((id) => ({
    id,
    starts: some(draw, ids, 0.6).slice(0, 2),
    kinds: draw() < 0.8 ? ['low', 'high'] : ['low'],
    minutes: draw() < 0.3 ? 60 : 240,
  }));
  const courts = ['one', 'two'].slice(0, draw() < 0.5 ? 1 : 2).map((id) => ({
    id,
    club: 'club',
    starts: some(draw, ids, 0.85),
  }));
  const people = Array.from({ length: 4 }, (_, n) => personOf(draw, n, ids));
  const group: Existing[] = coaches[0]!.starts.slice(0, 1).map((start) => ({
    id: 'today',
    kind: 'low',
    start,
    coach: 'ana',
    members: some(draw, ['p0', 'p1'], 0.7),
    freedom: 'movable',
  }));
  return {
    starts,
    kinds,
    coaches,
    courts,
    people,
    groups: draw() < 0.4 ? group : [],
    locks: [],
    weights: weightsOf(draw),
    travel: 0,
  };
}

function startsOf(draw: Draw): Start[] {
  const minutes = [1080, draw() < 0.4 ? 1110 : 1140, 1200, 1080];
  return minutes.slice(0, draw() < 0.5 ? 3 : 4).map((minute, n) => ({
    id: `s${n}`,
    club: 'club',
    weekday: n === 3 ? 2 : 1,
    minute,
    minutes: 60,
    prime: draw() < 0.4,
  }));
}

function sizeOf(draw: Draw): readonly [number, number] {
  const least = 1 + Math.floor(draw() * 2);
  return [least, least + Math.floor(draw() * 2)];
}

function personOf(draw: Draw, n: number, starts: readonly string[]): Person {
  const others = [0, 1, 2, 3].filter((one) => one !== n).map((one) => `p${one}`);
  const can = some(draw, starts, 0.6);
  return {
    id: `p${n}`,
    level: draw() < 0.15 ? null : Math.floor(draw() * 9) / 2,
    age: draw() < 0.3 ? 10 : 30,
    classes: draw() < 0.25 ? 2 : 1,
    twoOnOneDay: draw() < 0.4,
    clubs: ['club'],
    starts: can,
    loved: some(draw, can, 0.4),
    coaches: draw() < 0.3 ? ['ben'] : [],
    with: some(draw, others, 0.2),
    notWith: some(draw, others, 0.1),
    backToBack: some(draw, others, 0.1),
  };
}

function weightsOf(draw: Draw): Puzzle['weights'] {
  const weight = () => Math.floor(draw() * 11);
  return {
    loved: weight(),
    friends: weight(),
    level: weight(),
    coach: weight(),
    gaps: weight(),
    prime: weight(),
    changes: weight(),
    revenue: weight(),
  };
}

function some(draw: Draw, all: readonly string[], share: number): string[] {
  return all.filter(() => draw() < share);
}
