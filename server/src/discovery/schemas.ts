import { type Static, Type } from 'typebox';
import {
  AnyDate,
  Id,
  Int,
  LocalTime,
  Nullable,
  OneOf,
  pageQuery,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

import { reasons } from './rules/usage.ts';

const strict = { additionalProperties: false };
const Named = { id: Id(), name: Type.String() };

/** A class that can be found, as everybody sees it. */
const found = {
  id: Id(),
  schedule_id: Id(),
  name: Type.String(),
  scheduled_datetime: Type.String({ description: 'RFC 3339, in the offset of the club' }),
  ends_at: Type.String(),
  local_date: Type.String(),
  local_time: Type.String(),
  duration_minutes: Type.Integer(),
  status: OneOf(['scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled']),
  class_type: Type.Object({ ...Named, type: Type.String(), color: Type.String() }, strict),
  level: Type.Object({ ...Named, display_name: Type.String(), color: Type.String() }, strict),
  instructor: Nullable(Type.Object({ id: Id(), display_name: Type.String() }, strict)),
  assistant_instructors: Type.Array(Type.Object({ id: Id(), display_name: Type.String() }, strict), {
    description: 'Who helps, in their order',
  }),
  is_substitute: Type.Boolean({ description: 'The instructor stands in for the usual one' }),
  court: Nullable(Type.Object(Named, strict)),
  location: Type.String(),
  club: Type.Object({ ...Named, slug: Type.String(), timezone: Type.String() }, strict),
  min_age: Nullable(Type.Integer({ description: 'Full years on the day of the class, included' })),
  max_age: Nullable(Type.Integer()),
  max_participants: Type.Integer(),
  enrolled_count: Type.Integer(),
  free_places: Type.Integer(),
  waitlisted_count: Type.Integer(),
  price: Type.Integer({
    description:
      'What this person would pay, in minor units; nothing where a package or a make-up would pay for it',
  }),
  currency: Type.String(),
  paid_by: Nullable(OneOf(['make_up', 'package'], 'What would be taken for it instead of money')),
  opens_at: Type.String({ description: 'From here on it can be booked' }),
  closes_at: Type.String({ description: 'From here on it cannot be booked any more' }),
  booking: Type.Object(
    {
      can_enroll: Type.Boolean(),
      outcome: Nullable(OneOf(['enrolled', 'waitlisted'])),
      code: Nullable(Type.String({ description: 'enrollment.<reason>, as enrolling would answer' })),
      message: Type.String(),
    },
    { ...strict, description: 'What enrolling now would give' },
  ),
};
export const PublicSession = Shape('PublicSession', found);
export type PublicSession = Static<typeof PublicSession>;

export const AvailableSession = Shape('AvailableSession', {
  ...found,
  level_suits: Type.Boolean({
    description:
      'Whether the class is for the level of this person; so is every one for who was not assessed',
  }),
  my_status: Nullable(OneOf(['enrolled', 'waitlisted'])),
  my_enrollment_id: Nullable(Id()),
  my_waitlist_position: Nullable(Type.Integer()),
});
export type AvailableSession = Static<typeof AvailableSession>;

export const PackageUsage = Shape('PackageUsage', {
  classes_remaining: Type.Integer(),
  expires_on: Nullable(Type.String()),
  every_days: Nullable(
    Type.Integer({ description: 'One class in so many days uses all that are left; null: none can be used' }),
  ),
  results: Type.Array(
    Type.Object(
      {
        session: AvailableSession,
        reasons: Type.Array(OneOf(reasons)),
        opens_at: Nullable(Type.String({ description: 'Booking opens then; null: it can be booked now' })),
      },
      strict,
    ),
    { description: 'The suggested classes, by time; 12 at most' },
  ),
});
export type PackageUsage = Static<typeof PackageUsage>;

const from = Text({ maxLength: 40, description: 'RFC 3339, or a local date, included; now unless told' });
const until = Text({ maxLength: 40, description: 'RFC 3339, not included, or a local date, included' });
const levelName = Text({ minLength: 1, maxLength: 40, description: 'A key (beginner) or an id' });
const narrow = {
  club_id: Type.Optional(Id()),
  from: Type.Optional(from),
  until: Type.Optional(until),
  student_id: Type.Optional(Id('For whom; yourself unless told')),
};
const narrower = {
  ...narrow,
  ...pageQuery,
  level: Type.Optional(levelName),
  class_type_id: Type.Optional(Id()),
  instructor_id: Type.Optional(Id('Who gives it, as a substitute too')),
};
const yes = (description: string) => Type.Optional(Type.Boolean({ default: false, description }));

export const AvailableQuery = Strict({
  ...narrower,
  make_up: yes('What paying with a make-up would give, instead of booking as usual'),
  include_full: yes('Those too that have neither a place nor room on the waiting list'),
  include_closed: yes('Those too that cannot be booked yet or any more, were cancelled, or are over'),
});
export const ByDateQuery = Strict({ ...narrower, date: Type.Optional(AnyDate('Only this day')) });
export const ByInstructorQuery = Strict({ ...narrower, instructor_id: Id() });
export const ByLevelQuery = Strict({ ...narrower, level: levelName });
export const PublicQuery = Strict({
  ...pageQuery,
  ...{ from: Type.Optional(from), until: Type.Optional(until) },
  include_cancelled: yes('Those too that were called off'),
});

export const SearchSessions = Strict({
  ...narrow,
  ...pageQuery,
  weekdays: Type.Optional(
    Type.Array(Int({ minimum: 0, maximum: 6 }), { maxItems: 7, description: '0 = Monday' }),
  ),
  time_from: Type.Optional(LocalTime('Starts at this wall time or later')),
  time_until: Type.Optional(LocalTime('Starts at this wall time or earlier')),
  levels: Type.Optional(Type.Array(levelName, { maxItems: 50, description: 'Keys or ids' })),
  class_type_ids: Type.Optional(Type.Array(Id(), { maxItems: 200 })),
  instructor_ids: Type.Optional(Type.Array(Id(), { maxItems: 200 })),
  only_free: Type.Optional(Type.Boolean({ description: 'Only those with a free place' })),
  facets: Type.Optional(
    Type.Boolean({
      description:
        'Also what can be chosen, each with how many classes of the next 60 days it would leave beside what else is chosen',
    }),
  ),
  q: Type.Optional(
    Text({ maxLength: 100, description: 'In the names of class, type, level, instructor, club and place' }),
  ),
});

const Choices = (description: string) =>
  Type.Array(Type.Object({ ...Named, count: Type.Integer() }, strict), { description });
export const FoundSessions = Type.Object(
  {
    results: Type.Array(AvailableSession),
    next_cursor: Nullable(Type.String()),
    facets: Nullable(
      Shape('SessionFacets', {
        levels: Choices('By name; the same for the others'),
        class_types: Choices('Of the type'),
        instructors: Choices('Who gives it, and who helps'),
        clubs: Choices('Of the club'),
        weekdays: Type.Array(
          Type.Object(
            { weekday: Type.Integer({ description: '0 = Monday' }), count: Type.Integer() },
            strict,
          ),
        ),
        hours: Type.Array(
          Type.Object(
            { hour: Type.Integer({ description: 'Begins within it' }), count: Type.Integer() },
            strict,
          ),
        ),
      }),
    ),
  },
  strict,
);

/** Sessions of one local day; a day that a page breaks goes on on the next one. */
export const Day = Shape('SessionsOfDay', {
  date: Type.String({ description: 'YYYY-MM-DD, club wall time' }),
  sessions: Type.Array(AvailableSession),
});
