import { type Static, Type } from 'typebox';
import { Id, LocalDate, LocalTime, Nullable, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { keepOverlaps, Session } from '../../scheduling/public.ts';
import { hindrances, refusedFor } from '../rules/slots.ts';
import { ChangeEffect } from './changes.ts';

export const mostDays = 28;

export const SlotsAsked = Strict({
  days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: mostDays,
      description: 'How far from the day of the class, to either side; 14 unless told',
    }),
  ),
});
export type SlotsAsked = Static<typeof SlotsAsked>;

const Hindered = Shape('PersonHindered', {
  student_id: Id(),
  student_name: Type.String({ description: 'Empty for who may not see it' }),
  reason: OneOf(
    hindrances,
    'Another class; a pause of their fixed place; on the waiting list of another class',
  ),
  with: Nullable(Type.String({ description: 'The other class' })),
});

/** What speaks for a time, the weightiest first. */
const reasons = [
  'everybody_can',
  'most_can',
  'same_day',
  'same_weekday',
  'same_time',
  'same_court',
  'other_court',
] as const;

export const Slot = Shape('SessionSlot', {
  local_date: Type.String(),
  local_time: Type.String(),
  scheduled_datetime: Type.String({ description: 'RFC 3339, in the offset of the club' }),
  ends_at: Type.String(),
  court: Nullable(Type.Object({ id: Id(), name: Type.String() }, { additionalProperties: false })),
  reasons: Type.Array(OneOf(reasons)),
  cannot: Type.Array(Hindered, { description: 'Who is in the class and cannot come then' }),
  waits_elsewhere: Type.Array(Hindered, {
    description: 'Who can come, and is on the waiting list of another class then',
  }),
  waiting_cannot: Type.Integer({ description: 'How many of those who wait for the class could not come' }),
  assistant_away: Type.Boolean({ description: 'Who helps in the class has leave or no hours then' }),
});
export type Slot = Static<typeof Slot>;

export const SessionSlots = Shape('SessionSlots', {
  session_id: Id(),
  version: Type.String({ description: 'What was seen: goes back with the move' }),
  enrolled_count: Type.Integer(),
  from_date: Type.String({ description: 'Days that were looked at, both included' }),
  until_date: Type.String(),
  results: Type.Array(Slot, { description: 'The best first; of one day three at most' }),
  refused: Type.Object(
    Object.fromEntries(refusedFor.map((why) => [why, Type.Integer()])) as Record<
      (typeof refusedFor)[number],
      Type.TInteger
    >,
    {
      additionalProperties: false,
      description: 'How many times were none, by the first thing that was against them',
    },
  ),
});
export type SessionSlots = Static<typeof SessionSlots>;

export const MoveTo = Strict({
  local_date: LocalDate(),
  local_time: LocalTime(),
  court_id: Type.Optional(Nullable(Id('Left out, the same'))),
});
export type MoveTo = Static<typeof MoveTo>;

export const MoveSession = Strict({
  ...MoveTo.properties,
  version: Type.String({ maxLength: 100, description: 'As the slots or the preview had it' }),
  keep_overlaps: keepOverlaps(),
});
export type MoveSession = Static<typeof MoveSession>;

export const SessionMoved = Shape('SessionMoved', { session: Session, effect: ChangeEffect });
export type SessionMoved = Static<typeof SessionMoved>;
