import { type Static, Type } from 'typebox';
import { Id, OneOf, Shape, Strict } from '../../kernel/http/types.ts';
import { classFacts, PersonHit } from './changes.ts';

const Booking = Shape('BookingAhead', {
  ...classFacts,
  enrollment_id: Id(),
  status: OneOf(['enrolled', 'waitlisted'] as const),
  is_fixed: Type.Boolean({ description: 'A date of a fixed place' }),
});

/** What somebody has before them who goes: bookings, tickets, fixed places, those in their care. */
export const ClientLeaving = Shape('ClientLeaving', {
  version: Type.String({ description: 'What was seen: goes back with the decision' }),
  bookings: Type.Array(Booking),
  fixed_places: Type.Array(
    Shape('FixedPlaceHeld', { place_id: Id(), schedule_id: Id(), schedule_name: Type.String() }),
  ),
  dependants: Type.Array(
    Shape('DependantLeft', {
      student_id: Id(),
      student_name: Type.String(),
      has_others: Type.Boolean({ description: 'Somebody else looks after them too' }),
    }),
  ),
  person: PersonHit,
});
export type ClientLeaving = Static<typeof ClientLeaving>;

/** What becomes of what somebody has before them. */
export const Commitments = Strict({
  version: Type.Optional(
    Type.String({ maxLength: 100, description: 'As the preview had it; without it, as it is' }),
  ),
  bookings: Type.Enum(['give_back', 'keep'], { description: 'Single bookings and tickets' }),
  places: Type.Enum(['give_back', 'end', 'keep'], {
    description:
      'Fixed places: their dates go to others until the client may book again, they end, or everything stays',
  }),
});
export type Commitments = Static<typeof Commitments>;

const ClientEffect = Shape('ClientEffect', {
  id: Id(),
  given_back: Type.Integer({ description: 'Places and tickets, those of fixed places too' }),
  places_ended: Type.Integer(),
  told: Type.Integer(),
  to_call: Type.Array(PersonHit),
});
export type ClientEffect = Static<typeof ClientEffect>;
export const clientEffect = { effect: Type.Optional(ClientEffect) };
