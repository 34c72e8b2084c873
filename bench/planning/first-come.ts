import { finishPlan } from '../../server/src/planning/rules/finish.ts';
import { canCome, fits } from '../../server/src/planning/rules/fits.ts';
import { indexOf } from '../../server/src/planning/rules/index.ts';
import type { Plan } from '../../server/src/planning/rules/plan.ts';
import type { Person, Puzzle } from '../../server/src/planning/rules/puzzle.ts';
import {
  coachIsFree,
  coachMay,
  courtIsFree,
  type Draft,
  isFree,
  mayMeet,
} from '../../server/src/planning/rules/standing.ts';

/**
 * What a person does with a pile of slips: one after the other, into the first group with room, loved hours first; where
 * there is none, a new one at the first hour that a coach and a court have. Groups that stay too small are closed in the
 * end, and their people tried once more.
 */
export function firstCome(puzzle: Puzzle): Plan {
  let drafts: Draft[] = [];
  for (const person of puzzle.people) seat(puzzle, drafts, person, true);
  drafts = drafts.filter(({ members, kind }) => members.length >= kind.size[0]);
  for (const person of puzzle.people) seat(puzzle, drafts, person, false);
  return finishPlan(puzzle, drafts)!;
}

function seat(puzzle: Puzzle, drafts: Draft[], person: Person, mayOpen: boolean): void {
  const index = indexOf(puzzle);
  const starts = puzzle.starts
    .filter((start) => canCome(person, start))
    .sort((a, b) => Number(person.loved.includes(b.id)) - Number(person.loved.includes(a.id)));
  const own = () => drafts.filter(({ members }) => members.includes(person.id)).map(({ start }) => start);
  for (const start of starts) {
    if (own().length >= person.classes) return;
    if (!isFree(person, own(), start)) continue;
    const draft =
      drafts.find(
        (one) =>
          one.start === start &&
          fits(person, one.kind) &&
          one.members.length < one.kind.size[1] &&
          one.members.every((other) => mayMeet(index, other, person.id)),
      ) ?? (mayOpen ? opened(puzzle, drafts, person, start.id) : undefined);
    draft?.members.push(person.id);
  }
}

function opened(puzzle: Puzzle, drafts: Draft[], person: Person, id: string): Draft | undefined {
  const start = puzzle.starts.find((one) => one.id === id)!;
  const kind = puzzle.kinds.find((one) => one.minutes === start.minutes && fits(person, one));
  if (!kind || !courtIsFree(puzzle, drafts, start)) return undefined;
  const coach = puzzle.coaches.find(
    (one) => coachMay(one, start, kind) && coachIsFree(puzzle, drafts, one, start),
  );
  if (!coach) return undefined;
  const draft: Draft = { kind, start, coach: coach.id, members: [], closed: false };
  drafts.push(draft);
  return draft;
}
