import { type Static, Type } from 'typebox';
import {
  Abilities,
  Id,
  Instant,
  Int,
  Nullable,
  pageQuery,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const rating = (description?: string) => Int({ minimum: 1, maximum: 5, ...(description && { description }) });
const comments = () => Text({ maxLength: 4_000 });

const said = {
  overall_rating: rating('1 to 5, as all of them'),
  teaching_quality: rating(),
  punctuality: rating(),
  communication: rating(),
  comments: Type.Optional(comments()),
  would_recommend: Type.Optional(Type.Boolean({ description: 'True unless told' })),
  is_anonymous: Type.Optional(
    Type.Boolean({
      description: 'False unless told. Shown without its author, once three people have written',
    }),
  ),
};

export const Evaluate = Strict({
  session_id: Id('The class that was attended'),
  student_id: Type.Optional(Id('Who attended it; yourself unless told')),
  ...said,
});
export type Evaluate = Static<typeof Evaluate>;

export const ChangeEvaluation = Strict({ ...Type.Partial(Type.Object(said)).properties });
export type ChangeEvaluation = Static<typeof ChangeEvaluation>;

export const Reply = Strict({ reply: Text({ maxLength: 4_000, description: 'Empty: none any more' }) });
export type Reply = Static<typeof Reply>;

const shown = {
  id: Id(),
  instructor_id: Id(),
  overall_rating: Type.Integer(),
  teaching_quality: Type.Integer(),
  punctuality: Type.Integer(),
  communication: Type.Integer(),
  comments: Type.String(),
  would_recommend: Type.Boolean(),
  is_anonymous: Type.Boolean(),
  reply: Type.String({ description: 'Of the coach; empty: none' }),
};

/** As the coach and the desk see one: an anonymous one has neither author nor class nor day. */
export const InstructorEvaluation = Shape('InstructorEvaluation', {
  ...shown,
  month: Type.String({
    description: 'Of the class, YYYY-MM; of an anonymous one the month in which it was shown',
  }),
  student: Nullable(Type.Object({ id: Id(), name: Type.String() }, { additionalProperties: false })),
  session: Nullable(
    Type.Object(
      { id: Id(), name: Type.String(), local_date: Type.String() },
      { additionalProperties: false },
    ),
  ),
  abilities: Abilities('reply'),
});
export type InstructorEvaluation = Static<typeof InstructorEvaluation>;

/** As its author sees it. */
export const MyEvaluation = Shape('MyEvaluation', {
  ...shown,
  student_id: Id(),
  session_id: Id(),
  waits: Type.Boolean({ description: 'Whether it is not shown yet, because too few have written' }),
  created_at: Instant(),
  changeable_until: Instant(),
  abilities: Abilities('change'),
});
export type MyEvaluation = Static<typeof MyEvaluation>;

/** A class that was attended, with what was said of it. */
export const EvaluatedClass = Shape('EvaluatedClass', {
  session_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  name: Type.String(),
  class_type_name: Type.String(),
  club_name: Type.String(),
  scheduled_datetime: Instant(),
  local_date: Type.String(),
  instructor: Type.Object({ id: Id(), name: Type.String() }, { additionalProperties: false }),
  evaluation: Nullable(MyEvaluation),
  abilities: Abilities('evaluate'),
});
export type EvaluatedClass = Static<typeof EvaluatedClass>;

export const EvaluationsQuery = Strict({ ...pageQuery });
export const MyEvaluationsQuery = Strict({ ...pageQuery, student_id: Type.Optional(Id('One of yours')) });
export type MyEvaluationsQuery = Static<typeof MyEvaluationsQuery>;

const mean = () => Nullable(Type.Number({ description: '1 to 5; null: of none' }));

export const EvaluationSummary = Shape('EvaluationSummary', {
  instructor_id: Id(),
  rating: mean(),
  total_ratings: Type.Integer(),
  teaching_quality: mean(),
  punctuality: mean(),
  communication: mean(),
  would_recommend: Nullable(Type.Number({ description: 'Share of those who say so, 0 to 1' })),
  distribution: Type.Array(
    Type.Object({ rating: Type.Integer(), number: Type.Integer() }, { additionalProperties: false }),
    { description: 'How many gave 5, 4, … 1' },
  ),
  trend: Type.Array(
    Type.Object(
      { month: Type.String({ description: 'YYYY-MM' }), rating: Type.Number(), number: Type.Integer() },
      { additionalProperties: false },
    ),
    { description: 'The last twelve months that have any, oldest first' },
  ),
  by_class_type: Type.Array(
    Type.Object(
      { class_type_id: Id(), name: Type.String(), rating: Type.Number(), number: Type.Integer() },
      { additionalProperties: false },
    ),
    { description: 'Of those that are signed' },
  ),
});
export type EvaluationSummary = Static<typeof EvaluationSummary>;
