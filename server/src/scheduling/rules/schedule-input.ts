import { checkAges, placePrice } from '../../catalog/rules.ts';
import type { InputError } from '../../kernel/problem.ts';
import type { AddSchedule } from '../schemas/schedule.ts';
import { type Recurrence, validateRecurrence } from './recurrence.ts';

/** The values of a schedule, all of them, as the table has them. */
export type ScheduleValues = Omit<Recurrence, 'recurrence' | 'timezone'> & {
  club_id: string;
  name: string;
  description: string;
  class_type_id: string;
  level_id: string;
  instructor_id: string | null;
  assistant_instructor_ids: string[];
  court_id: string | null;
  location: string;
  term_id: string | null;
  recurrence: string;
  min_participants: number;
  max_participants: number;
  price: number;
  member_price: number | null;
  currency: string;
  allow_waitlist: boolean;
  allow_drop_in: boolean;
  requires_package: boolean;
  min_age: number | null;
  max_age: number | null;
  enrollment_opens_days: number;
  enrollment_closes_hours: number;
};

/** What a schedule refers to, as far as it exists in the organization. */
export type Known = {
  club: { timezone: string; currency: string; is_active: boolean } | undefined;
  type: TypeDefaults | undefined;
  level: object | undefined;
  instructor: KnownInstructor | undefined;
  /** By id, those that exist. */
  assistants: ReadonlyMap<string, KnownInstructor>;
  court: { is_active: boolean; club_id: string } | undefined;
  all_levels_id: string | undefined;
  term: { club_id: string; ends_on: string } | undefined;
};
type KnownInstructor = { is_active: boolean; accepts_substitutions: boolean; club_ids: readonly string[] };
type TypeDefaults = {
  min_participants: number;
  max_participants: number;
  base_price: number;
  price_per_participant: boolean;
  currency: string;
  allow_drop_in: boolean;
  requires_package: boolean;
  allow_waitlist: boolean;
  min_age: number | null;
  max_age: number | null;
  is_active: boolean;
};

/** The whole schedule that an input means: what it leaves out comes from the class type, the club, the seed. */
export function completeSchedule(input: AddSchedule, known: Known): ScheduleValues {
  const { type } = known;
  const { recurrence } = input;
  return {
    description: '',
    level_id: known.all_levels_id ?? '',
    instructor_id: null,
    assistant_instructor_ids: [],
    court_id: null,
    location: '',
    term_id: null,
    end_date: known.term?.ends_on ?? null,
    recurrence_days: [],
    rrule: null,
    exdates: [],
    price: priceOfType(type),
    member_price: null,
    allow_waitlist: type?.allow_waitlist ?? true,
    allow_drop_in: type?.allow_drop_in ?? true,
    requires_package: type?.requires_package ?? false,
    enrollment_opens_days: 30,
    enrollment_closes_hours: 2,
    ...participants(input, type),
    ...ages(input, type),
    ...input,
    ...normalized(input),
    recurrence,
    currency: known.club?.currency ?? '',
  };
}

/** What a place costs unless somebody says a price. */
export const priceOfType = (type: TypeDefaults | undefined): number => (type ? placePrice(type) : 0);

/** A number of one's own stretches the type's other one rather than contradicting it. */
function participants(input: AddSchedule, type: TypeDefaults | undefined) {
  const max = input.max_participants ?? Math.max(type?.max_participants ?? 4, input.min_participants ?? 0);
  const min = input.min_participants ?? Math.min(type?.min_participants ?? 1, max);
  return { min_participants: min, max_participants: max };
}

/** The type's ages, unless the group says one of its own: half of a type's span would be a span that nobody meant. */
function ages({ min_age, max_age }: AddSchedule, type: TypeDefaults | undefined) {
  const own = min_age !== undefined || max_age !== undefined;
  return own
    ? { min_age: min_age ?? null, max_age: max_age ?? null }
    : { min_age: type?.min_age ?? null, max_age: type?.max_age ?? null };
}

/** The schedule after a change; a rule goes with the recurrence that reads it. */
export function changeSchedule(before: ScheduleValues, change: Partial<ScheduleValues>): ScheduleValues {
  const after = { ...before, ...change, ...normalized(change) };
  if (change.recurrence !== undefined && change.recurrence !== 'custom' && change.rrule === undefined)
    after.rrule = null;
  return after;
}

/** Days and dates in order, so that the same pattern is written one way only. */
function normalized(input: { recurrence_days?: number[]; exdates?: string[]; start_time?: string }) {
  return {
    ...(input.recurrence_days && { recurrence_days: input.recurrence_days.toSorted((a, b) => a - b) }),
    ...(input.exdates && { exdates: [...new Set(input.exdates)].sort() }),
    ...(input.start_time !== undefined && { start_time: input.start_time.slice(0, 5) }),
  };
}

/**
 * What is wrong with a schedule, field by field. Only what `before` had already may be out of use by now.
 */
export function checkSchedule(schedule: ScheduleValues, known: Known, before?: ScheduleValues): InputError[] {
  const errors = known.club
    ? recurrenceErrors({ ...schedule, timezone: known.club.timezone })
    : [wrong('club_id', 'unknown', 'There is no such club')];
  if (known.club && !known.club.is_active && !before)
    errors.push(wrong('club_id', 'not_in_use', 'The club is not in use'));
  if (schedule.min_participants > schedule.max_participants)
    errors.push({
      path: '/max_participants',
      code: 'below_field',
      params: { field: 'min_participants' },
      message: 'must not be below min_participants',
    });
  errors.push(
    ...checkAges(schedule),
    ...typeErrors(schedule, known, before),
    ...checkPeople(schedule, known, before),
    ...checkAssistants(schedule, known, before),
  );
  if (schedule.term_id !== null && known.term?.club_id !== schedule.club_id)
    errors.push(wrong('term_id', 'unknown', 'The club has no such term'));
  if (!known.level) errors.push(wrong('level_id', 'unknown', 'There is no such level'));
  return errors;
}

function recurrenceErrors(schedule: Omit<Recurrence, 'recurrence'> & { recurrence: string }): InputError[] {
  return validateRecurrence(schedule as Recurrence).map((one) => ({
    ...one,
    path: `/${one.path.replaceAll('.', '/')}`,
  }));
}

function typeErrors(schedule: ScheduleValues, { type, club }: Known, before?: ScheduleValues): InputError[] {
  if (!type) return [wrong('class_type_id', 'unknown', 'There is no such class type')];
  if (!type.is_active && schedule.class_type_id !== before?.class_type_id)
    return [wrong('class_type_id', 'not_in_use', 'The class type is not in use')];
  const borrowed = !before && schedule.price === priceOfType(type) && type.base_price > 0;
  if (club && borrowed && type.currency !== club.currency)
    return [
      {
        path: '/price',
        code: 'other_currency',
        params: { type_currency: type.currency, currency: club.currency },
        message: `The class type is priced in ${type.currency}: say the price in ${club.currency}`,
      },
    ];
  return [];
}

type PeopleAndPlace = { club_id: string; instructor_id: string | null; court_id: string | null };

/** Instructor and court, as far as they are not those of before, must be of the club and in use. */
export function checkPeople(
  s: PeopleAndPlace,
  { instructor, court }: Pick<Known, 'instructor' | 'court'>,
  before?: PeopleAndPlace,
): InputError[] {
  const errors: InputError[] = [];
  if (s.instructor_id !== null && s.instructor_id !== before?.instructor_id)
    errors.push(...checkInstructor(s.club_id, 'instructor_id', instructor));
  if (s.court_id !== null && s.court_id !== before?.court_id) {
    if (!court || court.club_id !== s.club_id)
      errors.push(wrong('court_id', 'unknown', 'There is no such court here'));
    else if (!court.is_active) errors.push(wrong('court_id', 'not_in_use', 'The court is not in use'));
  }
  return errors;
}

function checkInstructor(club_id: string, field: string, one: KnownInstructor | undefined): InputError[] {
  if (!one) return [wrong(field, 'unknown', 'There is no such instructor')];
  if (!one.is_active) return [wrong(field, 'not_in_use', 'The instructor is not active')];
  if (one.club_ids.includes(club_id)) return [];
  return [wrong(field, 'not_at_club', 'The instructor does not teach at this club')];
}

type Assisted = Pick<ScheduleValues, 'club_id' | 'instructor_id' | 'assistant_instructor_ids'>;

/** Whoever helps is of the club, in use as far as they are new, and not who gives the class. */
export function checkAssistants(
  s: Assisted,
  { assistants }: Pick<Known, 'assistants'>,
  before?: Assisted,
): InputError[] {
  const field = 'assistant_instructor_ids';
  const own = s.instructor_id !== null && s.assistant_instructor_ids.includes(s.instructor_id);
  if (own)
    return [{ ...wrong(field, 'same_as_field', 'is the instructor'), params: { field: 'instructor_id' } }];
  const added = s.assistant_instructor_ids.filter((id) => !before?.assistant_instructor_ids.includes(id));
  return added.flatMap((id) => checkInstructor(s.club_id, field, assistants.get(id)));
}

/** Whoever of those who help could be named anew. */
export const assistantsInUse = (s: Assisted, { assistants }: Pick<Known, 'assistants'>): string[] =>
  s.assistant_instructor_ids.filter(
    (id) => checkInstructor(s.club_id, 'assistant_instructor_ids', assistants.get(id)).length === 0,
  );

/** Only the columns that a person decides about. */
export function valuesOf(values: ScheduleValues): ScheduleValues {
  return {
    club_id: values.club_id,
    name: values.name,
    description: values.description,
    class_type_id: values.class_type_id,
    level_id: values.level_id,
    instructor_id: values.instructor_id,
    assistant_instructor_ids: values.assistant_instructor_ids,
    court_id: values.court_id,
    location: values.location,
    term_id: values.term_id,
    start_date: values.start_date,
    end_date: values.end_date,
    start_time: values.start_time,
    duration_minutes: values.duration_minutes,
    recurrence: values.recurrence,
    recurrence_days: values.recurrence_days,
    rrule: values.rrule,
    exdates: values.exdates,
    min_participants: values.min_participants,
    max_participants: values.max_participants,
    price: values.price,
    member_price: values.member_price,
    currency: values.currency,
    allow_waitlist: values.allow_waitlist,
    allow_drop_in: values.allow_drop_in,
    requires_package: values.requires_package,
    min_age: values.min_age,
    max_age: values.max_age,
    enrollment_opens_days: values.enrollment_opens_days,
    enrollment_closes_hours: values.enrollment_closes_hours,
  };
}

const wrong = (field: string, code: string, message: string): InputError => ({
  path: `/${field}`,
  code,
  message,
});
