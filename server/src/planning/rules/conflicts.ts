import { courtsFor } from './court-plan.ts';
import { collide, overlap } from './fits.ts';
import { type Index, indexOf } from './index.ts';
import { type Pin, pinsOf } from './pins.ts';
import type { Puzzle, Start } from './puzzle.ts';
import { mayMeet } from './standing.ts';

/**
 * Pins that cannot stand together, and the one rule that forbids it. It is minimal: without any one of these pins, or
 * without the rule, the rest of them can.
 */
export type Conflict = {
  readonly rule: Rule;
  readonly pins: readonly string[];
  readonly at: readonly string[];
};

export type Rule =
  | 'unknown'
  | 'length'
  | 'coach_cannot'
  | 'coach_does_not_teach'
  | 'coach_twice'
  | 'coach_minutes'
  | 'courts'
  | 'too_many'
  | 'not_with'
  | 'person_twice';

/**
 * Why no plan has all that is pinned; none if there is one. Pins say who, when and with which coach, so each rule can be
 * looked at alone, and everything that is not pinned can stay out of a plan: what is empty here can be solved.
 */
export function conflictsOf(puzzle: Puzzle): Conflict[] {
  const index = indexOf(puzzle);
  const pins = pinsOf(puzzle);
  const lost = pins.flatMap((pin) => unknownOf(index, pin));
  if (lost.length > 0) return lost;
  return [
    ...pins.flatMap((pin) => aloneOf(index, pin)),
    ...pairsOf(puzzle, index, pins),
    ...minutesOf(puzzle, index, pins),
    ...courtsOf(puzzle, index, pins),
  ];
}

function unknownOf({ kinds, starts, coaches }: Index, { id, kind, start, coach }: Pin): Conflict[] {
  const at = [
    ...(kinds.has(kind) ? [] : [kind]),
    ...(starts.has(start) ? [] : [start]),
    ...(coaches.has(coach) ? [] : [coach]),
  ];
  return at.length === 0 ? [] : [{ rule: 'unknown', pins: [id], at }];
}

function aloneOf(index: Index, { id, kind, start, coach, members }: Pin): Conflict[] {
  const known = members.filter((member) => index.people.has(member));
  const { starts, kinds } = index.coaches.get(coach)!;
  const { minutes, size } = index.kinds.get(kind)!;
  const found: Conflict[] = [];
  const add = (rule: Rule, ...at: string[]) => found.push({ rule, pins: [id], at });
  if (minutes !== index.starts.get(start)!.minutes) add('length', kind, start);
  if (!starts.includes(start)) add('coach_cannot', coach, start);
  if (!kinds.includes(kind)) add('coach_does_not_teach', coach, kind);
  if (known.length > size[1]) add('too_many', kind, start);
  for (const one of known)
    for (const other of known) if (one < other && !mayMeet(index, one, other)) add('not_with', one, other);
  return found;
}

function pairsOf({ travel }: Puzzle, index: Index, pins: readonly Pin[]): Conflict[] {
  const found: Conflict[] = [];
  for (const [n, one] of pins.entries())
    for (const other of pins.slice(n + 1)) {
      const [a, b] = [index.starts.get(one.start)!, index.starts.get(other.start)!];
      const both = [one.id, other.id];
      if (one.coach === other.coach && collide(a, b, travel))
        found.push({ rule: 'coach_twice', pins: both, at: [one.coach, a.id, b.id] });
      if (overlap(a, b))
        for (const member of one.members)
          if (other.members.includes(member) && index.people.has(member))
            found.push({ rule: 'person_twice', pins: both, at: [member, a.id, b.id] });
    }
  return found;
}

function minutesOf({ coaches }: Puzzle, { starts }: Index, pins: readonly Pin[]): Conflict[] {
  return coaches.flatMap(({ id, minutes }) => {
    const own = pins.filter(({ coach }) => coach === id);
    const isTooMuch = (some: readonly Pin[]) =>
      some.reduce((sum, { start }) => sum + starts.get(start)!.minutes, 0) > minutes;
    return isTooMuch(own) ? [{ rule: 'coach_minutes' as const, pins: least(own, isTooMuch), at: [id] }] : [];
  });
}

function courtsOf({ courts }: Puzzle, { starts }: Index, pins: readonly Pin[]): Conflict[] {
  const startOf = ({ start }: Pin): Start => starts.get(start)!;
  const days = Map.groupBy(pins, (pin) => `${startOf(pin).club} ${startOf(pin).weekday}`);
  const isTooMuch = (some: readonly Pin[]) => courtsFor(some.map(startOf), courts) === undefined;
  return [...days.values()].filter(isTooMuch).map((day) => ({
    rule: 'courts' as const,
    pins: least(day, isTooMuch),
    at: [startOf(day[0]!).club, String(startOf(day[0]!).weekday)],
  }));
}

/** The deletion filter: what the conflict is still there without is left out, so all of the rest is needed for it. */
function least(pins: readonly Pin[], isConflict: (some: readonly Pin[]) => boolean): string[] {
  let rest = pins;
  for (const pin of pins) {
    const without = rest.filter((one) => one !== pin);
    if (isConflict(without)) rest = without;
  }
  return rest.map(({ id }) => id);
}
