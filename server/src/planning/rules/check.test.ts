import { expect, test } from 'vitest';
import { plantedPuzzle } from '../../../test/planning/planted.ts';
import { violations } from './check.ts';
import { greedyPlan } from './greedy.ts';
import type { Group, Plan } from './plan.ts';
import type { Coach, Kind, Person, Puzzle, Start } from './puzzle.ts';

const { puzzle } = plantedPuzzle(11);
const plan = greedyPlan(puzzle)!;
const [first, second] = plan.groups as [Group, Group];
const member = first.members[0]!;

function rulesOf(puzzle: Puzzle, plan: Plan): string[] {
  return [...new Set(violations(puzzle, plan).map(({ rule }) => rule))];
}

const withFirst = (change: Partial<Group>): Plan => ({
  groups: [{ ...first, ...change }, ...plan.groups.slice(1)],
});
const withPerson = (change: Partial<Person>): Puzzle => ({
  ...puzzle,
  people: puzzle.people.map((one) => (one.id === member ? { ...one, ...change } : one)),
});
const withKind = (change: Partial<Kind>): Puzzle => ({
  ...puzzle,
  kinds: puzzle.kinds.map((one) => (one.id === first.kind ? { ...one, ...change } : one)),
});
const withCoach = (change: Partial<Coach>): Puzzle => ({
  ...puzzle,
  coaches: puzzle.coaches.map((one) => (one.id === first.coach ? { ...one, ...change } : one)),
});
const withStart = (change: Partial<Start>): Puzzle => ({
  ...puzzle,
  starts: puzzle.starts.map((one) => (one.id === first.start ? { ...one, ...change } : one)),
});
const lock = {
  id: 'lock',
  kind: first.kind,
  start: first.start,
  coach: first.coach,
  members: [member],
  closed: false,
};

test('finds nothing in a plan that keeps every rule', () => {
  expect(violations(puzzle, plan)).toEqual([]);
  expect(violations(puzzle, { groups: [] })).toEqual([]);
  expect(violations({ ...puzzle, locks: [lock] }, plan)).toEqual([]);
});

test.each<[string, Puzzle, Plan]>([
  ['unknown_kind', puzzle, withFirst({ kind: 'other' })],
  ['unknown_start', puzzle, withFirst({ start: 'other' })],
  ['unknown_coach', puzzle, withFirst({ coach: 'other' })],
  ['unknown_court', puzzle, withFirst({ court: 'other' })],
  ['unknown_person', puzzle, withFirst({ members: [...first.members, 'other'] })],
  ['member_twice', puzzle, withFirst({ members: [member, ...first.members] })],
  ['length', withKind({ minutes: 90 }), plan],
  ['too_many', withKind({ size: [1, 2] }), plan],
  ['too_few', withKind({ size: [4, 5] }), plan],
  ['coach_cannot', withCoach({ starts: [] }), plan],
  ['coach_does_not_teach', withCoach({ kinds: [] }), plan],
  ['coach_minutes', withCoach({ minutes: 59 }), plan],
  ['court_not_free', { ...puzzle, courts: puzzle.courts.map((court) => ({ ...court, starts: [] })) }, plan],
  ['person_cannot', withPerson({ starts: [] }), plan],
  ['other_club', withPerson({ clubs: [] }), plan],
  ['untested', withPerson({ level: null }), plan],
  ['level', withPerson({ level: 6.5 }), plan],
  ['age', withKind({ age: [90, 99] }), plan],
  ['not_with', withPerson({ notWith: [first.members[1]!] }), plan],
  ['closed', { ...puzzle, locks: [{ ...lock, closed: true }] }, plan],
  ['pin_missing', { ...puzzle, locks: [{ ...lock, coach: 'nobody' }] }, plan],
  ['pin_member_missing', { ...puzzle, locks: [lock] }, withFirst({ members: first.members.slice(1) })],
  ['court_twice', puzzle, { groups: [...plan.groups, { ...first, coach: 'ben' }] }],
  ['coach_twice', puzzle, { groups: [...plan.groups, { ...first, court: 'two' }] }],
  ['person_twice', puzzle, { groups: [...plan.groups, { ...first, court: 'two' }] }],
  ['too_many_classes', withPerson({ classes: 0 }), plan],
  [
    'two_on_one_day',
    withPerson({ classes: 2 }),
    { groups: [first, { ...first, court: 'two', coach: 'ben' }] },
  ],
])('sees %s', (rule, puzzle, plan) => {
  expect(rulesOf(rule === 'age' ? aged(puzzle) : puzzle, plan)).toContain(rule);
});

/** The people of the hidden plan have no age, which no kind refuses. */
function aged(puzzle: Puzzle): Puzzle {
  return { ...puzzle, people: puzzle.people.map((one) => ({ ...one, age: 30 })) };
}

test('sees a coach who would need to be in two clubs without the way between them', () => {
  const later = { ...puzzle.starts.find(({ id }) => id === first.start)!, id: 'later', club: 'other' };
  const far = {
    ...puzzle,
    travel: 30,
    starts: [...puzzle.starts, { ...later, minute: later.minute + 60 }],
    coaches: puzzle.coaches.map((one) => ({ ...one, starts: [...one.starts, 'later'] })),
    courts: [...puzzle.courts, { id: 'far', club: 'other', starts: ['later'] }],
  };
  const both = { groups: [first, { ...first, start: 'later', court: 'far', members: second.members }] };
  expect(rulesOf(far, both)).toContain('coach_twice');
  expect(rulesOf({ ...far, travel: 0 }, both)).not.toContain('coach_twice');
});

test('sees that a start moved into another one', () => {
  const minute = puzzle.starts.find(({ id }) => id === second.start)!.minute;
  const weekday = puzzle.starts.find(({ id }) => id === second.start)!.weekday;
  const clash = { groups: [{ ...first, court: second.court, coach: second.coach }, second] };
  expect(rulesOf(withStart({ minute: minute + 30, weekday }), clash)).toEqual(
    expect.arrayContaining(['court_twice', 'coach_twice']),
  );
});
