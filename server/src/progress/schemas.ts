import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import {
  Abilities,
  Id,
  Instant,
  Int,
  LocalDate,
  Name,
  Nullable,
  OneOf,
  Reason,
  Shape,
  Strict,
} from '../kernel/http/types.ts';
import { directions } from './rules/progress.ts';

const Person = Type.Object({ id: Id(), name: Type.String() }, { additionalProperties: false });
const LevelBrief = Type.Object({ id: Id(), display_name: Type.String() }, { additionalProperties: false });
const rating = () => Type.Number({ minimum: 0, maximum: 7, multipleOf: 0.01 });

export const Skill = Shape('Skill', {
  id: Id(),
  level_id: Id(),
  name_es: Type.String(),
  name_en: Type.String(),
  order: Type.Integer(),
  is_exit_criterion: Type.Boolean({
    description: 'Who leaves the level for the next one has to master it',
  }),
  is_active: Type.Boolean(),
  abilities: Abilities('change'),
});
export type Skill = Static<typeof Skill>;

const skillFields = {
  level_id: Id(),
  name_es: Name(120),
  name_en: Name(120),
  order: Int({ minimum: 0, maximum: 1_000 }),
  is_exit_criterion: Type.Boolean(),
  is_active: Type.Boolean(),
};
/** Behind the others of its level, an exit criterion and in use, unless told. */
export const AddSkill = Strict({
  ...Type.Partial(Type.Object(skillFields)).properties,
  level_id: Id(),
  name_es: Name(120),
  name_en: Name(120),
});
export type AddSkill = Static<typeof AddSkill>;
export const ChangeSkill = Strict({
  ...Type.Partial(Type.Object(skillFields)).properties,
  order: Type.Optional(
    Type.Union([skillFields.order, Type.Null()], { description: 'Null: behind the others of its level' }),
  ),
});
export type ChangeSkill = Static<typeof ChangeSkill>;

export const SkillsQuery = Strict({ include_inactive: Type.Optional(Type.Boolean()) });
export type SkillsQuery = Static<typeof SkillsQuery>;

export const TickParams = Strict({ id: Id('The student'), skill_id: Id() });
export const Tick = Strict({
  session_id: Type.Optional(Id('The class in which they showed it')),
});
export type Tick = Static<typeof Tick>;

export const StudentSkill = Shape('StudentSkill', {
  student_id: Id(),
  skill_id: Id(),
  mastered_on: Nullable(LocalDate('Null: not ticked')),
});
export type StudentSkill = Static<typeof StudentSkill>;

const DevelopedSkill = Type.Object(
  {
    id: Id(),
    level_id: Id(),
    name_es: Type.String(),
    name_en: Type.String(),
    is_exit_criterion: Type.Boolean(),
    is_active: Type.Boolean({ description: 'Whether it is taught still' }),
    mastered_on: Nullable(LocalDate('Null: not yet')),
    instructor_name: Nullable(Type.String({ description: 'Who said so; null: the desk' })),
    session_id: Nullable(Id()),
  },
  { additionalProperties: false },
);

const SkillDevelopment = Type.Array(
  Type.Object(
    { level: LevelBrief, mastered: Type.Integer(), skills: Type.Array(DevelopedSkill) },
    { additionalProperties: false },
  ),
  { description: 'By level, from the lowest up' },
);

const Note = Type.Object(
  {
    session_id: Id(),
    local_date: LocalDate(),
    class_name: Type.String(),
    instructor_name: Nullable(Type.String()),
    note: Type.String(),
  },
  { additionalProperties: false },
);
export type Note = Static<typeof Note>;

const Feedback = Type.Object(
  {
    ratings: Type.Integer({ description: 'How many classes a coach rated' }),
    mean: Nullable(Type.Number({ description: '1 to 5' })),
    notes: Type.Optional(
      Type.Array(Note, {
        description: 'For staff, and for a coach those of own classes; absent for everybody else',
      }),
    ),
  },
  { additionalProperties: false },
);

const Trend = Type.Object(
  {
    direction: OneOf(directions),
    months: Type.Array(
      Type.Object(
        {
          month: Type.String({ description: 'YYYY-MM' }),
          rating: Type.Number(),
          number: Type.Integer(),
        },
        { additionalProperties: false },
      ),
      { description: 'The last twelve months that have any, oldest first' },
    ),
  },
  { additionalProperties: false },
);

const Recommendation = Type.Object(
  {
    current_level: LevelBrief,
    next_level: Nullable(LevelBrief),
    suggested_rating: Nullable(Type.Number()),
    is_ready: Type.Boolean(),
    reasons: Type.Array(
      Type.Object(
        {
          reason: OneOf(['exit_criteria', 'classes', 'performance']),
          is_met: Type.Boolean(),
          value: Nullable(Type.Number({ description: 'Null: too little is known' })),
          needed: Type.Number(),
        },
        { additionalProperties: false },
      ),
    ),
    missing_skills: Type.Array(
      Type.Object(
        { id: Id(), name_es: Type.String(), name_en: Type.String() },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

const LevelEntry = Type.Object(
  {
    id: Id(),
    kind: OneOf(['known', 'set', 'confirmed', 'withdrawn', 'taken_back', 'merged']),
    level: Nullable(Type.Number()),
    before: Nullable(Type.Number()),
    reason: Type.String(),
    by: Nullable(Type.String({ description: 'Whose name; null: nobody is known' })),
    created_at: Instant(),
  },
  { additionalProperties: false },
);
export type LevelEntry = Static<typeof LevelEntry>;

const next = { recommended_next_level: Nullable(Recommendation) };

export const StudentProgress = Shape('StudentProgress', {
  student: Person,
  level: Nullable(Type.Number({ description: '0 to 7; null: not assessed' })),
  reliability: Nullable(Type.Integer({ description: 'Per cent; null: without a level' })),
  level_history: Type.Array(LevelEntry, { description: 'The last 20, the latest first' }),
  last_entry_id: Nullable(Id('What was said of the level last')),
  total_classes: Type.Integer(),
  skill_development: SkillDevelopment,
  instructor_feedback: Feedback,
  performance_trend: Trend,
  ...next,
  abilities: Abilities('tick', 'confirm_level', 'take_back_level'),
});
export type StudentProgress = Static<typeof StudentProgress>;

export const ReportQuery = Strict({
  from: Type.Optional(LocalDate('89 days before the last unless told')),
  to: Type.Optional(LocalDate('The last day; today unless told')),
});
export type ReportQuery = Static<typeof ReportQuery>;
export const ReportFile = Strict({ ...ReportQuery.properties, ...fileQuery });

export const ProgressReport = Shape('ProgressReport', {
  student: Person,
  from: LocalDate(),
  to: LocalDate(),
  level: Nullable(Type.Number()),
  reliability: Nullable(Type.Integer()),
  level_history: Type.Array(LevelEntry, { description: 'Of the time, the latest first' }),
  attendance: Type.Object(
    {
      present: Type.Integer(),
      absent: Type.Integer(),
      months: Type.Array(
        Type.Object(
          { month: Type.String(), present: Type.Integer(), absent: Type.Integer() },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  skills_mastered: Type.Array(DevelopedSkill, { description: 'In the time, the earliest first' }),
  instructor_feedback: Feedback,
  performance: Type.Object(
    {
      mean: Nullable(Type.Number()),
      before: Nullable(Type.Number({ description: 'In the time before, as long' })),
      months: Trend.properties.months,
    },
    { additionalProperties: false },
  ),
  ...next,
});
export type ProgressReport = Static<typeof ProgressReport>;

export const ConfirmLevel = Strict({
  level: rating(),
  before: Type.Union([rating(), Type.Null()], {
    description: 'The level that was seen; refused where it is another by now',
  }),
  reason: Type.Optional(Reason('Why, in words that the student may read')),
});
export type ConfirmLevel = Static<typeof ConfirmLevel>;
export const TakeBackLevel = Strict({ entry_id: Id('The confirmation, as `last_entry_id` told it') });
export type TakeBackLevel = Static<typeof TakeBackLevel>;

export const MyStudent = Shape('MyStudent', {
  id: Id(),
  name: Type.String(),
  level: Nullable(Type.Number()),
  last_class_on: LocalDate(),
  current_level: Nullable(LevelBrief),
  mastered: Type.Integer({ description: 'Of the skills of the current level' }),
  skills: Type.Integer(),
});
export type MyStudent = Static<typeof MyStudent>;

export const SessionSkills = Shape('SessionSkills', {
  level_id: Id('Of the group'),
  students: Type.Array(
    Type.Object(
      {
        id: Id(),
        name: Type.String(),
        level: Nullable(Type.Number()),
        skill_ids: Type.Array(Id(), {
          description: 'What they master; for a coach who has not taught them, of the level of the class',
        }),
        tickable_skill_ids: Nullable(
          Type.Array(Id(), { description: 'What may be ticked, or taken back; null: every skill in use' }),
        ),
      },
      { additionalProperties: false },
    ),
    { description: 'Who has a place, by name' },
  ),
  abilities: Abilities('tick'),
});
export type SessionSkills = Static<typeof SessionSkills>;
