import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import { rangeQuery } from '../kernel/http/range.ts';
import {
  Abilities,
  Id,
  Instant,
  Int,
  LocalTime,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  SearchText,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const ids = () => Type.Array(Id(), { maxItems: 200, uniqueItems: true });
const Weekday = () => Type.Integer({ minimum: 0, maximum: 6, description: '0 = Monday to 6 = Sunday' });
const EndTime = () =>
  Type.String({
    pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00(:00)?)$',
    description: 'HH:MM, club wall time; 24:00 is midnight',
  });

const windowFields = {
  weekday: Weekday(),
  starts_at: LocalTime(),
  ends_at: EndTime(),
};
export const Window = Shape('InstructorWindow', {
  ...windowFields,
  club_id: Nullable(Id('Null: at any of their clubs')),
});
export type Window = Static<typeof Window>;
const WindowInput = Strict({ ...windowFields, club_id: Type.Optional(Nullable(Id())) });
const Windows = () => Type.Array(WindowInput, { maxItems: 100 });

/** The whole week; an empty list means available at all hours. */
export const PutWindows = Strict({ windows: Windows() });
export type PutWindows = Static<typeof PutWindows>;

export const Instructor = Shape('Instructor', {
  id: Id(),
  user_id: Type.Optional(Nullable(Id('Shown to the desk and to themselves'))),
  display_name: Type.String(),
  bio: Type.String(),
  certifications: Type.Array(Type.String()),
  years_experience: Type.Integer(),
  rating: Nullable(Type.Number({ description: 'Mean of the evaluations, 1 to 5' })),
  total_ratings: Type.Integer(),
  accepts_substitutions: Type.Boolean(),
  max_weekly_hours: Type.Integer(),
  is_public: Type.Boolean({ description: 'Named to visitors on the classes they give' }),
  on_club_page: Type.Boolean({ description: 'Agrees to be presented on the club’s public page' }),
  is_active: Type.Boolean(),
  specialties: Type.Array(Id('Class type')),
  club_ids: Type.Array(Id()),
  windows: Type.Array(Window),
  available_days: Type.Array(Weekday()),
  available_from: Nullable(Type.String({ description: 'The earliest start of the windows' })),
  available_until: Nullable(Type.String({ description: 'The latest end of the windows' })),
  abilities: Abilities('change', 'administer'),
});
export type Instructor = Static<typeof Instructor>;

/** The simple way to enter a week: the same hours on each of these days. */
const simpleWeek = {
  available_days: Type.Optional(Type.Array(Weekday(), { uniqueItems: true, maxItems: 7 })),
  available_from: Type.Optional(LocalTime()),
  available_until: Type.Optional(EndTime()),
};
const week = { windows: Type.Optional(Windows()), ...simpleWeek };

const fields = {
  display_name: Name(),
  bio: Text({ maxLength: 10_000 }),
  certifications: Type.Array(Name(), { maxItems: 50 }),
  years_experience: Int({ minimum: 0, maximum: 80 }),
  accepts_substitutions: Type.Boolean(),
  max_weekly_hours: Int({ minimum: 1, maximum: 168 }),
  is_public: Type.Boolean(),
  is_active: Type.Boolean(),
  specialties: ids(),
  club_ids: ids(),
};
const linked = {
  on_club_page: Type.Optional(Type.Boolean()),
  user_id: Type.Optional(Nullable(Id('A member of the organization'))),
};

export const AddInstructor = Strict({
  ...Type.Partial(Type.Object(fields)).properties,
  display_name: Name(),
  ...linked,
  ...week,
});
export type AddInstructor = Static<typeof AddInstructor>;

export const ChangeInstructor = Strict({
  ...Type.Partial(Type.Object(fields)).properties,
  ...linked,
  ...week,
});
export type ChangeInstructor = Static<typeof ChangeInstructor>;

/** The whole profile; the week stays as it is when it is left out. */
export const PutInstructor = Strict({ ...fields, ...linked, ...week });

const instructorFilters = {
  club_id: Type.Optional(Id()),
  class_type_id: Type.Optional(Id()),
  include_inactive: Type.Optional(Type.Boolean()),
  q: SearchText('Part of the name'),
};
export const InstructorsQuery = Strict({ ...pageQuery, ...instructorFilters });
export const InstructorsFile = Strict({ ...instructorFilters, ...fileQuery });
export type InstructorsQuery = Static<typeof InstructorsQuery>;

export const AvailabilityQuery = Strict({ ...rangeQuery, club_id: Type.Optional(Id()) });
export const RangeQuery = Strict(rangeQuery);

export const FreeTime = Shape('FreeTime', { starts_at: Instant(), ends_at: Instant() });
export type FreeTime = Static<typeof FreeTime>;

export const TaughtSession = Shape('TaughtSession', {
  id: Id(),
  schedule_id: Id(),
  name: Type.String(),
  club_id: Id(),
  court_id: Nullable(Id()),
  class_type_id: Id(),
  level_id: Id(),
  scheduled_datetime: Instant("RFC 3339 with the club's offset"),
  ends_at: Instant("RFC 3339 with the club's offset"),
  duration_minutes: Type.Integer(),
  status: OneOf(['scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled']),
  enrolled_count: Type.Integer(),
  max_participants: Type.Integer(),
  as_substitute: Type.Boolean(),
  as_assistant: Type.Boolean({ description: 'Helps whoever gives it: paid as such' }),
});
export type TaughtSession = Static<typeof TaughtSession>;

const exceptionKinds = ['unavailable', 'extra'] as const;
export const Exception = Shape('InstructorException', {
  id: Id(),
  kind: OneOf(exceptionKinds),
  starts_at: Instant(),
  ends_at: Instant(),
  reason: Type.String(),
});
export type Exception = Static<typeof Exception>;
export const AddException = Strict({
  kind: Type.Optional(OneOf(exceptionKinds)),
  starts_at: Instant(),
  ends_at: Instant(),
  reason: Type.Optional(Text({ maxLength: 500 })),
});
export type AddException = Static<typeof AddException>;
export const ExceptionParams = Strict({ id: Id(), exception_id: Id() });

export const PublicInstructor = Shape('PublicInstructor', {
  id: Id(),
  display_name: Type.String(),
  bio: Type.String(),
  certifications: Type.Array(Type.String()),
  years_experience: Type.Integer(),
  specialties: Type.Array(Shape('PublicSpecialty', { id: Id(), name: Type.String(), color: Type.String() })),
  rating: Nullable(Type.Number()),
  total_ratings: Type.Integer(),
});
export type PublicInstructor = Static<typeof PublicInstructor>;
export const PublicParams = Strict({ organization: Type.String({ maxLength: 64 }) });
export const PublicQuery = Strict({
  on_club_page: Type.Optional(
    Type.Boolean({ description: 'Only those who agree to be presented on the club’s page' }),
  ),
  club_id: Type.Optional(Id()),
  class_type_id: Type.Optional(Id()),
});
