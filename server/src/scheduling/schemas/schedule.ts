import { type Static, Type } from 'typebox';
import { fileQuery } from '../../kernel/http/list-file.ts';
import {
  Abilities,
  Id,
  Int,
  LocalDate,
  LocalTime,
  Minor,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../../kernel/http/types.ts';
import { ClassLevelPart, ClassTypePart, ClubPart, CourtPart, InstructorPart } from './parts.ts';

const recurrences = ['once', 'daily', 'weekly', 'biweekly', 'monthly', 'custom'] as const;
const statuses = ['draft', 'published', 'cancelled'] as const;
const people = () => Int({ minimum: 1, maximum: 1_000 });

export const durationMinutes = () => Int({ minimum: 5, maximum: 1_440, description: 'minutes' });

/** A class with more helpers than this is several classes. */
export const mostAssistants = 8;
export const assistantIds = () =>
  Type.Array(Id(), {
    maxItems: mostAssistants,
    uniqueItems: true,
    description: 'Who helps beside the instructor, in the order in which they are shown',
  });

const fields = {
  name: Name(),
  description: Text({ maxLength: 5_000 }),
  class_type_id: Id(),
  level_id: Id('all_levels unless told'),
  instructor_id: Nullable(Id()),
  assistant_instructor_ids: assistantIds(),
  court_id: Nullable(Id()),
  location: Text({ maxLength: 200, description: 'Where, when it is not a court' }),
  term_id: Nullable(Id('The term that it belongs to: the desk’s')),
  start_date: LocalDate(),
  end_date: Nullable(
    LocalDate('The last date, included; null for no end; that of its term unless told, and none without one'),
  ),
  start_time: LocalTime(),
  duration_minutes: durationMinutes(),
  recurrence: OneOf(recurrences),
  recurrence_days: Type.Array(Int({ minimum: 0, maximum: 6 }), {
    maxItems: 7,
    description: '0 = Monday to 6 = Sunday',
  }),
  rrule: Nullable(Text({ maxLength: 500, description: 'RFC 5545 RRULE, for recurrence custom only' })),
  exdates: Type.Array(LocalDate(), { maxItems: 1_000, description: 'Dates without a class' }),
  min_participants: people(),
  max_participants: people(),
  price: Minor(),
  member_price: Nullable(Minor()),
  allow_waitlist: Type.Boolean(),
  allow_drop_in: Type.Boolean(),
  requires_package: Type.Boolean(),
  min_age: Nullable(
    Int({ minimum: 0, maximum: 120, description: 'Full years on the day of the class, included' }),
  ),
  max_age: Nullable(Int({ minimum: 0, maximum: 120 })),
  enrollment_opens_days: Int({ minimum: 0, maximum: 730 }),
  enrollment_closes_hours: Int({ minimum: 0, maximum: 720 }),
};
const anyOfThem = Type.Partial(Type.Object(fields)).properties;

/** What has no default. The rest comes from the class type, the club, or the seed. */
const needed = {
  name: fields.name,
  class_type_id: fields.class_type_id,
  start_date: fields.start_date,
  start_time: fields.start_time,
  duration_minutes: fields.duration_minutes,
  recurrence: fields.recurrence,
};

export const AddSchedule = Strict({
  ...anyOfThem,
  ...needed,
  club_id: Id(),
  like: Type.Optional(Id('The group of this club that it is a copy of: it has the same rules')),
});
export type AddSchedule = Static<typeof AddSchedule>;

const orphans = Type.Optional(
  Type.Boolean({
    description:
      'Cancel future sessions that have students and no longer fit the pattern, instead of refusing',
  }),
);

export const keepOverlaps = () =>
  Type.Optional(
    Type.Boolean({
      description: 'Move students onto another class of theirs, whom the change is refused for otherwise',
    }),
  );

/** The whole schedule anew: what is left out gets its default. A schedule stays in its club. */
export const ReplaceSchedule = Strict({
  ...anyOfThem,
  ...needed,
  club_id: Type.Optional(Id()),
  cancel_orphans: orphans,
  keep_overlaps: keepOverlaps(),
});
export type ReplaceSchedule = Static<typeof ReplaceSchedule>;

export const ChangeSchedule = Strict({
  ...anyOfThem,
  cancel_orphans: orphans,
  keep_overlaps: keepOverlaps(),
});
export type ChangeSchedule = Static<typeof ChangeSchedule>;

export const PreviewSchedule = Strict({
  ...anyOfThem,
  ...needed,
  club_id: Id(),
  schedule_id: Type.Optional(Id('The schedule being edited: its own sessions are no conflict')),
  until_date: Type.Optional(LocalDate()),
  strict: Type.Optional(Type.Boolean({ description: 'Warnings keep a date out too' })),
});
export type PreviewSchedule = Static<typeof PreviewSchedule>;

export const Schedule = Shape('ClassSchedule', {
  id: Id(),
  club: ClubPart,
  name: Type.String(),
  description: Type.String(),
  class_type: ClassTypePart,
  level: ClassLevelPart,
  instructor: Nullable(InstructorPart),
  assistant_instructors: Type.Array(InstructorPart, { description: 'Who helps, in their order' }),
  court: Nullable(CourtPart),
  location: Type.String(),
  term_id: Nullable(Type.String()),
  start_date: Type.String(),
  end_date: Nullable(Type.String()),
  start_time: Type.String(),
  duration_minutes: Type.Integer(),
  recurrence: OneOf(recurrences),
  recurrence_days: Type.Array(Type.Integer()),
  rrule: Nullable(Type.String()),
  exdates: Type.Array(Type.String()),
  min_participants: Type.Integer(),
  max_participants: Type.Integer(),
  price: Type.Integer(),
  member_price: Nullable(Type.Integer()),
  currency: Type.String(),
  allow_waitlist: Type.Boolean(),
  allow_drop_in: Type.Boolean(),
  requires_package: Type.Boolean(),
  min_age: Nullable(Type.Integer()),
  max_age: Nullable(Type.Integer()),
  enrollment_opens_days: Type.Integer(),
  enrollment_closes_hours: Type.Integer(),
  status: OneOf(statuses),
  published_at: Nullable(Type.String()),
  cancelled_at: Nullable(Type.String()),
  cancel_reason: Type.String(),
  next_session_at: Nullable(Type.String({ description: 'RFC 3339, in the offset of the club' })),
  abilities: Abilities('change', 'change_price', 'publish', 'cancel', 'delete', 'generate'),
});
export type Schedule = Static<typeof Schedule>;

const scheduleFilters = {
  club_id: Type.Optional(Id()),
  status: Type.Optional(OneOf(statuses)),
  level_id: Type.Optional(Id()),
  class_type_id: Type.Optional(Id()),
  instructor_id: Type.Optional(Id('As instructor or as assistant')),
  weekday: Type.Optional(Int({ minimum: 0, maximum: 6, description: '0 = Monday' })),
  q: SearchText('In the names of class, type, level, instructor and place'),
};
export const ScheduleFilter = Strict({ ...pageQuery, ...scheduleFilters });
export const ScheduleFile = Strict({ ...scheduleFilters, ...fileQuery });
export type ScheduleFilter = Static<typeof ScheduleFilter>;

export const CancelReason = Strict({ reason: Type.Optional(Text({ maxLength: 500 })) });
