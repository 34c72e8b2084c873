import { type Static, Type } from 'typebox';
import {
  Id,
  Instant,
  LocalDate,
  Nullable,
  OneOf,
  Params,
  Reason,
  Shape,
  Strict,
  Text,
} from '../../kernel/http/types.ts';

const answered = { additionalProperties: false } as const;

/** Why not, with the facts that the sentence needs. */
export const Reasons = Type.Array(
  Type.Object({ code: Type.String(), params: Params, message: Type.String() }, answered),
  { description: 'Everything that stands against it; empty: nothing' },
);

/** What the holder of a place may do with it by the club's rules, and from when. */
export const HolderChoices = Shape('HolderChoices', {
  today: Type.String({ description: 'At the club' }),
  pause: Type.Object(
    {
      offered: Type.Boolean({ description: 'Holders pause, and end pauses, themselves here' }),
      reasons: Reasons,
      first_day: Type.String({ description: 'The first day that a pause may have' }),
      min_days: Type.Integer(),
      max_days: Type.Integer(),
      gives_up: Type.Boolean({
        description: 'A pause ends the place; who paused is the first who gets one again afterwards',
      }),
      left: Type.Integer({ description: 'How many more may begin in the year of that day' }),
    },
    answered,
  ),
  leave: Type.Object(
    {
      reasons: Reasons,
      last_day: Type.String({ description: 'The earliest last day to which notice given today leads' }),
    },
    answered,
  ),
  stay: Type.Object({ reasons: Reasons }, { ...answered, description: 'Taking notice back' }),
});
export type HolderChoices = Static<typeof HolderChoices>;

export const PlaceDate = Shape('PlaceDate', {
  session_id: Id(),
  local_date: Type.String(),
  scheduled_datetime: Instant(),
  state: OneOf(['held', 'waits', 'missing', 'released', 'paused', 'called_off']),
  can_release: Type.Boolean(),
  can_take_back: Type.Boolean(),
});
export type PlaceDate = Static<typeof PlaceDate>;

const wish = {
  reason: Type.Optional(Text({ maxLength: 500 })),
  overrule: Type.Optional(Reason('Desk only: why in spite of the rules')),
};
export const TakePause = Strict({ starts_on: LocalDate(), ends_on: LocalDate(), ...wish });
export type TakePause = Static<typeof TakePause>;
export const GiveNotice = Strict({
  ends_on: Type.Optional(LocalDate('Last day; the earliest that the rules allow unless told')),
  ...wish,
});
export type GiveNotice = Static<typeof GiveNotice>;

/** What pausing, leaving or staying would do; nothing of it is written. */
export const PlaceEffect = Shape('PlaceEffect', {
  reasons: Reasons,
  starts_on: Nullable(Type.String({ description: 'First day of a pause' })),
  ends_on: Nullable(Type.String({ description: 'Last day of the pause, or in the group' })),
  never_begins: Type.Boolean({ description: 'The last day is before the first one' }),
  classes: Type.Array(
    Type.Object({ session_id: Id(), local_date: Type.String(), scheduled_datetime: Instant() }, answered),
    { description: 'Of those that there are already: the ones given back, or had again' },
  ),
});
export type PlaceEffect = Static<typeof PlaceEffect>;
