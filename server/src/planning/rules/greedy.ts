import { finishPlan } from './finish.ts';
import { canCome, fits, type Slot, slotsOf } from './fits.ts';
import { type Index, indexOf } from './index.ts';
import { pinsOf } from './pins.ts';
import type { Plan } from './plan.ts';
import type { Person, Puzzle, Start } from './puzzle.ts';
import { coachIsFree, coachMay, courtIsFree, type Draft, isFree, mayMeet } from './standing.ts';

type State = {
  readonly puzzle: Puzzle;
  readonly index: Index;
  readonly drafts: Draft[];
  readonly own: Map<string, Start[]>;
};

/**
 * A plan to start from: what is pinned; then the fullest group that can still be opened, again and again, for those who
 * have the fewest other ways; then whoever still fits into a group with room. Pins that conflict yield undefined.
 */
export function greedyPlan(puzzle: Puzzle): Plan | undefined {
  const index = indexOf(puzzle);
  const state: State = { puzzle, index, drafts: [], own: new Map() };
  for (const pin of pinsOf(puzzle)) {
    const draft: Draft = {
      kind: index.kinds.get(pin.kind)!,
      start: index.starts.get(pin.start)!,
      coach: pin.coach,
      members: [],
      closed: pin.closed,
    };
    state.drafts.push(draft);
    for (const member of pin.members) if (index.people.has(member)) join(state, draft, member);
  }
  const slots = slotsOf(puzzle).map((slot) => ({ slot, people: fittingOf(puzzle, slot) }));
  fillUp(state);
  for (let best = fullest(state, slots); best; best = fullest(state, slots)) open(state, best);
  fillUp(state);
  return finishPlan(puzzle, state.drafts);
}

function fittingOf({ people }: Puzzle, { start, kind }: Slot): Person[] {
  return people.filter((person) => canCome(person, start) && fits(person, kind));
}

type Opening = { slot: Slot; coach: string; people: Person[]; worth: number };

/** The group that seats most; of two, that for people with fewer other hours. */
function fullest(
  state: State,
  slots: readonly { slot: Slot; people: readonly Person[] }[],
): Opening | undefined {
  let best: Opening | undefined;
  for (const { slot, people } of slots) {
    if (people.length < slot.kind.size[0]) continue;
    const seated = seatedOf(state, slot, people);
    if (seated.length < slot.kind.size[0]) continue;
    const worth = seated.reduce((sum, { starts }) => sum + 100 + 30 / starts.length, 0);
    if (best && worth <= best.worth) continue;
    const coach = coachFor(state, slot);
    if (coach !== undefined && courtIsFree(state.puzzle, state.drafts, slot.start))
      best = { slot, coach, people: seated, worth };
  }
  return best;
}

function seatedOf(state: State, { start, kind }: Slot, people: readonly Person[]): Person[] {
  const free = people
    .filter((person) => lacks(state, person) && isFree(person, state.own.get(person.id) ?? [], start))
    .sort((a, b) => a.starts.length - b.starts.length);
  const seated: Person[] = [];
  for (const person of free)
    if (seated.length < kind.size[1] && seated.every(({ id }) => mayMeet(state.index, id, person.id)))
      seated.push(person);
  return seated;
}

function lacks({ own }: State, { id, classes }: Person): boolean {
  return (own.get(id)?.length ?? 0) < classes;
}

/** Of those who may, the one with the fewest other hours left. */
function coachFor({ puzzle, drafts }: State, { start, kind }: Slot): string | undefined {
  return puzzle.coaches
    .filter((coach) => coachMay(coach, start, kind) && coachIsFree(puzzle, drafts, coach, start))
    .sort((a, b) => a.starts.length - b.starts.length)[0]?.id;
}

function open(state: State, { slot, coach, people }: Opening): void {
  const draft: Draft = { kind: slot.kind, start: slot.start, coach, members: [], closed: false };
  state.drafts.push(draft);
  for (const { id } of people) join(state, draft, id);
}

function join({ own }: State, draft: Draft, person: string): void {
  draft.members.push(person);
  own.set(person, [...(own.get(person) ?? []), draft.start]);
}

function fillUp(state: State): void {
  for (const draft of state.drafts)
    for (const person of draft.closed ? [] : state.puzzle.people) {
      if (draft.members.length >= draft.kind.size[1]) break;
      const may =
        lacks(state, person) &&
        canCome(person, draft.start) &&
        fits(person, draft.kind) &&
        isFree(person, state.own.get(person.id) ?? [], draft.start) &&
        draft.members.every((other) => mayMeet(state.index, other, person.id));
      if (may) join(state, draft, person.id);
    }
}
