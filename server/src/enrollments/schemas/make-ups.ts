import { type Static, Type } from 'typebox';
import { AnyDate, Id, Instant, Nullable, OneOf, Reason, Shape, Strict } from '../../kernel/http/types.ts';

const causes = [
  'released',
  'released_late',
  'club',
  'rain',
  'coach',
  'closure',
  'below_minimum',
  'granted',
] as const;
const kinds = ['earned', 'used', 'given_back', 'withdrawn', 'taken', 'credited'] as const;

/** A make-up, with its ledger: the last entry says what it is now. */
export const MakeUp = Shape('MakeUp', {
  id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  club_id: Id(),
  club_name: Type.String(),
  class_type_id: Nullable(Id()),
  class_type_name: Nullable(Type.String({ description: 'Null: for any type' })),
  cause: OneOf(causes),
  lost_on: Type.String({ description: 'The day of the lost class, or on which it was granted' }),
  lost_class: Nullable(Type.String()),
  state: OneOf(['open', 'used', 'withdrawn', 'taken', 'expired', 'credited']),
  expires_on: Type.String({ description: 'The last day of a class for which it can be used' }),
  used_for: Nullable(
    Type.Object(
      { session_id: Id(), name: Type.String(), local_date: Type.String() },
      { additionalProperties: false },
    ),
  ),
  entries: Type.Array(
    Type.Object(
      {
        number: Type.Integer(),
        kind: OneOf(kinds),
        at: Instant(),
        expires_on: Type.String(),
        reason: Type.String(),
        by: Nullable(Type.String({ description: 'Who did it; told to the desk only' })),
      },
      { additionalProperties: false },
    ),
  ),
  can_take: Type.Boolean({ description: 'Whether the asker may take it away' }),
});
export type MakeUp = Static<typeof MakeUp>;

export const GrantMakeUp = Strict({
  student_id: Id(),
  club_id: Id(),
  class_type_id: Type.Optional(Nullable(Id('Only for classes of this type; any unless told'))),
  expires_on: AnyDate('The last day of a class for which it can be used'),
  reason: Reason(),
});
export type GrantMakeUp = Static<typeof GrantMakeUp>;

export const TakeMakeUp = Strict({ reason: Reason() });
export type TakeMakeUp = Static<typeof TakeMakeUp>;
