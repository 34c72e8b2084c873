import { type Static, Type } from 'typebox';
import {
  Abilities,
  Id,
  Instant,
  LocalDate,
  Nullable,
  OneOf,
  Shape,
  Strict,
} from '../../kernel/http/types.ts';
import { MovePlace, Reorder } from '../schemas.ts';

const states = ['waiting', 'offered', 'placed', 'declined', 'expired', 'withdrawn', 'gone'] as const;

export const PlaceRequest = Shape('PlaceRequest', {
  id: Id(),
  schedule_id: Id(),
  schedule_name: Type.String(),
  student_id: Id(),
  student_name: Type.String(),
  wants_from: Type.String({ description: 'The first day on which they want the place' }),
  status: OneOf(states),
  position: Nullable(Type.Integer({ description: 'In the queue, from 1; null when it is over' })),
  offered_from: Nullable(Type.String({ description: 'The first day of the place that is offered' })),
  offered_until: Nullable(Instant('Until when it may be accepted')),
  place_id: Nullable(Id()),
  /** For who manages the group: why they would not get a free place now. */
  passed_over: Nullable(Type.String()),
  /** Why the desk has put them elsewhere in the queue. */
  moved_reason: Type.String(),
  created_at: Instant(),
  abilities: Abilities('withdraw', 'answer', 'give', 'reorder'),
});
export type PlaceRequest = Static<typeof PlaceRequest>;

/** What somebody needs to know before they wait for a place in a group. */
export const PlaceQueue = Shape('PlaceQueue', {
  offered: Type.Boolean({
    description: 'The club keeps a queue for this group, and the student holds no place in it',
  }),
  waiting: Type.Integer({ description: 'How many wait' }),
  code: Nullable(Type.String({ description: 'Why they cannot wait for it' })),
  message: Type.String(),
});
export type PlaceQueue = Static<typeof PlaceQueue>;

export const AskForPlace = Strict({
  student_id: Type.Optional(Id('Who wants the place; yourself unless told')),
  wants_from: Type.Optional(LocalDate('First day; today unless told')),
  overrides: Type.Optional(
    Type.Array(OneOf(['level']), { maxItems: 1, description: 'Desk only: what to overlook' }),
  ),
});
export type AskForPlace = Static<typeof AskForPlace>;

export const GiveRequested = Strict({
  starts_on: Type.Optional(LocalDate('First day; the one that they want, or today, unless told')),
  overrides: MovePlace.properties.overrides,
});
export type GiveRequested = Static<typeof GiveRequested>;

export const ReorderRequest = Reorder;
