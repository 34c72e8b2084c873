import type { Group, Plan } from './plan.ts';
import type { Person, Puzzle, Start } from './puzzle.ts';

/** A rule that a plan breaks, with the ids of what breaks it. */
export type Violation = { readonly rule: string; readonly at: readonly string[] };

/**
 * Every rule that this plan breaks. It shares nothing with what makes plans but the types, so that a mistake there is
 * seen here: the rules are written a second time, the long way round, by looking at pairs.
 */
export function violations(puzzle: Puzzle, plan: Plan): Violation[] {
  const unknown = unknowns(puzzle, plan);
  if (unknown.length > 0) return unknown;
  return [
    ...plan.groups.flatMap((group) => groupViolations(puzzle, group)),
    ...pairViolations(puzzle, plan),
    ...coachViolations(puzzle, plan),
    ...puzzle.people.flatMap((person) => personViolations(puzzle, plan, person)),
    ...pinViolations(puzzle, plan),
  ];
}

function unknowns({ kinds, starts, coaches, courts, people }: Puzzle, { groups }: Plan): Violation[] {
  const has = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id);
  return groups.flatMap(({ kind, start, coach, court, members }) => [
    ...(has(kinds, kind) ? [] : [{ rule: 'unknown_kind', at: [kind] }]),
    ...(has(starts, start) ? [] : [{ rule: 'unknown_start', at: [start] }]),
    ...(has(coaches, coach) ? [] : [{ rule: 'unknown_coach', at: [coach] }]),
    ...(has(courts, court) ? [] : [{ rule: 'unknown_court', at: [court] }]),
    ...members.filter((id) => !has(people, id)).map((id) => ({ rule: 'unknown_person', at: [id] })),
    ...(new Set(members).size === members.length ? [] : [{ rule: 'member_twice', at: [start, kind, coach] }]),
  ]);
}

/** The lock or fixed group that says this group stands, if one does. */
function pinnedMembers(puzzle: Puzzle, group: Group): { members: string[]; closed: boolean } | undefined {
  const same = (one: { kind: string; start: string; coach: string }) =>
    one.kind === group.kind && one.start === group.start && one.coach === group.coach;
  const locks = puzzle.locks.filter(same);
  const fixed = puzzle.groups.filter((one) => one.freedom === 'fixed' && same(one));
  if (locks.length + fixed.length === 0) return undefined;
  return {
    members: [...locks, ...fixed].flatMap(({ members }) => members),
    closed: locks.some(({ closed }) => closed),
  };
}

function groupViolations(puzzle: Puzzle, group: Group): Violation[] {
  const found: Violation[] = [];
  const at = [group.start, group.kind, group.coach];
  const kind = puzzle.kinds.find(({ id }) => id === group.kind)!;
  const start = puzzle.starts.find(({ id }) => id === group.start)!;
  const coach = puzzle.coaches.find(({ id }) => id === group.coach)!;
  const court = puzzle.courts.find(({ id }) => id === group.court)!;
  const pin = pinnedMembers(puzzle, group);
  if (kind.minutes !== start.minutes) found.push({ rule: 'length', at });
  if (group.members.length > kind.size[1]) found.push({ rule: 'too_many', at });
  if (group.members.length < kind.size[0] && !pin) found.push({ rule: 'too_few', at });
  if (!coach.starts.includes(start.id)) found.push({ rule: 'coach_cannot', at });
  if (!coach.kinds.includes(kind.id)) found.push({ rule: 'coach_does_not_teach', at });
  if (!court.starts.includes(start.id) || court.club !== start.club)
    found.push({ rule: 'court_not_free', at });
  for (const id of group.members) {
    const person = puzzle.people.find((one) => one.id === id)!;
    if (pin?.members.includes(id)) continue;
    if (pin?.closed) found.push({ rule: 'closed', at: [...at, id] });
    if (!person.starts.includes(start.id)) found.push({ rule: 'person_cannot', at: [...at, id] });
    if (!person.clubs.includes(start.club)) found.push({ rule: 'other_club', at: [...at, id] });
    if (person.level === null && !kind.untested) found.push({ rule: 'untested', at: [...at, id] });
    if (person.level !== null && (person.level < kind.level[0] || person.level > kind.level[1]))
      found.push({ rule: 'level', at: [...at, id] });
    if (person.age !== null && (person.age < kind.age[0] || person.age > kind.age[1]))
      found.push({ rule: 'age', at: [...at, id] });
  }
  for (const one of group.members)
    for (const other of group.members)
      if (puzzle.people.find(({ id }) => id === one)!.notWith.includes(other) && one !== other)
        found.push({ rule: 'not_with', at: [...at, one, other] });
  return found;
}

function startOf(puzzle: Puzzle, { start }: Group): Start {
  return puzzle.starts.find(({ id }) => id === start)!;
}

/** Minutes from the end of the earlier to the beginning of the later, negative where they overlap; none on two days. */
function between(one: Start, other: Start): number {
  if (one.weekday !== other.weekday) return Number.POSITIVE_INFINITY;
  const [first, second] = one.minute <= other.minute ? [one, other] : [other, one];
  return second.minute - (first.minute + first.minutes);
}

function pairViolations(puzzle: Puzzle, { groups }: Plan): Violation[] {
  const found: Violation[] = [];
  for (let n = 0; n < groups.length; n++)
    for (let m = n + 1; m < groups.length; m++) {
      const [one, other] = [groups[n]!, groups[m]!];
      const [a, b] = [startOf(puzzle, one), startOf(puzzle, other)];
      const time = between(a, b);
      if (one.court === other.court && time < 0)
        found.push({ rule: 'court_twice', at: [one.court, a.id, b.id] });
      if (one.coach === other.coach && time < (a.club === b.club ? 0 : puzzle.travel))
        found.push({ rule: 'coach_twice', at: [one.coach, a.id, b.id] });
      for (const id of one.members)
        if (other.members.includes(id) && time < 0)
          found.push({ rule: 'person_twice', at: [id, a.id, b.id] });
    }
  return found;
}

function coachViolations(puzzle: Puzzle, { groups }: Plan): Violation[] {
  return puzzle.coaches.flatMap((coach) => {
    let minutes = 0;
    for (const group of groups) if (group.coach === coach.id) minutes += startOf(puzzle, group).minutes;
    return minutes > coach.minutes ? [{ rule: 'coach_minutes', at: [coach.id] }] : [];
  });
}

function personViolations(puzzle: Puzzle, { groups }: Plan, person: Person): Violation[] {
  const found: Violation[] = [];
  const own = groups.filter(({ members }) => members.includes(person.id));
  const pinned = own.filter((group) => pinnedMembers(puzzle, group)?.members.includes(person.id));
  if (own.length > Math.max(person.classes, pinned.length))
    found.push({ rule: 'too_many_classes', at: [person.id] });
  if (person.twoOnOneDay) return found;
  for (let weekday = 1; weekday <= 7; weekday++) {
    const on = (some: readonly Group[]) =>
      some.filter((group) => startOf(puzzle, group).weekday === weekday).length;
    if (on(own) > Math.max(1, on(pinned)))
      found.push({ rule: 'two_on_one_day', at: [person.id, String(weekday)] });
  }
  return found;
}

function pinViolations(puzzle: Puzzle, { groups }: Plan): Violation[] {
  const pins = [...puzzle.locks, ...puzzle.groups.filter(({ freedom }) => freedom === 'fixed')];
  return pins.flatMap(({ id, kind, start, coach, members }) => {
    const same = groups.filter((one) => one.kind === kind && one.start === start && one.coach === coach);
    if (same.length !== 1) return [{ rule: 'pin_missing', at: [id] }];
    const known = members.filter((member) => puzzle.people.some((person) => person.id === member));
    const away = known.filter((member) => !same[0]!.members.includes(member));
    return away.map((member) => ({ rule: 'pin_member_missing', at: [id, member] }));
  });
}
