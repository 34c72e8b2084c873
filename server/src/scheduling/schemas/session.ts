import { type Static, Type } from 'typebox';
import { fileQuery } from '../../kernel/http/list-file.ts';
import { datesQuery } from '../../kernel/http/range.ts';
import {
  Abilities,
  Id,
  Instant,
  Int,
  LocalDate,
  LocalTime,
  Minor,
  Nullable,
  OneOf,
  pageQuery,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../../kernel/http/types.ts';
import { ClassLevelPart, ClassTypePart, ClubPart, CourtPart, InstructorPart } from './parts.ts';
import { assistantIds, durationMinutes, keepOverlaps } from './schedule.ts';

const sessionStatuses = ['scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled'] as const;
const people = () => Int({ minimum: 1, maximum: 1_000 });

export const Session = Shape('ClassSession', {
  id: Id(),
  schedule_id: Id(),
  name: Type.String(),
  description: Type.String(),
  club: ClubPart,
  class_type: ClassTypePart,
  level: ClassLevelPart,
  instructor: Nullable(InstructorPart),
  substitute_instructor: Nullable(InstructorPart),
  assistant_instructors: Type.Array(InstructorPart, {
    description: 'Who helps, in their order; not who of them gives it as the substitute',
  }),
  court: Nullable(CourtPart),
  location: Type.String(),
  local_date: Type.String(),
  local_time: Type.String(),
  scheduled_datetime: Type.String({ description: 'RFC 3339, in the offset of the club' }),
  ends_at: Type.String(),
  duration_minutes: Type.Integer(),
  actual_start_time: Nullable(Type.String()),
  actual_end_time: Nullable(Type.String()),
  min_participants: Type.Integer(),
  max_participants: Type.Integer(),
  price: Type.Integer(),
  member_price: Nullable(Type.Integer()),
  currency: Type.String(),
  enrolled_count: Type.Integer(),
  waitlisted_count: Type.Integer(),
  attended_count: Type.Integer(),
  free_places: Type.Integer(),
  allow_waitlist: Type.Boolean(),
  allow_drop_in: Type.Boolean(),
  requires_package: Type.Boolean(),
  min_age: Nullable(Type.Integer({ description: 'Full years on the day of the class, included' })),
  max_age: Nullable(Type.Integer()),
  opens_at: Type.String({ description: 'From here on it can be booked' }),
  closes_at: Type.String({ description: 'From here on it cannot be booked any more' }),
  status: OneOf(sessionStatuses),
  cancelled_at: Nullable(Type.String()),
  cancel_reason: Type.String(),
  notes: Type.Optional(Type.String({ description: 'Only for the desk and for who teaches it' })),
  edited_fields: Type.Optional(
    Type.Array(Type.String(), { description: 'Changed by hand: the schedule leaves these alone' }),
  ),
  abilities: Abilities(
    'change',
    'change_price',
    'change_notes',
    'cancel',
    'reinstate',
    'substitute',
    'start',
    'finish',
    'manage_enrollments',
    'add_people',
    'view_roster',
    'mark_attendance',
  ),
});
export type Session = Static<typeof Session>;

const sessionFilters = {
  club_id: Type.Optional(Id()),
  from: Type.Optional(Text({ maxLength: 40, description: 'RFC 3339, or a local date, included' })),
  until: Type.Optional(
    Text({ maxLength: 40, description: 'RFC 3339, not included, or a local date, included' }),
  ),
  status: Type.Optional(OneOf(sessionStatuses)),
  instructor_id: Type.Optional(Id('As instructor, as substitute or as assistant')),
  level_id: Type.Optional(Id()),
  class_type_id: Type.Optional(Id()),
  schedule_id: Type.Optional(Id()),
  q: SearchText(
    'In the names of class, type, level, instructor, court, club and place; from now on unless told',
  ),
};
export const SessionFilter = Strict({ ...pageQuery, ...sessionFilters });
export const SessionFile = Strict({ ...sessionFilters, ...datesQuery, ...fileQuery });
export type SessionFilter = Static<typeof SessionFilter>;

/** PUT and PATCH take the same: a session's origin is its schedule, so what is left out stays. */
export const ChangeSession = Strict({
  scope: Type.Optional(
    Type.Enum(['this', 'following', 'all'], {
      description: 'Which sessions of the schedule; this unless told',
    }),
  ),
  scheduled_datetime: Type.Optional(Instant()),
  local_date: Type.Optional(LocalDate()),
  local_time: Type.Optional(LocalTime()),
  duration_minutes: Type.Optional(durationMinutes()),
  instructor_id: Type.Optional(Nullable(Id())),
  substitute_instructor_id: Type.Optional(Nullable(Id())),
  assistant_instructor_ids: Type.Optional(assistantIds()),
  court_id: Type.Optional(Nullable(Id())),
  max_participants: Type.Optional(people()),
  min_participants: Type.Optional(people()),
  price: Type.Optional(Minor()),
  member_price: Type.Optional(Nullable(Minor())),
  notes: Type.Optional(Text({ maxLength: 5_000 })),
  cancel_orphans: Type.Optional(Type.Boolean()),
  keep_overlaps: keepOverlaps(),
});
export type ChangeSession = Static<typeof ChangeSession>;

/** What calls a class off: the make-up table has a line for each. */
export const cancelCauses = ['club', 'rain', 'coach', 'closure'] as const;

export const CallOff = Strict({
  reason: Type.Optional(Text({ maxLength: 500, description: 'As people are told' })),
  cause: Type.Optional(OneOf(cancelCauses)),
});
export type CallOff = Static<typeof CallOff>;

export const SetSubstitute = Strict({ instructor_id: Nullable(Id()) });

export const SubstituteCandidate = Shape('SubstituteCandidate', {
  instructor: InstructorPart,
  assists: Type.Boolean({ description: 'Helps in this class already' }),
  teaches_type: Type.Boolean({ description: 'The class type is one of their specialties' }),
  rating: Nullable(Type.Number()),
  taught_minutes: Type.Integer({ description: 'Of other sessions in that ISO week' }),
  max_weekly_hours: Type.Integer(),
});
export type SubstituteCandidate = Static<typeof SubstituteCandidate>;
