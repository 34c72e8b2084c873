import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import { datesQuery } from '../kernel/http/range.ts';
import {
  Abilities,
  Id,
  Instant,
  Int,
  Nullable,
  OneOf,
  pageQuery,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const rating = () => Int({ minimum: 1, maximum: 5 });
/** What stands in the place of notes that the one who asks may not see. */
export const denied = '[Access Denied]';

/** What the one who says something saw before. */
const seen = {
  attendance_version: Type.Optional(
    Int({ minimum: 0, description: 'As last seen: something else that was said since is not written over' }),
  ),
};

const attendanceProperties = {
  id: Nullable(Id('Null until attendance is taken')),
  session_id: Id(),
  enrollment_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  status: OneOf(['enrolled', 'no_show']),
  checked_in: Type.Boolean(),
  check_in_time: Nullable(Instant()),
  check_in_method: Nullable(OneOf(['desk', 'instructor', 'qr'])),
  present: Nullable(Type.Boolean({ description: 'Null until attendance is taken' })),
  arrival_time: Nullable(Instant()),
  departure_time: Nullable(Instant()),
  instructor_notes: Type.String({
    description: `"${denied}" for all but staff and the session's instructor or substitute`,
  }),
  performance_rating: Nullable(Type.Integer()),
  student_rating: Nullable(Type.Integer()),
  student_feedback: Type.String(),
  marked_at: Nullable(Instant()),
  attendance_version: Type.Integer({ description: 'Another one with everything that is said of who came' }),
  abilities: Abilities('mark', 'view_notes', 'give_feedback'),
};
export const Attendance = Shape('ClassAttendance', attendanceProperties);
export type Attendance = Static<typeof Attendance>;

/** A student's own attendance, with the class. */
export const MyAttendance = Shape('MyAttendance', {
  ...attendanceProperties,
  name: Type.String(),
  class_type_name: Type.String(),
  level_name: Type.String(),
  instructor_name: Nullable(Type.String()),
  club_name: Type.String(),
  scheduled_datetime: Instant(),
  local_date: Type.String(),
  duration_minutes: Type.Integer(),
});
export type MyAttendance = Static<typeof MyAttendance>;

export const MyAttendanceQuery = Strict({ ...pageQuery, student_id: Type.Optional(Id('One of yours')) });

export const CheckIn = Strict({
  student_id: Type.Optional(Id('Who; yourself unless told')),
  enrollment_id: Type.Optional(Id('Or their enrolment')),
  code: Type.Optional(Text({ maxLength: 40, description: 'What the QR code at the class says' })),
  ...seen,
});
export type CheckIn = Static<typeof CheckIn>;

export const WhoseCheckIn = Strict({
  student_id: Type.Optional(Id()),
  enrollment_id: Type.Optional(Id()),
  ...seen,
});
export type WhoseCheckIn = Static<typeof WhoseCheckIn>;

export const CheckInCode = Shape('CheckInCode', {
  code: Type.String(),
  url: Type.String({ description: 'What the QR code holds' }),
  opens_at: Instant('From here on the code works'),
  closes_at: Instant('From here on it does not any more'),
});
export type CheckInCode = Static<typeof CheckInCode>;

export const Entry = Strict({
  enrollment_id: Type.Optional(Id()),
  student_id: Type.Optional(Id('Or whose enrolment')),
  present: Type.Boolean(),
  arrival_time: Type.Optional(Nullable(Instant())),
  departure_time: Type.Optional(Nullable(Instant())),
  instructor_notes: Type.Optional(Text({ maxLength: 4_000 })),
  performance_rating: Type.Optional(Nullable(rating())),
  ...seen,
});
export type Entry = Static<typeof Entry>;
export const MarkAttendance = Strict({
  entries: Type.Array(Entry, {
    minItems: 1,
    maxItems: 1_000,
    description: 'What is left out stays as it is',
  }),
});
export type MarkAttendance = Static<typeof MarkAttendance>;

export const Feedback = Strict({
  student_rating: Type.Optional(Nullable(rating())),
  student_feedback: Type.Optional(Text({ maxLength: 4_000 })),
});
export type Feedback = Static<typeof Feedback>;

export const BookingsFile = Strict({
  club_id: Id(),
  ...datesQuery,
  ...fileQuery,
});
