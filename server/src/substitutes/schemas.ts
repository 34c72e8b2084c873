import { type Static, Type } from 'typebox';
import { Abilities, Id, Nullable, OneOf, pageQuery, Shape, Strict, Text } from '../kernel/http/types.ts';
import { leftOut, states } from './rules/requests.ts';

const words = (description: string) => Text({ maxLength: 500, description });
const part = <N extends 'name' | 'display_name'>(name: N) =>
  Type.Object(
    { id: Id(), [name]: Type.String() } as { id: ReturnType<typeof Id> } & Record<N, Type.TString>,
    { additionalProperties: false },
  );
const ids = (maxItems: number, description: string) =>
  Type.Array(Id(), { minItems: 1, maxItems, uniqueItems: true, description });

export const AskSubstitutes = Strict({
  session_ids: ids(100, 'The classes that somebody is looked for'),
  instructor_ids: ids(20, 'Whom to ask: each for those of the classes that they can give'),
  words: Type.Optional(words('Said with the question')),
  also_found: Type.Optional(
    Type.Boolean({
      description: 'Also about classes that somebody has accepted already; left out, these are left out',
    }),
  ),
});
export type AskSubstitutes = Static<typeof AskSubstitutes>;

export const AnswerSubstitute = Strict({ words: Type.Optional(words('What the coach says with it')) });
export type AnswerSubstitute = Static<typeof AnswerSubstitute>;

/** A class without anybody's name: what somebody may know who is only asked about it. */
const AskedClass = Shape('ClassToGive', {
  session_id: Id(),
  name: Type.String(),
  club: part('name'),
  class_type: part('name'),
  level: part('display_name'),
  court: Nullable(part('name')),
  local_date: Type.String(),
  local_time: Type.String(),
  scheduled_datetime: Type.String({ description: 'RFC 3339, in the offset of the club' }),
  ends_at: Type.String(),
  enrolled_count: Type.Integer(),
  waitlisted_count: Type.Integer(),
  max_participants: Type.Integer(),
});

const asked = {
  id: Id(),
  class: AskedClass,
  absent: Nullable(part('display_name')),
  state: OneOf(states, 'begun: the class has, and nobody had accepted it'),
  words: Type.String({ description: 'Said with the question' }),
  asked_by: Type.String({ description: 'Name of who asked' }),
  created_at: Type.String(),
};

export const SubstituteRequest = Shape('SubstituteRequest', {
  ...asked,
  closed_at: Nullable(Type.String()),
  asks: Type.Array(
    Shape('SubstituteAsk', {
      instructor: part('display_name'),
      answer: Nullable(OneOf(['accepted', 'declined'])),
      words: Type.String(),
      answered_at: Nullable(Type.String()),
    }),
    { description: 'Who was asked, in the order of their names' },
  ),
  abilities: Abilities('withdraw'),
});
export type SubstituteRequest = Static<typeof SubstituteRequest>;

/** As the coach sees it who is asked. */
export const SubstituteOffer = Shape('SubstituteOffer', {
  ...asked,
  answer: Nullable(OneOf(['accepted', 'declined'])),
  obstacle: Nullable(OneOf(['busy', 'takes_no_substitutions'], 'why they cannot say yes as it stands')),
  busy_with: Nullable(Type.String({ description: 'The class of theirs that is at that time' })),
  abilities: Abilities('accept', 'decline'),
});
export type SubstituteOffer = Static<typeof SubstituteOffer>;

export const SubstitutesAsked = Shape('SubstitutesAsked', {
  requests: Type.Array(SubstituteRequest, { description: 'By the time of their classes' }),
  left_out: Type.Array(
    Type.Object({ session_id: Id(), reason: OneOf(leftOut) }, { additionalProperties: false }),
    { description: 'Classes about which nobody was asked, and why' },
  ),
});
export type SubstitutesAsked = Static<typeof SubstitutesAsked>;

export const SubstituteRequestsQuery = Strict({
  session_id: Type.Optional(Id('Of one class')),
  club_id: Type.Optional(Id('Of the classes of one club')),
  open: Type.Optional(
    Type.Boolean({
      description: 'Only those that nobody has answered with yes: the soonest class first',
    }),
  ),
  ...pageQuery,
});
export type SubstituteRequestsQuery = Static<typeof SubstituteRequestsQuery>;

export const CandidatesFor = Strict({ session_ids: ids(100, 'The classes that somebody is looked for') });
export type CandidatesFor = Static<typeof CandidatesFor>;

export const CoachToAsk = Shape('CoachToAsk', {
  instructor: part('display_name'),
  has_account: Type.Boolean({ description: 'False: no message reaches them' }),
  can_give: Type.Array(Id(), { description: 'Which of the classes they could give' }),
  asked: Type.Array(Id(), { description: 'About which of them they are asked already' }),
  problems: Type.Array(
    OneOf([
      'takes_no_substitutions',
      'busy',
      'other_specialty',
      'on_leave',
      'outside_windows',
      'over_weekly_hours',
    ]),
    { description: 'What speaks against them in any of the classes' },
  ),
});
export type CoachToAsk = Static<typeof CoachToAsk>;
