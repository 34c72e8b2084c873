import { type Static, Type } from 'typebox';
import { Id, Nullable, OneOf, Shape, Strict } from '../kernel/http/types.ts';
import { actions } from './rules/choices.ts';

const part = <N extends 'name' | 'display_name'>(name: N) =>
  Type.Object(
    { id: Id(), [name]: Type.String() } as { id: ReturnType<typeof Id> } & Record<N, Type.TString>,
    {
      additionalProperties: false,
    },
  );

const SubstituteChoice = Shape('SubstituteChoice', {
  instructor: part('display_name'),
  possible: Type.Boolean({
    description: 'False when no decision of the desk can overlook what is against it',
  }),
  problems: Type.Array(
    OneOf([
      'takes_no_substitutions',
      'busy',
      'other_specialty',
      'on_leave',
      'outside_windows',
      'over_weekly_hours',
    ]),
  ),
  busy_with: Nullable(Type.String({ description: 'The class that they have at that time' })),
});

export const ClassHit = Shape('ClassHit', {
  session_id: Id(),
  version: Type.String({ description: 'What was seen: goes back with the choice' }),
  schedule_id: Id(),
  name: Type.String(),
  club: part('name'),
  local_date: Type.String(),
  local_time: Type.String(),
  scheduled_datetime: Type.String({ description: 'RFC 3339, in the offset of the club' }),
  ends_at: Type.String(),
  court: Nullable(part('name')),
  instructor: Nullable(part('display_name')),
  enrolled_count: Type.Integer(),
  waitlisted_count: Type.Integer(),
  offers: Type.Array(OneOf(actions), { description: 'What may become of it, by the one who asks' }),
  tells_cancellation: Type.Boolean({ description: 'Its club sends messages about cancelled classes' }),
  substitutes: Type.Array(SubstituteChoice, { description: 'Those who can first' }),
});
export type ClassHit = Static<typeof ClassHit>;

export const PersonHit = Shape('PersonHit', {
  student_id: Id(),
  student_name: Type.String(),
  session_ids: Type.Array(Id(), { description: 'The classes hit in which they are, or wait' }),
  reachable: Type.Boolean({ description: 'They, or a guardian, have an account or an e-mail address' }),
  contacts: Type.Array(
    Type.Object({ name: Type.String(), phone: Type.String() }, { additionalProperties: false }),
    { description: 'Telephones: their own first, then those of their guardians' },
  ),
});
export type PersonHit = Static<typeof PersonHit>;

const FixedPlaceHit = Shape('FixedPlaceHit', {
  place_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  schedule_id: Id(),
  schedule_name: Type.String(),
  dates: Type.Array(Type.String()),
});

export const ChangePreview = Shape('ChangePreview', {
  classes: Type.Array(ClassHit),
  people: Type.Array(PersonHit),
  fixed_places: Type.Array(FixedPlaceHit, { description: 'Fixed places with a date among the classes hit' }),
});
export type ChangePreview = Static<typeof ChangePreview>;

export const ChangeEffect = Shape('ChangeEffect', {
  id: Id(),
  cancelled: Type.Integer(),
  substituted: Type.Integer(),
  kept: Type.Integer(),
  told: Type.Integer({ description: 'People who get a message' }),
  to_call: Type.Array(PersonHit, { description: 'People who do not' }),
});
export type ChangeEffect = Static<typeof ChangeEffect>;

const Choice = Strict({
  session_id: Id(),
  version: Type.String({ maxLength: 100, description: 'As the preview had it' }),
  action: OneOf(actions),
  instructor_id: Type.Optional(Id('The substitute, for `substitute`')),
});

/** Beside the row that was added; absent when it hit no class. */
export const effect = { effect: Type.Optional(ChangeEffect) };

/** What becomes of the classes hit. */
export const decisions = {
  classes: Type.Optional(Type.Array(Choice, { maxItems: 5_000 })),
  otherwise: Type.Optional(
    Type.Enum(['cancel', 'keep'], { description: 'For the classes hit that `classes` does not name' }),
  ),
};
export interface Decisions {
  classes?: Static<typeof Choice>[] | undefined;
  otherwise?: 'cancel' | 'keep' | undefined;
}
