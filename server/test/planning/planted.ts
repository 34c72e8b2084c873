import { drawFrom } from '../../../bench/planning/draw.ts';
import type { Person, Puzzle } from '../../src/planning/rules/puzzle.ts';
import { placeWorth, usualWeights } from '../../src/planning/rules/weights.ts';

/**
 * A puzzle of which the best plan is known, because it gives everybody all there is: groups are drawn first, and who is
 * in one can come at its hour, loves it, is of its exact level, names its people and its coach. Other hours at which
 * they could come, and the order of everything, hide it. Nothing can be better than all wishes of all people.
 */
export function plantedPuzzle(seed: number): { puzzle: Puzzle; worth: number } {
  const draw = drawFrom(seed);
  const size = 3;
  const starts = [1, 2, 3, 4].flatMap((weekday) =>
    [1080, 1140].map((minute) => ({
      id: `${weekday}-${minute}`,
      club: 'club',
      weekday,
      minute,
      minutes: 60,
      prime: false,
    })),
  );
  const kinds = [1, 2, 3].map((level) => ({
    id: `level ${level}`,
    minutes: 60,
    level: [level - 0.75, level + 0.75] as const,
    age: [0, 99] as const,
    size: [size, size] as const,
    untested: false,
    price: 5000,
  }));
  const coaches = ['ana', 'ben'].map((id) => ({
    id,
    starts: starts.map((start) => start.id),
    kinds: kinds.map((kind) => kind.id),
    minutes: 8 * 60,
  }));
  const people: Person[] = coaches.flatMap((coach) =>
    starts.flatMap((start) => {
      const level = 1 + Math.floor(draw() * 3);
      const ids = [1, 2, 3].map((n) => `${coach.id} ${start.id} ${n}`);
      return ids.map((id, n) => ({
        id,
        level,
        age: null,
        classes: 1,
        twoOnOneDay: false,
        clubs: ['club'],
        starts: [start.id, ...starts.filter(() => draw() < 0.4).map((one) => one.id)],
        loved: [start.id],
        coaches: [coach.id],
        with: [ids[(n + 1) % size]!],
        notWith: [],
        backToBack: [],
      }));
    }),
  );
  const shuffled = people
    .map((person) => ({ person, key: draw() }))
    .sort((a, b) => a.key - b.key)
    .map(({ person }) => person);
  const { loved, friends, coach } = usualWeights;
  const courts = ['one', 'two'].map((id) => ({ id, club: 'club', starts: starts.map((start) => start.id) }));
  return {
    puzzle: {
      starts,
      kinds,
      coaches,
      courts,
      people: shuffled,
      groups: [],
      locks: [],
      weights: { ...usualWeights, gaps: 0, prime: 0 },
      travel: 0,
    },
    worth: people.length * (placeWorth.first + loved + friends + coach),
  };
}
