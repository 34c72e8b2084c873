import type { Scope } from '../../kernel/scope.ts';
import { clockTime } from '../../kernel/time/index.ts';
import { mayBreak } from '../rules/broken.ts';
import type { Violation } from '../rules/check.ts';
import type { Conflict } from '../rules/conflicts.ts';
import { keyOf, readStart } from '../rules/keys.ts';
import type { Obstacle } from '../rules/obstacles.ts';
import type { PlanKind } from '../rules/options.ts';
import type { Lock } from '../rules/puzzle.ts';
import { type Names, namesFor } from '../store/plan-names.ts';
import type { PlannedTerm, PlanRowOf } from '../store/plans.ts';

/** Says what a plan holds by id in names. */
export interface Words {
  person: (id: string) => { id: string; display_name: string; level: number | null };
  named: (id: string) => { id: string; name: string };
  coach: (id: string) => { id: string; display_name: string };
  court: (id: string) => { id: string; name: string };
  kind: (id: string) => { id: string; name: string };
  club: (id: string) => { id: string; name: string };
  slot: (start: string) => ReturnType<typeof slotOf>;
  obstacle: (one: Obstacle) => { what: string; person?: { id: string; name: string }; missing?: number };
  broken: (one: Violation) => Broken;
  conflict: (one: Conflict, locks: readonly Lock[]) => Broken;
}

export interface Broken {
  rule: string;
  groups: string[];
  people: { id: string; name: string }[];
  instructors: { id: string; display_name: string }[];
  club: { id: string; name: string } | null;
  weekday: number | null;
  may_break: boolean;
}

/** The words of one plan, or of several of the same terms. */
export async function wordsFor(
  scope: Scope,
  plans: readonly PlanRowOf[],
  terms: readonly PlannedTerm[],
): Promise<Words> {
  const puzzles = plans.flatMap(({ puzzle }) => puzzle ?? []);
  const names = await namesFor(scope, {
    people: [
      ...new Set([
        ...puzzles.flatMap(({ people }) => people.map(({ id }) => id)),
        ...plans.flatMap(({ locks }) => locks.flatMap(({ members }) => members)),
      ]),
    ],
    coaches: [
      ...new Set([
        ...puzzles.flatMap(({ coaches }) => coaches.map(({ id }) => id)),
        ...plans.flatMap(({ locks }) => locks.map(({ coach }) => coach)),
      ]),
    ],
    courts: [...new Set(puzzles.flatMap(({ courts }) => courts.map(({ id }) => id)))],
    groups: [],
  });
  const kinds = plans.flatMap((plan) => [...(plan.found?.kinds ?? []), ...plan.options.kinds]);
  return wordsOf(names, kinds, terms);
}

function wordsOf(names: Names, kinds: readonly PlanKind[], terms: readonly PlannedTerm[]): Words {
  const person = (id: string) => ({ id, ...(names.people.get(id) ?? { display_name: '', level: null }) });
  const named = (id: string) => ({ id, name: person(id).display_name });
  const coach = (id: string) => ({ id, display_name: names.others.get(id) ?? '' });
  const club = (id: string) => ({ id, name: terms.find(({ club_id }) => club_id === id)?.club_name ?? '' });
  const sort = (ids: readonly string[]) => ({
    people: ids.filter((id) => names.people.has(id)).map(named),
    instructors: ids.filter((id) => names.others.has(id) && !names.people.has(id)).map(coach),
  });
  return {
    ...{ person, named, coach, club },
    court: (id) => ({ id, name: names.others.get(id) ?? '' }),
    kind: (id) => ({ id, name: kinds.find((one) => one.id === id)?.name ?? id }),
    slot: (start) => slotOf(start, terms),
    obstacle: (one) => ({
      what: one.what,
      ...(one.what === 'not_with' && { person: named(one.person) }),
      ...(one.what === 'company' && { missing: one.missing }),
    }),
    broken: ({ rule, at }) => brokenOf(rule, at, { sort, club, groups: groupsIn(at), terms }),
    conflict: ({ rule, pins, at }, locks) => ({
      ...brokenOf(rule, at, { sort, club, groups: pins.map((id) => pinKey(id, locks)), terms }),
      may_break: false,
    }),
  };
}

const pinKey = (id: string, locks: readonly Lock[]): string => {
  const lock = locks.find((one) => one.id === id);
  return lock ? keyOf(lock) : id;
};

/** Hour, kind and coach stand together at the beginning of what breaks a rule of one group. */
function groupsIn([start = '', kind = '', coach = '']: readonly string[]): string[] {
  return readStart(start) && coach !== '' ? [keyOf({ start, kind, coach })] : [];
}

function brokenOf(
  rule: string,
  at: readonly string[],
  given: {
    sort: (ids: readonly string[]) => Pick<Broken, 'people' | 'instructors'>;
    club: Words['club'];
    groups: string[];
    terms: readonly PlannedTerm[];
  },
): Broken {
  const start = at.map(readStart).find((one) => one !== undefined);
  const day = at.find((one) => /^[1-7]$/.test(one));
  const club =
    at.find((one) => given.terms.some(({ club_id }) => club_id === one)) ??
    (start && given.terms[start.club]?.club_id);
  return {
    ...{ rule, groups: given.groups, ...given.sort(at) },
    club: club === undefined ? null : given.club(club),
    weekday: start ? start.weekday - 1 : day === undefined ? null : Number(day) - 1,
    may_break: mayBreak(rule),
  };
}

function slotOf(id: string, terms: readonly PlannedTerm[]) {
  const start = readStart(id) ?? { club: 0, weekday: 1, minute: 0, minutes: 0 };
  const term = terms[start.club];
  return {
    club: { id: term?.club_id ?? '', name: term?.club_name ?? '' },
    weekday: start.weekday - 1,
    start_time: clockTime(start.minute),
    duration_minutes: start.minutes,
  };
}
