import { fitsAge, fitsLevel, overlap } from './fits.ts';
import { waitingOf } from './hold.ts';
import { type Index, indexOf } from './index.ts';
import type { Plan } from './plan.ts';
import type { Kind, Person, Puzzle, Start } from './puzzle.ts';
import { coachIsFree, coachMay, courtIsFree, type Draft, isFree, mayMeet } from './standing.ts';

/** One thing that stands between a person and a class. */
export type Obstacle =
  /** They did not say that they can at this start, or in this club. */
  | { readonly what: 'time'; readonly start: string }
  | { readonly what: 'club'; readonly club: string }
  | { readonly what: 'level' | 'age'; readonly kind: string }
  /** The group has as many as it may. */
  | { readonly what: 'full'; readonly group: number }
  | { readonly what: 'closed'; readonly group: number }
  | { readonly what: 'not_with'; readonly person: string }
  /** They have another class on that day and wish no second one. */
  | { readonly what: 'one_a_day'; readonly weekday: number }
  /** No coach who may teach this is free then; no court is. */
  | { readonly what: 'coach'; readonly start: string; readonly kind: string }
  | { readonly what: 'court'; readonly start: string }
  /** So many more would be needed for a group. */
  | { readonly what: 'company'; readonly missing: number };

/** A class that somebody could have: of a group of the plan, or of a new one with others who wait. */
export type Way = {
  readonly start: string;
  readonly kind: string;
  readonly group: number | undefined;
  /** With whom a new group would be. */
  readonly company: readonly string[];
  /** All of this stands in the way, and nothing else does: without it they are in, and nobody else is moved. */
  readonly obstacles: readonly Obstacle[];
};

/** A class of a group that there is. */
export type Join = Way & { readonly group: number };

/** A plan looked at for ways into it. */
export type Scene = {
  readonly puzzle: Puzzle;
  readonly index: Index;
  readonly drafts: readonly Draft[];
  readonly waiting: readonly Person[];
  readonly own: ReadonlyMap<string, readonly Start[]>;
};

export function sceneOf(puzzle: Puzzle, plan: Plan): Scene {
  const index = indexOf(puzzle);
  const locks = new Set(puzzle.locks.filter(({ closed }) => closed).map(keyOf));
  const drafts = plan.groups.map(
    (group): Draft => ({
      kind: index.kinds.get(group.kind)!,
      start: index.starts.get(group.start)!,
      coach: group.coach,
      members: [...group.members],
      closed: locks.has(keyOf(group)),
    }),
  );
  const own = new Map<string, Start[]>();
  for (const { start, members } of drafts)
    for (const member of members) own.set(member, [...(own.get(member) ?? []), start]);
  return { puzzle, index, drafts, own, waiting: waitingOf(puzzle, plan).map(({ person }) => person) };
}

const keyOf = ({ start, kind, coach }: { start: string; kind: string; coach: string }) =>
  `${start} ${kind} ${coach}`;

/** Every way for this person into the plan, each with all that stands in it. */
export function waysOf(scene: Scene, person: Person): Way[] {
  const { puzzle, own } = scene;
  const mine = own.get(person.id) ?? [];
  return puzzle.starts
    .filter((start) => !mine.some((one) => overlap(one, start)))
    .flatMap((start) =>
      puzzle.kinds
        .filter(({ minutes }) => minutes === start.minutes)
        .flatMap((kind) => waysInto(scene, person, start, kind)),
    );
}

/** The ways into the groups that there are. */
export function joinsOf(scene: Scene, person: Person): Join[] {
  const mine = scene.own.get(person.id) ?? [];
  return scene.drafts.flatMap((draft, group) =>
    mine.some((one) => overlap(one, draft.start)) ? [] : [joinOf(scene, person, draft, group)],
  );
}

function joinOf(scene: Scene, person: Person, draft: Draft, group: number): Join {
  const { start, kind } = draft;
  const obstacles = [...personalOf(scene, person, start, kind), ...groupOf(scene, person, draft, group)];
  return { start: start.id, kind: kind.id, group, company: [], obstacles };
}

function waysInto(scene: Scene, person: Person, start: Start, kind: Kind): Way[] {
  const personal = personalOf(scene, person, start, kind);
  const joins = scene.drafts.flatMap((draft, group) =>
    draft.start === start && draft.kind === kind ? [joinOf(scene, person, draft, group)] : [],
  );
  return [...joins, openingOf(scene, { person, start, kind, personal })];
}

function personalOf({ own }: Scene, person: Person, start: Start, kind: Kind): Obstacle[] {
  const found: Obstacle[] = [];
  if (!person.starts.includes(start.id)) found.push({ what: 'time', start: start.id });
  if (!person.clubs.includes(start.club)) found.push({ what: 'club', club: start.club });
  if (!fitsLevel(person.level, kind)) found.push({ what: 'level', kind: kind.id });
  if (!fitsAge(person.age, kind)) found.push({ what: 'age', kind: kind.id });
  const sameDay = (own.get(person.id) ?? []).some(({ weekday }) => weekday === start.weekday);
  if (sameDay && !person.twoOnOneDay) found.push({ what: 'one_a_day', weekday: start.weekday });
  return found;
}

function groupOf(
  { index }: Scene,
  { id }: Person,
  { kind, members, closed }: Draft,
  group: number,
): Obstacle[] {
  return [
    ...(members.length >= kind.size[1] ? [{ what: 'full' as const, group }] : []),
    ...(closed ? [{ what: 'closed' as const, group }] : []),
    ...members
      .filter((member) => !mayMeet(index, id, member))
      .map((member) => ({ what: 'not_with' as const, person: member })),
  ];
}

type Opening = { person: Person; start: Start; kind: Kind; personal: readonly Obstacle[] };

/** A new group: a coach, a court, and others who wait and could come. */
function openingOf(scene: Scene, { person, start, kind, personal }: Opening): Way {
  const { puzzle, drafts, index } = scene;
  const obstacles: Obstacle[] = [...personal];
  const coach = puzzle.coaches.some(
    (one) => coachMay(one, start, kind) && coachIsFree(puzzle, drafts, one, start),
  );
  if (!coach) obstacles.push({ what: 'coach', start: start.id, kind: kind.id });
  if (!courtIsFree(puzzle, drafts, start)) obstacles.push({ what: 'court', start: start.id });
  const could = scene.waiting.filter(
    (other) => other.id !== person.id && couldCome(scene, other, start, kind),
  );
  const company = largest(
    index,
    [person.id],
    could.map(({ id }) => id),
    kind.size[0],
  ).slice(1);
  const missing = kind.size[0] - 1 - company.length;
  if (missing > 0) obstacles.push({ what: 'company', missing });
  return { start: start.id, kind: kind.id, group: undefined, company, obstacles };
}

function couldCome({ own }: Scene, person: Person, start: Start, kind: Kind): boolean {
  return (
    person.starts.includes(start.id) &&
    person.clubs.includes(start.club) &&
    fitsLevel(person.level, kind) &&
    fitsAge(person.age, kind) &&
    isFree(person, own.get(person.id) ?? [], start)
  );
}

/** The most people, up to `enough`, of whom no two must not meet. Few ever say so, which keeps this short. */
function largest(
  index: Index,
  chosen: readonly string[],
  rest: readonly string[],
  enough: number,
): readonly string[] {
  const next = rest.findIndex((one) => chosen.every((other) => mayMeet(index, one, other)));
  if (chosen.length >= enough || next < 0) return chosen;
  const one = rest[next]!;
  const after = rest.slice(next + 1);
  const withOne = largest(index, [...chosen, one], after, enough);
  const isHarmless = after.every((other) => mayMeet(index, one, other));
  if (isHarmless || withOne.length >= enough) return withOne;
  const without = largest(index, chosen, after, enough);
  return without.length > withOne.length ? without : withOne;
}
