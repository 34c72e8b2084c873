import { type Static, Type } from 'typebox';
import { Newcomer } from '../clients/public.ts';
import { TakenPayment } from '../kernel/http/payment.ts';
import {
  Abilities,
  AnyDate,
  Id,
  Instant,
  LocalDate,
  Minor,
  Name,
  Nullable,
  OneOf,
  Params,
  Reason,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';
import { overrides } from './rules/placement.ts';
import { renewalStates } from './rules/renewal.ts';

const statuses = ['enrolled', 'waitlisted', 'cancelled', 'no_show'] as const;
const sources = ['self', 'guardian', 'desk', 'instructor', 'fixed', 'import'] as const;
const moving = [...overrides, 'full'] as const;

export const Enrollment = Shape('ClassEnrollment', {
  id: Id(),
  session_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  schedule_enrollment_id: Nullable(Id()),
  status: OneOf(statuses),
  waitlist_position: Nullable(Type.Integer()),
  source: OneOf(sources),
  price: Type.Integer(),
  currency: Type.String(),
  paid: Type.Boolean(),
  payment_amount: Nullable(Type.Integer()),
  payment_method: Type.String(),
  payment_reference: Type.String(),
  /** Whether the fee of its fixed place pays for it: it owes no price of its own. */
  by_fee: Type.Boolean(),
  /** The payment by which it is paid. */
  payment_id: Nullable(Id()),
  paid_at: Nullable(Instant()),
  /** Until when the place is held for who pays it online; given up by then where it is not paid. */
  pay_until: Nullable(Instant()),
  /** When, and why, the desk took back what it had noted last. */
  payment_undone_at: Nullable(Instant()),
  payment_undone_reason: Type.String(),
  checked_in: Type.Boolean(),
  check_in_time: Nullable(Instant()),
  enrolled_at: Nullable(Instant()),
  cancelled_at: Nullable(Instant()),
  cancel_reason: Type.String(),
  is_late_cancellation: Type.Boolean(),
  /** The package that paid for it; of a cancelled one the package that did. */
  student_package_id: Nullable(Id()),
  created_at: Instant(),
  abilities: Abilities('cancel', 'check_in', 'record_payment', 'undo_payment'),
});
export type Enrollment = Static<typeof Enrollment>;

export const RosterEntry = Shape('RosterEntry', {
  ...Enrollment.properties,
  student_level: Nullable(Type.Number()),
  student_phone: Type.String(),
  is_dependant: Type.Boolean(),
  /** For those who wait: why they would not get a free place now. */
  passed_over: Nullable(Type.String()),
  /** What has to be known on court; null where nothing is told, or for a coach once the class is a day past. */
  care: Nullable(
    Type.Object(
      {
        medical_notes: Type.String(),
        emergency_name: Type.String(),
        emergency_phone: Type.String(),
        photo_consent: Nullable(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
  ),
  /** The club asks for its waiver, and nobody has signed it for them. */
  waiver_missing: Type.Boolean(),
  /** Why the desk has put them elsewhere in the waiting list. */
  moved_reason: Type.String(),
  abilities: Abilities('cancel', 'check_in', 'record_payment', 'undo_payment', 'give_place', 'reorder'),
});
export type RosterEntry = Static<typeof RosterEntry>;

const common = {
  student_id: Type.Optional(Id('Whom to enrol; yourself unless told')),
  waitlist: Type.Optional(
    Type.Boolean({ default: true, description: 'Join the waiting list when the class is full' }),
  ),
  make_up: Type.Optional(
    Type.Boolean({ description: 'Pay with a make-up; one class at a time, never its waiting list' }),
  ),
  pay_with: Type.Optional(
    OneOf(
      ['package', 'desk', 'account_credit', 'online'],
      'A package, and nothing else; at the desk; the credit of the account; or online, for which the place is held 15 minutes, or, when they move up, `promotion_hold_minutes`. Unless told, a package that fits, where there is one',
    ),
  ),
  student_package_id: Type.Optional(Id('The package to pay with; the one that expires first unless told')),
  overrides: Type.Optional(
    Type.Array(OneOf(overrides), {
      maxItems: overrides.length,
      description: 'What to overlook: the desk, and coaches where the club lets them',
    }),
  ),
};
export const EnrollInSession = Strict(common);
export type EnrollInSession = Static<typeof EnrollInSession>;
export const EnrollInSessions = Strict({
  ...common,
  session_ids: Type.Array(Id(), { minItems: 1, maxItems: 60, uniqueItems: true }),
});
export type EnrollInSessions = Static<typeof EnrollInSessions>;
export const Enrolled = Type.Object({ results: Type.Array(Enrollment) }, { additionalProperties: false });

export const WalkIn = Strict({
  person: Newcomer,
  waitlist: common.waitlist,
  overrides: common.overrides,
});
export type WalkIn = Static<typeof WalkIn>;

export const CancelEnrollment = Strict({
  student_id: Type.Optional(Id('Whose booking; your own unless told')),
  reason: Type.Optional(Text({ maxLength: 500 })),
});
export type CancelEnrollment = Static<typeof CancelEnrollment>;

export const Reorder = Strict({
  position: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    description: 'From 1; the end of the list at the latest',
  }),
  reason: Reason(),
});
export type Reorder = Static<typeof Reorder>;

const payer = Type.Object(
  { id: Id(), name: Type.String(), expires_on: Type.String(), classes_remaining: Type.Integer() },
  { additionalProperties: false },
);
export const Verdict = Shape('EnrollmentVerdict', {
  can_enroll: Type.Boolean(),
  outcome: Nullable(OneOf(['enrolled', 'waitlisted'])),
  code: Nullable(Type.String()),
  message: Type.String(),
  params: Nullable(Params),
  waitlist_position: Nullable(Type.Integer()),
  price: Type.Integer(),
  currency: Type.String(),
  opens_at: Instant(),
  closes_at: Instant(),
  cancel_by: Instant(),
  /** The make-up that could pay for it now. */
  make_up: Nullable(Type.Object({ id: Id(), expires_on: Type.String() }, { additionalProperties: false })),
  /** The package that would pay for it now. */
  package: Nullable(payer),
  /** All that could, in the order in which they would: to choose from by `student_package_id`. */
  packages: Type.Array(payer),
  /** What it costs at the desk instead; null where no package would pay, or the class needs one. */
  desk_price: Nullable(Type.Integer()),
  /** What the account has that could pay for it, of the currency of the class; null where nothing is to be paid, or it has none. */
  account_credit: Nullable(Minor('Minor units')),
  /** Whether what it costs in money is an amount that can be paid online: neither too little, nor one that Stripe cannot say. */
  pays_online: Type.Boolean(),
  /** Since when a fee of the student is overdue, where the rules of the class say something of it. */
  owed_since: Nullable(Type.String()),
  /** Whether a class that a package paid for comes back to it when it is cancelled late. */
  late_returns: Type.Boolean(),
});
export type Verdict = Static<typeof Verdict>;

export const RecordPayment = TakenPayment;
export type RecordPayment = Static<typeof RecordPayment>;

export const UndoPayment = Strict({
  payment_id: Id('Which payment: another one that was recorded meanwhile stays'),
  reason: Name(500),
});
export type UndoPayment = Static<typeof UndoPayment>;

export const FixedPlace = Shape('ScheduleEnrollment', {
  id: Id(),
  schedule_id: Id(),
  schedule_name: Type.String(),
  student_id: Id(),
  student_name: Type.String(),
  starts_on: Type.String(),
  ends_on: Nullable(Type.String()),
  status: OneOf(['active', 'ended']),
  pauses: Type.Array(
    Type.Object(
      { id: Id(), starts_on: Type.String(), ends_on: Type.String(), reason: Type.String() },
      { additionalProperties: false },
    ),
  ),
  /** Notice was given, and may be taken back until the last day while nobody else has the place. */
  notice_given: Type.Boolean(),
  /** In a term whose holders are asked whether they stay; null: nobody asks. */
  renewal: Nullable(
    Type.Object(
      {
        state: OneOf(renewalStates),
        until: Type.String({ description: 'The last day on which it may be answered, or otherwise' }),
        may_answer: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
  ),
  abilities: Abilities('change'),
  /** Moving and leaving: the desk's, not the coach's. */
  can_end: Type.Boolean(),
});
export type FixedPlace = Static<typeof FixedPlace>;

export const HolderCount = Shape('HolderCount', { schedule_id: Id(), holders: Type.Integer() });

/** A date of a fixed place that something stands in the way of. */
export const Hindrance = Shape('Hindrance', {
  enrollment_id: Id(),
  place_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  session_id: Id(),
  schedule_id: Id(),
  schedule_name: Type.String(),
  local_date: Type.String(),
  code: Type.String(),
  message: Type.String(),
});
export type Hindrance = Static<typeof Hindrance>;

export const TakePlace = Strict({
  student_id: Id(),
  starts_on: Type.Optional(LocalDate('First day; today unless told')),
  ends_on: Type.Optional(Nullable(AnyDate('Last day, inclusive; open-ended unless told'))),
  overrides: Type.Optional(Type.Array(OneOf(overrides), { maxItems: overrides.length })),
});
export type TakePlace = Static<typeof TakePlace>;
export const LeavePlace = Strict({
  ends_on: AnyDate('Last day in the group'),
  reason: Type.Optional(Text({ maxLength: 500 })),
});
export type LeavePlace = Static<typeof LeavePlace>;
export const MovePlace = Strict({
  schedule_id: Id('The group to move to'),
  starts_on: LocalDate('First day in the new group'),
  overrides: Type.Optional(
    Type.Array(OneOf(moving), {
      maxItems: moving.length,
      description: 'What to overlook; `full`: move although no class of the group has room yet',
    }),
  ),
});
export type MovePlace = Static<typeof MovePlace>;
export const PausePlace = Strict({
  starts_on: LocalDate(),
  ends_on: LocalDate(),
  reason: Type.Optional(Text({ maxLength: 500 })),
});
export type PausePlace = Static<typeof PausePlace>;

/** What taking or resuming a place did in the sessions that already exist. */
export const PlaceTaken = Type.Object(
  {
    place: FixedPlace,
    enrolled: Type.Integer(),
    waitlisted: Type.Integer(),
    refused: Type.Array(
      Type.Object(
        { session_id: Id(), local_date: Type.String(), code: Type.String(), message: Type.String() },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type PlaceTaken = Static<typeof PlaceTaken>;

const Named = { id: Id(), name: Type.String() };
/** A booking as its student sees it, with the class. */
export const MyClass = Shape('MyClass', {
  enrollment_id: Id(),
  session_id: Id(),
  schedule_id: Id(),
  schedule_enrollment_id: Nullable(Id()),
  student_id: Id(),
  student_name: Type.String(),
  status: OneOf(statuses),
  waitlist_position: Nullable(Type.Integer()),
  is_late_cancellation: Type.Boolean(),
  by_make_up: Type.Boolean(),
  by_package: Type.Boolean(),
  by_fee: Type.Boolean(),
  session_status: OneOf(['scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled']),
  name: Type.String(),
  scheduled_datetime: Instant(),
  ends_at: Instant(),
  local_date: Type.String(),
  club: Type.Object(
    { ...Named, slug: Type.String(), timezone: Type.String() },
    { additionalProperties: false },
  ),
  class_type: Type.Object(
    { ...Named, type: Type.String(), color: Type.String() },
    { additionalProperties: false },
  ),
  level: Type.Object(
    { ...Named, display_name: Type.String(), color: Type.String() },
    { additionalProperties: false },
  ),
  instructor_name: Nullable(Type.String()),
  assistant_names: Type.Array(Type.String()),
  court_name: Nullable(Type.String()),
  location: Type.String(),
  price: Type.Integer(),
  currency: Type.String(),
  paid: Type.Boolean(),
  payment_id: Nullable(Id()),
  /** Until when the place is held for who pays it online. */
  pay_until: Nullable(Instant()),
  payment_amount: Nullable(Type.Integer()),
  /** The desk's; what its roster says of the same booking. */
  can_record_payment: Type.Boolean(),
  can_undo_payment: Type.Boolean(),
  checked_in: Type.Boolean(),
  can_cancel: Type.Boolean(),
  /** A date of one's fixed place that was given back, and can be had again while a place is free. */
  can_take_back: Type.Boolean(),
});
export type MyClass = Static<typeof MyClass>;

export const DaySheetQuery = Strict({ club_id: Id(), date: LocalDate() });
const SheetPerson = Type.Object(
  {
    enrollment_id: Id(),
    name: Type.String(),
    phone: Type.String(),
    level: Nullable(Type.Number()),
    paid: Type.Boolean(),
    checked_in: Type.Boolean(),
    owes: Type.Integer({ description: 'What is not paid yet, in minor units' }),
    currency: Type.String(),
    is_fixed: Type.Boolean({ description: 'By a fixed place' }),
    guardians: Type.Array(
      Type.Object({ name: Type.String(), phone: Type.String() }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);
export type SheetPerson = Static<typeof SheetPerson>;
const SheetClass = Type.Object(
  {
    session_id: Id(),
    name: Type.String(),
    starts: Type.String({ description: 'HH:MM on the wall of the club' }),
    ends: Type.String(),
    court_name: Nullable(Type.String()),
    location: Type.String(),
    instructor_name: Nullable(Type.String()),
    assistant_names: Type.Array(Type.String(), { description: 'Who helps' }),
    level_name: Type.String(),
    status: Type.String(),
    max_participants: Type.Integer(),
    notes: Type.String(),
    takes_arrivals: Type.Boolean({ description: 'Whether somebody can be checked in, or taken back, now' }),
    people: Type.Array(SheetPerson),
    waiting: Type.Array(SheetPerson),
  },
  { additionalProperties: false },
);
export type SheetClass = Static<typeof SheetClass>;
export const DaySheet = Shape('DaySheet', {
  club_name: Type.String(),
  date: Type.String(),
  closures: Type.Array(Type.String()),
  classes: Type.Array(SheetClass),
});
export type DaySheet = Static<typeof DaySheet>;
