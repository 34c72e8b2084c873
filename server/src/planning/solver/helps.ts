import type { Highs } from 'highs';
import { canCome, fits } from '../rules/fits.ts';
import { holding, waitingOf } from '../rules/hold.ts';
import { classesOf } from '../rules/index.ts';
import { type Scene, sceneOf } from '../rules/obstacles.ts';
import type { Plan } from '../rules/plan.ts';
import type { Person, Puzzle, Start } from '../rules/puzzle.ts';
import { coachIsFree, courtIsFree } from '../rules/standing.ts';
import type { Limits } from './run.ts';
import { search } from './search.ts';

/** Something the director could do. */
export type Change =
  | { readonly what: 'coach' | 'court' | 'coach_and_court'; readonly start: string }
  /** One more hour for this coach, of the length of the longest class. */
  | { readonly what: 'coach_hours'; readonly coach: string; readonly minutes: number }
  /** Groups of this kind with one place more, or going ahead with one person less. */
  | { readonly what: 'larger' | 'smaller'; readonly kind: string };

/** What comes of it when nobody who has a class is moved: these people get one more class each. */
export type Help = {
  readonly change: Change;
  readonly people: readonly string[];
  readonly waiting: number;
};

/** How much each is to ask for; of two changes that help as many, the smaller comes first. */
const effort: Record<Change['what'], number> = {
  larger: 1,
  smaller: 2,
  coach_hours: 3,
  coach: 4,
  court: 5,
  coach_and_court: 6,
};

/** Each possible change costs one small program; more are not looked at. */
const looksAt = 40;

/** No wish but to have a class: the number is then the most that the change can bring. */
const onlyPlaces = { loved: 0, friends: 0, level: 0, coach: 0, gaps: 0, prime: 0, changes: 0, revenue: 0 };

/** The changes that would bring those without a class into this plan, each tried out: most people first. */
export function helpsOf(highs: Highs, puzzle: Puzzle, plan: Plan, limits: Limits): Help[] {
  const waiting = waitingOf(puzzle, plan);
  const held = { ...holding(puzzle, plan), weights: onlyPlaces };
  const people = waiting.map(({ person }) => person);
  const today = countsOf(plan);
  const changes = changesFor(sceneOf(puzzle, plan), people)
    .sort((a, b) => b.hope - a.hope)
    .slice(0, looksAt);
  return changes
    .map(({ change }) => {
      const found = search(
        highs,
        { puzzle: withChange(held, change), aim: { for: 'value' }, limits: { ...limits, gap: 0 } },
        plan,
        { found: () => undefined, isStopped: () => false },
      );
      const then = countsOf(found.plan);
      const helped = people
        .filter(({ id }) => (then.get(id) ?? 0) > (today.get(id) ?? 0))
        .map(({ id }) => id);
      return { change, people: helped, waiting: waiting.length };
    })
    .filter(({ people }) => people.length > 0)
    .sort((a, b) => b.people.length - a.people.length || effort[a.change.what] - effort[b.change.what]);
}

function countsOf(plan: Plan): Map<string, number> {
  return new Map([...classesOf(plan)].map(([id, classes]) => [id, classes.length]));
}

/** The puzzle in which the director has done it. */
export function withChange(puzzle: Puzzle, change: Change): Puzzle {
  const { coaches, courts, kinds, starts } = puzzle;
  const hour = { id: 'one more', starts: 'start' in change ? [change.start] : [] };
  const coach = { ...hour, kinds: kinds.map(({ id }) => id), minutes: 24 * 60 };
  const at = 'start' in change ? starts.find(({ id }) => id === change.start) : undefined;
  const court = { ...hour, club: at?.club ?? '' };
  switch (change.what) {
    case 'coach':
      return { ...puzzle, coaches: [...coaches, coach] };
    case 'court':
      return { ...puzzle, courts: [...courts, court] };
    case 'coach_and_court':
      return { ...puzzle, coaches: [...coaches, coach], courts: [...courts, court] };
    case 'coach_hours':
      return {
        ...puzzle,
        coaches: coaches.map((one) =>
          one.id === change.coach ? { ...one, minutes: one.minutes + change.minutes } : one,
        ),
      };
    case 'larger':
    case 'smaller': {
      const [less, more] = change.what === 'larger' ? [0, 1] : [1, 0];
      return {
        ...puzzle,
        kinds: kinds.map((kind) =>
          kind.id === change.kind
            ? { ...kind, size: [kind.size[0] - less, kind.size[1] + more] as const }
            : kind,
        ),
      };
    }
  }
}

type Candidate = { change: Change; hope: number };

function changesFor(scene: Scene, waiting: readonly Person[]): Candidate[] {
  const { puzzle } = scene;
  const starts = puzzle.starts.flatMap((start) => atStart(scene, start, waiting));
  const kinds = puzzle.kinds.flatMap((kind): Candidate[] => {
    const hope = waiting.filter((person) => fits(person, kind)).length;
    if (hope === 0) return [];
    const larger: Candidate = { change: { what: 'larger', kind: kind.id }, hope };
    return kind.size[0] > 1 ? [larger, { change: { what: 'smaller', kind: kind.id }, hope }] : [larger];
  });
  const minutes = Math.max(0, ...puzzle.kinds.map((kind) => kind.minutes));
  const coaches = puzzle.coaches.flatMap((coach): Candidate[] => {
    const hope = waiting.filter(({ starts }) => starts.some((start) => coach.starts.includes(start))).length;
    return hope === 0 ? [] : [{ change: { what: 'coach_hours', coach: coach.id, minutes }, hope }];
  });
  return [...starts, ...kinds, ...coaches];
}

/** What is missing at this hour for one more group: a coach, a court or both. */
function atStart({ puzzle, drafts }: Scene, start: Start, waiting: readonly Person[]): Candidate[] {
  const hope = waiting.filter((person) => canCome(person, start)).length;
  if (hope === 0) return [];
  const coach = puzzle.coaches.some(
    (one) => one.starts.includes(start.id) && coachIsFree(puzzle, drafts, one, start),
  );
  const court = courtIsFree(puzzle, drafts, start);
  if (court) return [{ change: { what: 'coach', start: start.id }, hope }];
  return [{ change: { what: coach ? 'court' : 'coach_and_court', start: start.id }, hope }];
}
