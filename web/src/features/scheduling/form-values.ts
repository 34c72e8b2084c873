import { agesSent } from '../../platform/fields/ages.ts';
import { addDays, daysBetween, type LocalDate } from '../../platform/formats/local-date.ts';
import type { NewSchedule, Schedule, SchedulePreview } from './api.ts';
import { weekdayOf } from './pattern-words.ts';

/** What the schedule editor holds: the schedule's fields, empty where nothing is chosen yet. */
export interface ScheduleValues {
  name: string;
  description: string;
  class_type_id: string | null;
  level_id: string | null;
  instructor_id: string | null;
  assistant_instructor_ids: string[];
  court_id: string | null;
  location: string;
  term_id: string | null;
  start_date: LocalDate | null;
  end_date: LocalDate | null;
  start_time: string;
  duration_minutes: number | '';
  recurrence: Schedule['recurrence'];
  recurrence_days: number[];
  rrule: string;
  exdates: LocalDate[];
  min_participants: number | '';
  max_participants: number | '';
  price: number | null;
  member_price: number | null;
  allow_waitlist: boolean;
  allow_drop_in: boolean;
  requires_package: boolean;
  min_age: number | '';
  max_age: number | '';
  enrollment_opens_days: number | '';
  enrollment_closes_hours: number | '';
}

/** The fields that a class type fills in as long as nobody has touched them. */
export interface TypeDefaults {
  id: string;
  name: string;
  min_participants: number;
  max_participants: number;
  /** Of a place. */
  place_price: number;
  allow_waitlist: boolean;
  allow_drop_in: boolean;
  requires_package: boolean;
  min_age: number | null;
  max_age: number | null;
}

/** Where and when a new class was asked for, as it stands in an address; what makes no sense there is left out. */
export interface Slot {
  date?: string | undefined;
  time?: string | undefined;
  minutes?: string | undefined;
  court?: string | undefined;
  coach?: string | undefined;
}

/** The values with the free time that somebody chose. */
export function inSlot(values: ScheduleValues, { date, time, minutes, court, coach }: Slot): ScheduleValues {
  const day = date && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : undefined;
  const hour = time && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined;
  return {
    ...values,
    ...(day && { start_date: day, recurrence_days: [weekdayOf(day)] }),
    ...(hour && { start_time: hour }),
    ...(minutes && /^[1-9]\d{1,3}$/.test(minutes) && { duration_minutes: Math.min(1440, Number(minutes)) }),
    court_id: court ?? values.court_id,
    instructor_id: coach ?? values.instructor_id,
  };
}

/** A new schedule: a weekly class of an hour and a half in the evening, from today on. */
export function newScheduleValues(today: LocalDate, levelId: string | null): ScheduleValues {
  return {
    name: '',
    description: '',
    class_type_id: null,
    level_id: levelId,
    instructor_id: null,
    assistant_instructor_ids: [],
    court_id: null,
    location: '',
    term_id: null,
    start_date: today,
    end_date: null,
    start_time: '19:00',
    duration_minutes: 90,
    recurrence: 'weekly',
    recurrence_days: [weekdayOf(today)],
    rrule: '',
    exdates: [],
    min_participants: 3,
    max_participants: 4,
    price: 0,
    member_price: null,
    allow_waitlist: true,
    allow_drop_in: true,
    requires_package: false,
    min_age: '',
    max_age: '',
    enrollment_opens_days: 30,
    enrollment_closes_hours: 2,
  };
}

export function valuesOfSchedule(schedule: Schedule): ScheduleValues {
  const { class_type, level, instructor, court, rrule, start_time } = schedule;
  return {
    name: schedule.name,
    description: schedule.description,
    class_type_id: class_type.id,
    level_id: level.id,
    instructor_id: instructor?.id ?? null,
    assistant_instructor_ids: schedule.assistant_instructors.map((one) => one.id),
    court_id: court?.id ?? null,
    location: schedule.location,
    term_id: schedule.term_id,
    start_date: schedule.start_date,
    end_date: schedule.end_date,
    start_time: start_time.slice(0, 5),
    duration_minutes: schedule.duration_minutes,
    recurrence: schedule.recurrence,
    recurrence_days: schedule.recurrence_days,
    rrule: rrule ?? '',
    exdates: schedule.exdates,
    min_participants: schedule.min_participants,
    max_participants: schedule.max_participants,
    price: schedule.price,
    member_price: schedule.member_price,
    allow_waitlist: schedule.allow_waitlist,
    allow_drop_in: schedule.allow_drop_in,
    requires_package: schedule.requires_package,
    min_age: schedule.min_age ?? '',
    max_age: schedule.max_age ?? '',
    enrollment_opens_days: schedule.enrollment_opens_days,
    enrollment_closes_hours: schedule.enrollment_closes_hours,
  };
}

/**
 * The same class again, not before `from`: whole weeks later, so that its weekdays stay what they are, and a monthly one
 * on its day of the month. A term keeps its length; days that were left out belong to the old dates.
 */
export function copyOf(schedule: Schedule, from: LocalDate): ScheduleValues {
  const { start_date, end_date, recurrence } = schedule;
  const start = recurrence === 'monthly' ? sameDay(start_date, from) : weeksLater(schedule, from);
  const later = daysBetween(start_date, start);
  return {
    ...valuesOfSchedule(schedule),
    term_id: null,
    start_date: start,
    end_date: end_date && addDays(end_date, later),
    exdates: [],
  };
}

function weeksLater({ start_date, recurrence }: Schedule, from: LocalDate): LocalDate {
  const round = recurrence === 'biweekly' ? 14 : 7;
  const days = Math.max(0, daysBetween(start_date, from));
  return addDays(start_date, Math.ceil(days / round) * round);
}

function sameDay(start: LocalDate, from: LocalDate): LocalDate {
  let date = start < from ? from : start;
  while (date.slice(8) !== start.slice(8)) date = addDays(date, 1);
  return date;
}

/** What a type brings, leaving alone what `touched` says was chosen by hand. */
export function defaultsOfType(
  type: TypeDefaults,
  touched: (field: keyof ScheduleValues) => boolean,
): Partial<ScheduleValues> {
  const wanted: Partial<ScheduleValues> = {
    min_participants: type.min_participants,
    max_participants: type.max_participants,
    price: type.place_price,
    allow_waitlist: type.allow_waitlist,
    allow_drop_in: type.allow_drop_in,
    requires_package: type.requires_package,
    min_age: type.min_age ?? '',
    max_age: type.max_age ?? '',
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field]) => !touched(field as keyof ScheduleValues)),
  );
}

/** The API's form of the values; only for values that `missing` finds nothing in. */
export function scheduleInput(values: ScheduleValues, club_id: string): NewSchedule {
  const { rrule, recurrence, class_type_id, level_id, start_date, price, ...rest } = values;
  const weekly = recurrence === 'weekly' || recurrence === 'biweekly' || recurrence === 'daily';
  return {
    ...rest,
    name: values.name.trim(),
    club_id,
    class_type_id: class_type_id!,
    ...(level_id !== null && { level_id }),
    start_date: start_date!,
    end_date: recurrence === 'once' ? null : values.end_date,
    recurrence,
    recurrence_days: weekly ? values.recurrence_days : [],
    rrule: recurrence === 'custom' ? rrule.trim() : null,
    price: price ?? 0,
    duration_minutes: Number(values.duration_minutes),
    min_participants: Number(values.min_participants),
    max_participants: Number(values.max_participants),
    ...agesSent(values),
    enrollment_opens_days: Number(values.enrollment_opens_days),
    enrollment_closes_hours: Number(values.enrollment_closes_hours),
  };
}

/** The fields without which there are no dates to show. */
export function missing(values: ScheduleValues): (keyof ScheduleValues)[] {
  const needed = ['class_type_id', 'start_date', 'start_time', 'duration_minutes'] as const;
  const empty: (keyof ScheduleValues)[] = needed.filter((field) => !values[field]);
  if (values.recurrence === 'custom' && values.rrule.trim() === '') empty.push('rrule');
  const numbers = [
    'min_participants',
    'max_participants',
    'enrollment_opens_days',
    'enrollment_closes_hours',
  ] as const;
  return [...empty, ...numbers.filter((field) => values[field] === '')];
}

/** What to ask the preview for, or null while the form says too little. A name is not needed for dates. */
export function previewInput(
  values: ScheduleValues,
  club_id: string,
  schedule_id: string | undefined,
): SchedulePreview | null {
  if (missing(values).length > 0) return null;
  const input = scheduleInput(values, club_id);
  return { ...input, name: input.name || '–', ...(schedule_id !== undefined && { schedule_id }) };
}
