import { type Static, Type } from 'typebox';
import { Id, Int, LocalTime, Minor, Name, Nullable, OneOf, Strict, Text } from '../../kernel/http/types.ts';
import { freedoms } from '../rules/options.ts';

const Level = (description: string) => Type.Number({ minimum: 0, maximum: 7, multipleOf: 0.01, description });
const Weight = (description: string) => Type.Number({ minimum: 0, maximum: 10, description });

export const PlanKind = Strict({
  id: Type.String({ pattern: '^[a-z0-9]{1,12}$', description: 'By which groups and locks name it' }),
  name: Name(),
  class_type_id: Id(),
  level_id: Id('Of the groups that are made; who fits, min_level and max_level say'),
  min_level: Level('From which level'),
  max_level: Level('To which level'),
  min_age: Nullable(Int({ minimum: 0, maximum: 120 })),
  max_age: Nullable(Int({ minimum: 0, maximum: 120 })),
  min_participants: Int({ minimum: 1, maximum: 50, description: 'With fewer it does not take place' }),
  max_participants: Int({ minimum: 1, maximum: 50 }),
  duration_minutes: Int({ minimum: 15, maximum: 480 }),
  price: Minor('Of one class, in minor units'),
  takes_untested: Type.Boolean({ description: 'Takes people whose level nobody has judged' }),
});

export const PlanHour = Strict({
  club_id: Id(),
  weekday: Int({ minimum: 0, maximum: 6, description: '0 = Monday' }),
  starts_at: LocalTime(),
  ends_at: LocalTime(),
});

export const PlanWeights = Strict({
  loved: Weight('A class at an hour that they would love'),
  friends: Weight('With whom they named; brothers and sisters back to back'),
  level: Weight('A level that is the group’s, and not at its edge'),
  coach: Weight('The coach whom they named'),
  gaps: Weight('No idle hours between a coach’s classes'),
  prime: Weight('Courts left for others when they are wanted most'),
  changes: Weight('Today’s groups as they are'),
  revenue: Weight('What the places bring'),
});

const fields = {
  kinds: Type.Array(PlanKind, { maxItems: 60, description: 'What a group may be' }),
  hours: Nullable(
    Type.Array(PlanHour, {
      maxItems: 300,
      description: 'When groups may be; null: while the clubs are open',
    }),
  ),
  grid_minutes: Int({ minimum: 15, maximum: 120, description: 'Groups begin at every so many minutes' }),
  weights: PlanWeights,
  groups: OneOf(freedoms, 'The groups that the terms have: stay, move at a price, or move freely'),
  group_freedom: Type.Array(Strict({ schedule_id: Id(), freedom: OneOf(freedoms) }), {
    maxItems: 500,
    description: 'Groups with which it is otherwise',
  }),
  travel_minutes: Int({ minimum: 0, maximum: 240, description: 'That a coach needs from club to club' }),
  with_waiting: Type.Boolean({
    description: 'Who waits for a place of a group, and has said no wish, is taken for one',
  }),
  missed_dates: Int({
    ...{ minimum: 0, maximum: 20 },
    description: 'On so many dates of the term a court or coach may be taken at an hour that counts as free',
  }),
  seconds: Int({ minimum: 1, maximum: 600, description: 'So long it is solved at most' }),
  gap: Type.Number({
    ...{ minimum: 0, maximum: 0.5 },
    description: '0.01: enough as soon as no plan can be better by more than one in a hundred',
  }),
  seed: Int({ minimum: 0, maximum: 1_000_000 }),
};

export const PlanOptions = Strict(fields, { title: 'PlanOptions' });
export type PlanOptions = Static<typeof PlanOptions>;

export const Excluded = Strict({
  people: Type.Array(Id(), { maxItems: 2_000, uniqueItems: true, description: 'Get no class in this plan' }),
  slots: Type.Array(
    Strict({
      student_id: Id(),
      club_id: Id(),
      weekday: Int({ minimum: 0, maximum: 6, description: '0 = Monday' }),
      start_time: LocalTime(),
    }),
    { maxItems: 5_000, description: 'At which hours somebody gets none, whatever they have said' },
  ),
});

const instructor_ids = Nullable(
  Type.Array(Id(), {
    ...{ minItems: 1, maxItems: 200, uniqueItems: true },
    description: 'Whose groups are made; null: of all who work there',
  }),
);

export const AddPlan = Strict({
  name: Type.Optional(Name()),
  term_ids: Type.Array(Id(), {
    ...{ minItems: 1, maxItems: 10, uniqueItems: true },
    description: 'One term of each club',
  }),
  instructor_ids: Type.Optional(instructor_ids),
  copy_of: Type.Optional(Id('Another plan, whose options, locks and groups it begins with')),
});
export type AddPlan = Static<typeof AddPlan>;

export const ChangePlan = Strict({
  name: Type.Optional(Name()),
  instructor_ids: Type.Optional(instructor_ids),
  options: Type.Optional(Strict(Type.Partial(Type.Object(fields)).properties)),
  excluded: Type.Optional(Excluded),
});
export type ChangePlan = Static<typeof ChangePlan>;

export const PlansQuery = Strict({ term_id: Type.Optional(Id('Of one term')) });

export const SolvePlan = Strict({
  seconds: Type.Optional(Int({ minimum: 1, maximum: 600 })),
  gap: Type.Optional(Type.Number({ minimum: 0, maximum: 0.5 })),
});
export type SolvePlan = Static<typeof SolvePlan>;

const Key = () => Text({ minLength: 1, maxLength: 100, description: 'Of a group of the plan' });

export const LockPlan = Strict({
  groups: Type.Array(Key(), { maxItems: 500, uniqueItems: true, description: 'Stand as they are' }),
  closed: Type.Optional(
    Type.Array(Key(), { maxItems: 500, uniqueItems: true, description: 'Of them: take nobody else' }),
  ),
});
export type LockPlan = Static<typeof LockPlan>;

const MoveGroup = Strict({
  group: Key(),
  club_id: Type.Optional(Id()),
  weekday: Type.Optional(Int({ minimum: 0, maximum: 6, description: '0 = Monday' })),
  start_time: Type.Optional(LocalTime()),
  court_id: Type.Optional(Id()),
  instructor_id: Type.Optional(Id()),
});
const MovePerson = Strict({
  person_id: Id(),
  from: Type.Optional(Nullable(Key())),
  to: Type.Optional(Nullable(Key())),
});
export const EditPlan = Strict({
  move_group: Type.Optional(MoveGroup),
  move_person: Type.Optional(MovePerson),
  despite_wishes: Type.Optional(
    Type.Boolean({ description: 'Also where it breaks what somebody has said; never what is physical' }),
  ),
});
export type EditPlan = Static<typeof EditPlan>;

export const DifferencesQuery = Strict({ other: Id('The plan that it is compared with') });
