import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import { rangeQuery } from '../kernel/http/range.ts';
import {
  Abilities,
  Id,
  Instant,
  Int,
  LocalDate,
  Name,
  Nullable,
  OneOf,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const bookingTypes = ['class', 'match', 'event', 'maintenance', 'closed'] as const;
const statuses = ['confirmed', 'cancelled'] as const;

export const Court = Shape('Court', {
  id: Id(),
  club_id: Id(),
  name: Type.String(),
  surface: Type.String(),
  is_indoor: Type.Boolean(),
  is_active: Type.Boolean(),
  abilities: Abilities('change'),
});
export type Court = Static<typeof Court>;

const details = {
  surface: Type.Optional(Text({ maxLength: 100 })),
  is_indoor: Type.Optional(Type.Boolean()),
};
export const AddCourt = Strict({ club_id: Id(), name: Name(100), ...details });
export type AddCourt = Static<typeof AddCourt>;

export const maxCourtsAtOnce = 50;
export const AddCourts = Strict({
  club_id: Id(),
  names: Type.Array(Name(100), { minItems: 1, maxItems: maxCourtsAtOnce }),
  ...details,
});
export type AddCourts = Static<typeof AddCourts>;

export const ChangeCourt = Strict({
  name: Type.Optional(Name(100)),
  ...details,
  is_active: Type.Optional(Type.Boolean()),
});
export type ChangeCourt = Static<typeof ChangeCourt>;

export const CourtsQuery = Strict({
  club_id: Type.Optional(Id()),
  q: SearchText('Part of the name'),
  include_inactive: Type.Optional(Type.Boolean()),
});
export type CourtsQuery = Static<typeof CourtsQuery>;
export const CourtsFile = Strict({ ...CourtsQuery.properties, ...fileQuery });
export const FreeCourtsQuery = Strict({ club_id: Id(), ...rangeQuery });

export const Reservation = Shape('CourtReservation', {
  id: Id(),
  court_id: Id(),
  court_name: Type.String(),
  club_id: Id(),
  starts_at: Instant("RFC 3339 with the club's offset"),
  ends_at: Instant("RFC 3339 with the club's offset"),
  status: OneOf(statuses),
  booking_type: OneOf(bookingTypes),
  class_session_id: Nullable(Id()),
  title: Type.String(),
  abilities: Abilities('change'),
});
export type Reservation = Static<typeof Reservation>;

/** Days, both included; nothing new comes onto the court on them. */
export const CloseCourt = Strict({
  starts_on: LocalDate('YYYY-MM-DD'),
  ends_on: LocalDate('YYYY-MM-DD; a month at most'),
  name: Type.Optional(Text({ maxLength: 200, description: 'As people are told' })),
});
export type CloseCourt = Static<typeof CloseCourt>;

export const ReservationsQuery = Strict({
  club_id: Id(),
  court_id: Type.Optional(Id()),
  ...rangeQuery,
  include_cancelled: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Int({ minimum: 1, maximum: 2_000, description: '1000 unless told' })),
  cursor: Type.Optional(Type.String({ maxLength: 500, description: 'next_cursor of the page before' })),
});
export type ReservationsQuery = Static<typeof ReservationsQuery>;

export const AddReservation = Strict({
  court_id: Id(),
  booking_type: OneOf(['match', 'event', 'maintenance']),
  starts_at: Instant(),
  ends_at: Instant(),
  title: Type.Optional(Text({ maxLength: 200 })),
});
export type AddReservation = Static<typeof AddReservation>;

export const ChangeReservation = Strict({
  court_id: Type.Optional(Id()),
  starts_at: Type.Optional(Instant()),
  ends_at: Type.Optional(Instant()),
  title: Type.Optional(Text({ maxLength: 200 })),
});
export type ChangeReservation = Static<typeof ChangeReservation>;
