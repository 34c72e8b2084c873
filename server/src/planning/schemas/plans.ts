import { type Static, Type } from 'typebox';
import { Abilities, Id, Instant, Nullable, OneOf, Shape } from '../../kernel/http/types.ts';
import { planStates } from '../rules/options.ts';
import { Excluded, PlanOptions } from './plan-options.ts';

const one = <P extends Parameters<typeof Type.Object>[0]>(properties: P, description = '') =>
  Type.Object(properties, { additionalProperties: false, ...(description && { description }) });

const Named = one({ id: Id(), name: Type.String() });
const Coach = one({ id: Id(), display_name: Type.String() });
const Person = one({ id: Id(), display_name: Type.String(), level: Nullable(Type.Number()) });
const Key = () => Type.String({ description: 'Of a group of the plan' });

/** A weekly hour. */
const slot = {
  club: Named,
  weekday: Type.Integer({ description: '0 = Monday' }),
  start_time: Type.String({ description: 'HH:MM' }),
  duration_minutes: Type.Integer(),
};
const Kind = one({ id: Type.String(), name: Type.String() });

const obstacles = [
  ...['time', 'club', 'level', 'age', 'full', 'closed', 'not_with'],
  ...['one_a_day', 'coach', 'court', 'company'],
] as const;
const Obstacle = one({
  what: Type.String({ description: `One of ${obstacles.join(', ')}` }),
  person: Type.Optional(Named),
  missing: Type.Optional(Type.Integer({ description: 'company: so many more would be needed' })),
});

const Way = one({
  ...slot,
  kind: Kind,
  group: Nullable(Type.String({ description: 'The group of the plan; null: a new one' })),
  company: Type.Array(Named, { description: 'With whom a new group would be' }),
  obstacles: Type.Array(Obstacle, { description: 'All that stands in the way; without it they are in' }),
});

const rules = [
  ...['length', 'too_many', 'too_few', 'coach_cannot', 'coach_does_not_teach', 'court_not_free', 'closed'],
  ...['person_cannot', 'other_club', 'untested', 'level', 'age', 'not_with', 'court_twice', 'coach_twice'],
  ...['person_twice', 'coach_minutes', 'too_many_classes', 'two_on_one_day', 'pin_missing'],
  ...['pin_member_missing', 'courts', 'unknown'],
] as const;

/** A rule with what breaks it, in names. */
const Broken = one({
  rule: Type.String({ description: `One of ${rules.join(', ')}` }),
  groups: Type.Array(Key()),
  people: Type.Array(Named),
  instructors: Type.Array(Coach),
  club: Nullable(Named),
  weekday: Nullable(Type.Integer()),
  may_break: Type.Boolean({ description: 'The desk may do it all the same: only somebody’s wish is broken' }),
});

const Here = one(
  {
    loved: Type.Boolean(),
    with: Type.Array(Named),
    back_to_back: Type.Array(Named),
    coach: Type.Boolean({ description: 'The coach is one whom they named' }),
    from_middle: Nullable(Type.Number({ description: 'How far their level is from the middle of the band' })),
    choices: Type.Integer({ description: 'At how many hours they could be at all' }),
  },
  'Why they are here',
);

const Group = one({
  key: Key(),
  ...slot,
  kind: Kind,
  instructor: Coach,
  court: Named,
  schedule_id: Nullable(
    Type.String({ format: 'uuid', description: 'The group of today that it goes on from' }),
  ),
  min_participants: Type.Integer(),
  max_participants: Type.Integer(),
  locked: Type.Boolean(),
  closed: Type.Boolean(),
  members: Type.Array(one({ person: Person, here: Nullable(Here) })),
});

const changeKinds = ['coach', 'court', 'coach_and_court', 'coach_hours', 'larger', 'smaller'] as const;
const Help = one({
  what: OneOf(changeKinds),
  at: Nullable(one(slot)),
  instructor: Nullable(Coach),
  kind: Nullable(Kind),
  minutes: Nullable(Type.Integer()),
  people: Type.Array(Named, { description: 'Who gets one class more by it, with nobody moved' }),
  waiting: Type.Integer({ description: 'Of how many' }),
});

const Parts = one(
  Object.fromEntries(
    ['placed', 'loved', 'friends', 'level', 'coach', 'gaps', 'prime', 'changes', 'revenue'].map((part) => [
      part,
      Type.Number(),
    ]),
  ) as Record<
    'placed' | 'loved' | 'friends' | 'level' | 'coach' | 'gaps' | 'prime' | 'changes' | 'revenue',
    ReturnType<typeof Type.Number>
  >,
  'Points by part: docs/domain/planning.md',
);

const Numbers = one({
  groups: Type.Integer(),
  people: Type.Integer({ description: 'Who want a class' }),
  people_placed: Type.Integer({ description: 'Who have one at least' }),
  classes_wished: Type.Integer(),
  classes_placed: Type.Integer(),
  loved: Type.Integer({ description: 'Classes at a loved hour' }),
  friends: Type.Integer({ description: 'Wishes for company that are met' }),
  seats: Type.Integer(),
});

const Against = one(
  {
    stay: Type.Integer({ description: 'Members of today’s groups at the same hour, in the same kind' }),
    other_coach: Type.Integer({ description: 'Of them: with another coach' }),
    moved: Type.Integer({ description: 'Have a class, at another hour or in another kind' }),
    without: Type.Integer({ description: 'Have none any more' }),
    new: Type.Integer({ description: 'Had none and have one' }),
  },
  'Against the groups that the terms have today',
);

const Found = one({
  status: OneOf(
    ['optimal', 'within', 'stopped', 'edited'] as const,
    'optimal: nothing is better; within: by no more than the gap asked for; stopped: time or somebody ended it; edited: the desk changed it since',
  ),
  seconds: Type.Number(),
  value: Type.Number({ description: 'Points' }),
  bound: Nullable(Type.Number({ description: 'No plan has more; null: edited since' })),
  gap: Nullable(Type.Number({ description: '0.01: no plan is better by more than one in a hundred' })),
  parts: Parts,
  numbers: Numbers,
  today: Against,
  changes: Nullable(
    one(
      { lost: Type.Integer(), moved: Type.Integer(), coach: Type.Integer(), fewest_proven: Type.Boolean() },
      'Planned anew: what is otherwise than before',
    ),
  ),
  groups: Type.Array(Group),
  reasons_known: Type.Boolean({
    description: 'here, ways and unmet are worked out; false: not yet, or changed since',
  }),
  left: Type.Array(one({ person: Person, missing: Type.Integer(), ways: Type.Array(Way) }), {
    description: 'Who has fewer classes than they wish, with the ways in that have least in them',
  }),
  unmet: Type.Array(
    one({
      person: Person,
      wish: OneOf(['loved', 'with', 'coach'] as const),
      about: Nullable(Named),
      leaves: Key(),
      ways: Type.Array(one({ group: Key(), left_behind: Type.Boolean(), obstacles: Type.Array(Obstacle) })),
    }),
  ),
  broken: Type.Array(Broken, { description: 'What of it breaks a rule since the desk has changed it' }),
});

const Summary = one({
  people: Type.Integer(),
  classes: Type.Integer({ description: 'That they wish' }),
  from_wishes: Type.Integer({ description: 'Of the people: who have said what they want' }),
  from_places: Type.Integer({ description: 'Of the people: who hold a place and have said nothing' }),
  from_waiting: Type.Integer({ description: 'Of the people: who wait for one' }),
  hours: Type.Integer({ description: 'At which a group could begin' }),
  courts: Type.Integer(),
  instructors: Type.Integer(),
  kinds: Type.Integer(),
  groups: Type.Integer({ description: 'Of today, which it may keep or move' }),
  missing: one({
    without_hours: Type.Array(Named, { description: 'Who can come at no hour of it' }),
    without_kind: Type.Array(Named, { description: 'Of whose level and age no kind of group is' }),
    unlinked_names: Type.Integer({ description: 'Names in wishes of which nobody has said who that is' }),
    instructors_without_hours: Type.Array(Coach, { description: 'Who can at no hour of it' }),
    kept_apart: Type.Array(
      one({
        schedule_id: Id(),
        name: Type.String(),
        why: OneOf(['recurrence', 'instructor', 'kind'] as const),
      }),
      { description: 'Groups of the terms that it leaves as they are, and around which it plans' },
    ),
  }),
});

const Solving = one({
  task: OneOf(['plan', 'replan', 'helps'] as const),
  state: OneOf(['waiting', 'running', 'stopping'] as const),
  seconds: Type.Number({ description: 'Since it was begun' }),
  of_seconds: Type.Number({ description: 'It ends by itself then at the latest' }),
  value: Nullable(Type.Number({ description: 'Of the best plan so far' })),
  bound: Nullable(Type.Number()),
  gap: Nullable(Type.Number()),
  classes_placed: Nullable(Type.Integer()),
});

const head = {
  id: Id(),
  name: Type.String(),
  status: OneOf(planStates, 'solving: a worker is at it, or will be'),
  terms: Type.Array(
    one({ id: Id(), name: Type.String(), starts_on: Type.String(), ends_on: Type.String(), club: Named }),
  ),
  instructor_ids: Nullable(Type.Array(Id())),
  solving: Nullable(Solving),
  created_at: Instant(),
  updated_at: Instant(),
  solved_at: Nullable(Instant()),
  applied_at: Nullable(Instant()),
  abilities: Abilities('change', 'solve', 'stop', 'edit', 'discard'),
};

export const PlanRow = Shape('PlanRow', {
  ...head,
  value: Nullable(Type.Number()),
  gap: Nullable(Type.Number()),
  numbers: Nullable(Numbers),
});
export type PlanRow = Static<typeof PlanRow>;

export const Plan = Shape('Plan', {
  ...head,
  options: PlanOptions,
  excluded: Excluded,
  summary: Summary,
  stale: Type.Boolean({ description: 'What it was made from is otherwise now: solve it again' }),
  found: Nullable(Found),
  conflicts: Type.Array(Broken, {
    description: 'Why nothing was found: locks and fixed groups that exclude each other',
  }),
  failure: Nullable(OneOf(['memory', 'crashed', 'interrupted'] as const, 'Why nothing was found')),
  helps: Nullable(
    Type.Array(Help, { description: 'What would place those left out; null: nobody has asked' }),
  ),
});
export type Plan = Static<typeof Plan>;

const Side = one({
  key: Key(),
  ...slot,
  kind: Kind,
  instructor: Coach,
  court: Named,
  members: Type.Array(Named),
});
export const PlanDifferences = Shape('PlanDifferences', {
  plans: Type.Array(
    one({ id: Id(), name: Type.String(), value: Type.Number(), parts: Parts, numbers: Numbers }),
  ),
  groups: Type.Array(one({ one: Nullable(Side), other: Nullable(Side) }), {
    description: 'Groups that only one of them has, or with others in it',
  }),
  same_groups: Type.Integer(),
  people: Type.Array(
    one({
      person: Person,
      one: Type.Array(one({ key: Key(), ...slot })),
      other: Type.Array(one({ key: Key(), ...slot })),
    }),
    { description: 'Whose classes are otherwise' },
  ),
});
export type PlanDifferences = Static<typeof PlanDifferences>;
