import { type Static, Type } from 'typebox';
import { Id, LocalDate, Nullable, OneOf, Params, Shape, Strict } from '../../kernel/http/types.ts';
import { Schedule } from './schedule.ts';

export const GenerateSessions = Strict({
  until_date: Type.Optional(LocalDate('The last date, included; session_generation_days ahead unless told')),
  dry_run: Type.Optional(Type.Boolean({ description: 'Say what would be made and write nothing' })),
  strict: Type.Optional(Type.Boolean({ description: 'Warnings keep a date out too' })),
});
export type GenerateSessions = Static<typeof GenerateSessions>;

export const ScheduleConflict = Shape('ScheduleConflict', {
  code: OneOf([
    'court_busy',
    'instructor_busy',
    'instructor_outside_windows',
    'instructor_on_leave',
    'instructor_over_weekly_hours',
    'closed_hours',
    'court_closed',
  ]),
  date: Type.String(),
  blocking: Type.Boolean({ description: 'This date gets no session' }),
  params: Params,
  message: Type.String(),
  with: Nullable(
    Type.Object(
      {
        title: Type.String(),
        starts_at: Type.String(),
        ends_at: Type.String(),
        session_id: Nullable(Id()),
      },
      { additionalProperties: false },
    ),
  ),
});

const generation = {
  schedule_id: Nullable(Id()),
  dry_run: Type.Boolean(),
  from: Type.String(),
  until: Type.String({ description: 'The last local date looked at, included' }),
  sessions: Type.Array(
    Type.Object(
      {
        session_id: Nullable(Id()),
        local_date: Type.String(),
        local_time: Type.String(),
        scheduled_datetime: Type.String(),
        ends_at: Type.String(),
      },
      { additionalProperties: false },
    ),
    { description: 'The sessions made, or that would be made' },
  ),
  existing_count: Type.Integer({ description: 'Dates that have their session already' }),
  skips: Type.Array(
    Type.Object(
      {
        date: Type.String(),
        reason: OneOf(['closure', 'exdate']),
        name: Type.String({ description: 'The name of the closure, or the date' }),
      },
      { additionalProperties: false },
    ),
  ),
  conflicts: Type.Array(ScheduleConflict),
};
export const Generation = Shape('SessionGeneration', generation);
export type Generation = Static<typeof Generation>;

const SeriesMove = Shape('SeriesMove', {
  session_id: Nullable(Id('Null for an excluded date')),
  standing: Type.Enum(['ahead', 'over', 'off'], {
    description: 'To come; begun or over; called off or excluded',
  }),
  local_date: Type.String(),
  local_time: Nullable(Type.String()),
  to_date: Nullable(
    Type.String({
      description:
        'Where a class to come moves; else the date that has none because of it. Null: there is none',
    }),
  ),
  to_time: Nullable(Type.String()),
  enrolled_count: Type.Integer(),
  waitlisted_count: Type.Integer(),
});

const StudentClash = Shape('StudentClash', {
  session_id: Id('The class that moves'),
  student_id: Id(),
  student_name: Type.String(),
  with: Type.Object(
    { session_id: Id(), title: Type.String(), starts_at: Type.String(), ends_at: Type.String() },
    { additionalProperties: false, description: 'The class that they have at its new time' },
  ),
});

const Unsuited = Shape('StudentUnsuited', {
  student_id: Id(),
  student_name: Type.String(),
  reason: Type.Enum(['level', 'age', 'birth_date'], { description: 'birth_date: nobody has told it' }),
  is_holder: Type.Boolean({ description: 'Has a fixed place in the group' }),
  enrolled: Type.Integer({ description: 'Classes to come in which they have a place' }),
  waiting: Type.Integer(),
});

const PriceChange = Shape('PriceChange', {
  from: Type.Integer(),
  to: Type.Integer({ description: 'What is booked from now on, also by fixed places in classes made later' }),
  bookings: Type.Integer({ description: 'Booked at another price, which stays' }),
  classes: Type.Integer({ description: 'In so many classes' }),
  until: Nullable(Type.String({ description: 'The last date of these' })),
  own_price: Type.Integer({ description: 'Classes with a price of their own, which stays' }),
});

export const Preview = Shape('SchedulePreview', {
  ...generation,
  moves: Type.Array(SeriesMove, { description: 'What becomes of the classes of a schedule that is changed' }),
  clashes: Type.Array(StudentClash, {
    description: 'Who would be in two classes at once: refused unless keep_overlaps',
  }),
  unsuited: Type.Array(Unsuited, {
    description: 'Whom a new level or new ages would keep out; who has a place or waits keeps it',
  }),
  prices: Nullable(PriceChange),
});
export type Preview = Static<typeof Preview>;

export const Published = Shape('PublishedSchedule', { schedule: Schedule, generation: Generation });
