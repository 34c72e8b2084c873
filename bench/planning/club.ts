import type {
  Coach,
  Court,
  Existing,
  Kind,
  Person,
  Puzzle,
  Start,
} from '../../server/src/planning/rules/puzzle.ts';
import { usualWeights } from '../../server/src/planning/rules/weights.ts';
import { type Draw, drawFrom } from './draw.ts';

/** How large a school is that nobody has seen, and which of its kind. */
export type Size = {
  people: number;
  clubs: number;
  courts: number;
  coaches: number;
  groups: number;
  seed: number;
};

/** Evenings are wanted most, and Fridays least. */
const hours: readonly (readonly [minute: number, minutes: number, weight: number])[] = [
  [570, 90, 2],
  [660, 90, 1],
  [990, 60, 0],
  [1050, 60, 0],
  [1110, 90, 6],
  [1200, 90, 6],
];
const days: readonly number[] = [1, 2, 3, 4, 5];
const dayWeight = [0, 5, 6, 5, 6, 2];

/**
 * A school as it asks in September: levels skewed to beginners, most on two or three evenings, a quarter with a friend,
 * children in the afternoon with brothers and sisters, coaches with afternoons and evenings, and slightly more wishes
 * than places.
 */
export function madeUpClub(size: Size): Puzzle {
  const draw = drawFrom(size.seed);
  const clubs = Array.from({ length: size.clubs }, (_, n) => `club${n + 1}`);
  const starts = clubs.flatMap(startsOf);
  const kinds = kindsOf();
  const coaches = Array.from({ length: size.coaches }, (_, n) =>
    coachOf(draw, n, size, clubs, starts, kinds),
  );
  const people = peopleOf(draw, size, clubs, starts, coaches);
  return {
    starts,
    courts: clubs.flatMap((club) => courtsOf(draw, club, size, starts)),
    coaches,
    kinds,
    people,
    groups: [] as Existing[],
    locks: [],
    weights: usualWeights,
    travel: 30,
  };
}

function startsOf(club: string): Start[] {
  return days.flatMap((weekday) =>
    hours.map(([minute, minutes]) => ({
      id: `${club}-${weekday}-${minute}`,
      club,
      weekday,
      minute,
      minutes,
      prime: minute >= 1110,
    })),
  );
}

function courtsOf(draw: Draw, club: string, { courts, clubs }: Size, starts: readonly Start[]): Court[] {
  const own = starts.filter((start) => start.club === club);
  return Array.from({ length: courts / clubs }, (_, n) => ({
    id: `${club}-court${n + 1}`,
    club,
    // One court of each club is often let to others.
    starts: own.filter(() => n > 0 || draw() < 0.6).map(({ id }) => id),
  }));
}

function kindsOf(): Kind[] {
  const bands = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
  const adults = bands.map((low) => ({
    id: `adults ${low}`,
    minutes: 90,
    level: [low, low + 1] as const,
    age: [16, 99] as const,
    size: [3, 4] as const,
    untested: low === 0,
    price: 6000,
  }));
  const ages = [
    [6, 9],
    [10, 12],
    [13, 16],
  ] as const;
  const children = ages.flatMap((age) =>
    (
      [
        [0, 1],
        [1, 2.5],
      ] as const
    ).map((level) => ({
      id: `children ${age[0]} ${level[0]}`,
      minutes: 60,
      level,
      age,
      size: [3, 6] as const,
      untested: level[0] === 0,
      price: 4000,
    })),
  );
  return [...adults, ...children];
}

function coachOf(
  draw: Draw,
  n: number,
  size: Size,
  clubs: readonly string[],
  starts: readonly Start[],
  kinds: readonly Kind[],
): Coach {
  const home = clubs[n % clubs.length]!;
  const second = clubs.length > 1 && draw() < 0.3 ? clubs[(n + 1) % clubs.length]! : home;
  const off = 1 + Math.floor(draw() * 5);
  const mornings = draw() < 0.6;
  const upTo = draw() < 0.4 ? 3.5 : 9;
  return {
    id: `coach${n + 1}`,
    starts: starts
      .filter(({ club }) => club === home || club === second)
      .filter(({ weekday, minute }) => (weekday !== off || draw() < 0.3) && (minute > 900 || mornings))
      .map(({ id }) => id),
    kinds: kinds.filter(({ level }) => level[0] < upTo).map(({ id }) => id),
    minutes: Math.ceil((size.groups / size.coaches) * 1.04) * 82,
  };
}

function peopleOf(
  draw: Draw,
  size: Size,
  clubs: readonly string[],
  starts: readonly Start[],
  coaches: readonly Coach[],
): Person[] {
  const people: Person[] = [];
  while (people.length < size.people) {
    const child = draw() < 0.25;
    const one = personOf(draw, people.length, child, clubs, starts, coaches);
    people.push(one);
    if (child && draw() < 0.3 && people.length < size.people) people.push(...siblingOf(draw, people, one));
  }
  for (let n = 0; n + 1 < people.length; n++) if (draw() < 0.14) befriend(draw, people, n);
  return people;
}

function personOf(
  draw: Draw,
  n: number,
  child: boolean,
  clubs: readonly string[],
  starts: readonly Start[],
  coaches: readonly Coach[],
): Person {
  const home = clubs[Math.floor(draw() * clubs.length)]!;
  const mine =
    clubs.length > 1 && draw() < 0.15 ? [home, clubs[(clubs.indexOf(home) + 1) % clubs.length]!] : [home];
  const fitting = starts.filter(
    ({ club, minutes, minute }) =>
      mine.includes(club) && (child ? minutes === 60 : minutes === 90) && minute > 0,
  );
  const can = some(draw, fitting, child ? 3 + Math.floor(draw() * 4) : 2 + Math.floor(draw() * 6));
  const level = child ? draw() * 2.5 : Math.min(6, 0.3 + 5.5 * draw() ** 1.6);
  return {
    id: `p${n + 1}`,
    level: draw() < 0.06 ? null : Math.round(level * 4) / 4,
    age: child ? 6 + Math.floor(draw() * 10) : 18 + Math.floor(draw() * 45),
    classes: draw() < 0.12 ? 2 : 1,
    twoOnOneDay: false,
    clubs: mine,
    starts: can,
    loved: can.filter(() => draw() < 0.4),
    coaches: draw() < 0.15 ? [coaches[Math.floor(draw() * coaches.length)]!.id] : [],
    with: [],
    notWith: [],
    backToBack: [],
  };
}

/** `count` of the starts, the wanted ones first. */
function some(draw: Draw, starts: readonly Start[], count: number): string[] {
  const weightOf = ({ minute, weekday }: Start) =>
    (hours.find(([at]) => at === minute)![2] || 4) * dayWeight[weekday]!;
  return starts
    .map((start) => ({ id: start.id, key: draw() ** (1 / weightOf(start)) }))
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ id }) => id)
    .sort();
}

function siblingOf(draw: Draw, people: readonly Person[], one: Person): Person[] {
  const id = `p${people.length + 1}`;
  return [
    {
      ...one,
      id,
      age: Math.min(15, Math.max(6, one.age! + Math.floor(draw() * 7) - 3)),
      level: Math.round(draw() * 10) / 4,
      backToBack: [one.id],
    },
  ];
}

function befriend(draw: Draw, people: Person[], n: number): void {
  const one = people[n]!;
  const isNear = (other: Person) =>
    other.id !== one.id &&
    other.with.length === 0 &&
    Math.abs((other.level ?? 0) - (one.level ?? 0)) < 1 &&
    Math.abs((other.age ?? 0) - (one.age ?? 0)) < 15 &&
    other.starts.some((start) => one.starts.includes(start));
  const near = people.filter(isNear);
  const other = near[Math.floor(draw() * near.length)];
  if (!other || one.with.length > 0) return;
  people[n] = { ...one, with: [other.id] };
  const at = people.indexOf(other);
  // Sometimes only one of the two says so.
  if (draw() < 0.7) people[at] = { ...other, with: [one.id] };
  if (draw() < 0.1) {
    const third = Math.floor(draw() * people.length);
    if (third !== n && third !== at) people[n] = { ...people[n]!, notWith: [people[third]!.id] };
  }
}
