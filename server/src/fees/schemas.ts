import { type Static, Type } from 'typebox';
import {
  Abilities,
  AnyDate,
  Currency,
  Id,
  Instant,
  Int,
  Minor,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  Reason,
  Shape,
  Strict,
} from '../kernel/http/types.ts';

import { consequences } from './rules/arrears.ts';

const periods = ['month', 'weeks', 'term', 'course'] as const;
const enrolmentEach = ['once', 'year', 'term', 'return'] as const;
const per = ['person', 'group'] as const;
const depositCounts = ['first_period', 'last_period'] as const;
const depositLeaving = ['kept', 'returned'] as const;
const lineKinds = [
  'fee',
  'member',
  'joining',
  'leaving',
  'pause',
  'moved',
  'sibling',
  'second_class',
  'renewal',
  'early',
  'enrolment_fee',
  'kept',
  'enrolment_off',
  'deposit',
  'late',
  'late_off',
  'returned',
  'correction',
] as const;

const FeePrice = Strict({
  classes_a_week: Nullable(Int({ minimum: 1, maximum: 14, description: 'Null: any number' })),
  group_size: Nullable(Int({ minimum: 1, maximum: 1_000, description: 'Holders; null: any number' })),
  amount: Minor(),
  member_amount: Nullable(Minor('Of members of the club; null: the same')),
});

const Instalment = Strict({
  share: Int({ minimum: 1, maximum: 99, description: 'Percent' }),
  due_day: Int({ minimum: 1, maximum: 366, description: 'The day of the period, counted from 1' }),
});

/** What a fixed place costs for each period. */
export const FeePlan = Shape('FeePlan', {
  id: Id(),
  name: Type.String(),
  club_id: Nullable(Id('Null: of all clubs')),
  currency: Type.String(),
  period: OneOf(periods),
  weeks: Nullable(Type.Integer()),
  starts_on: Type.String({ description: 'From this day on places are charged' }),
  ends_on: Nullable(Type.String()),
  due_day: Type.Integer({ description: 'The day of the period on which it is due, counted from 1' }),
  prices: Type.Array(FeePrice),
  enrolment_fee: Minor(),
  enrolment_fee_each: OneOf(enrolmentEach),
  per: OneOf(per, 'Whether a price is of each place, or of the group and shared by its holders'),
  deposit: Minor('What is to be paid in advance by whoever is given a place'),
  deposit_percent: Type.Integer({ description: 'The same as percent of the price of a period' }),
  deposit_counts: OneOf(depositCounts),
  deposit_leaving: OneOf(depositLeaving),
  instalments: Type.Array(Instalment, { description: 'In which parts it is paid; none: in one' }),
  used_by: Type.Array(
    Type.Object(
      {
        level: OneOf(['organization', 'club', 'class_type', 'schedule']),
        id: Nullable(Id('Of the club, the class type or the group')),
        name: Type.String(),
      },
      { additionalProperties: false },
    ),
    { description: 'Where the setting fee_plan names it' },
  ),
  abilities: Abilities('change'),
});
export type FeePlan = Static<typeof FeePlan>;

const planFields = {
  ends_on: Type.Optional(Nullable(AnyDate('The last day of which it is charged'))),
  due_day: Type.Optional(Int({ minimum: 1, maximum: 366 })),
  enrolment_fee: Type.Optional(Minor()),
  enrolment_fee_each: Type.Optional(OneOf(enrolmentEach)),
  deposit: Type.Optional(Minor('Of whoever is given a place from now on; 0: nothing')),
  deposit_percent: Type.Optional(Int({ minimum: 0, maximum: 100 })),
  deposit_counts: Type.Optional(OneOf(depositCounts)),
  deposit_leaving: Type.Optional(OneOf(depositLeaving)),
  instalments: Type.Optional(Type.Array(Instalment, { maxItems: 20 })),
};
const prices = () => Type.Array(FeePrice, { minItems: 1, maxItems: 50 });

export const AddFeePlan = Strict({
  ...planFields,
  name: Name(),
  club_id: Type.Optional(Nullable(Id('Of one club; of all unless told'))),
  currency: Currency(),
  period: OneOf(periods),
  weeks: Type.Optional(Nullable(Int({ minimum: 1, maximum: 52 }))),
  per: Type.Optional(OneOf(per)),
  starts_on: AnyDate('From this day on places are charged'),
  prices: prices(),
});
export type AddFeePlan = Static<typeof AddFeePlan>;

/** Charges that were raised stay as they are. */
export const ChangeFeePlan = Strict({
  ...planFields,
  name: Type.Optional(Name()),
  prices: Type.Optional(prices()),
  existing_from: Type.Optional(
    Nullable(
      AnyDate(
        'Places that are there pay these prices for periods that begin then or later; null: they keep theirs',
      ),
    ),
  ),
});
export type ChangeFeePlan = Static<typeof ChangeFeePlan>;

export const NewPrices = Strict({
  prices: prices(),
  existing_from: AnyDate('Places that are there pay them for periods that begin then or later'),
});
export type NewPrices = Static<typeof NewPrices>;

/** Whom other prices of a plan would hit, in the first periods that are not charged yet. */
export const PricesEffect = Shape('PricesEffect', {
  count: Type.Integer({ description: 'How many places' }),
  before: Minor('What they pay together in the first period'),
  after: Minor('What they would'),
  places: Type.Array(
    Type.Object(
      {
        ...{ place_id: Id(), student_name: Type.String(), schedule_name: Type.String() },
        ...{ period_start: Type.String(), period_end: Type.String(), before: Minor(), after: Minor() },
      },
      { additionalProperties: false },
    ),
    { description: 'The first 50' },
  ),
});
export type PricesEffect = Static<typeof PricesEffect>;

export const ChargeLine = Type.Object(
  {
    kind: OneOf(lineKinds),
    amount: Type.Integer({ description: 'Minor units; below 0 for what is let off' }),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description: 'What it is reckoned from',
    }),
    reason: Type.String(),
  },
  { additionalProperties: false },
);
export type ChargeLine = Static<typeof ChargeLine>;

export const Early = Type.Object(
  { amount: Minor(), until: Type.String({ description: 'The last day' }) },
  { additionalProperties: false, description: 'What is let off of whoever pays early' },
);

export const Together = Type.Object(
  {
    of: Type.String({ description: 'Those of the same are let off together' }),
    period: Type.String({ description: 'Parts of the same are one' }),
    base: Type.Integer({ description: 'Minor units, of which it is a share' }),
    rates: Type.Array(Type.Integer(), {
      description: 'Of two that are paid at once, of three and so on; hundredths of a percent',
    }),
  },
  { additionalProperties: false, description: 'What is let off where others are paid with it' },
);

export const LateFee = Type.Object(
  {
    amount: Nullable(Minor('Null: a share of the charge')),
    rate: Nullable(Type.Integer({ description: 'Hundredths of a percent; null: an amount' })),
    each: OneOf(['once', 'daily', 'monthly']),
    times: Type.Integer({ description: 'At most so often' }),
    next_on: Nullable(Type.String({ description: 'When the next is added; null: none any more' })),
  },
  { additionalProperties: false, description: 'What is added where it is not paid in time' },
);

const Deposit = Type.Object(
  {
    counts: OneOf(depositCounts, 'Of which fee of the place it is taken off'),
    leaving: OneOf(depositLeaving, 'Where the place ends before that'),
    counted: Minor('What was taken off a fee'),
    kept: Minor('What stays with the club'),
  },
  { additionalProperties: false, description: 'Of what is paid in advance; null: it is for a period' },
);

const ofPlace = {
  place_id: Id('The fixed place'),
  schedule_id: Id(),
  schedule_name: Type.String(),
  student_id: Id(),
  student_name: Type.String(),
};
const ofPeriod = {
  period_start: Type.String(),
  period_end: Type.String(),
  part: Type.Integer({ description: 'Of a fee that is paid in instalments, which one' }),
  parts: Type.Integer({ description: 'Of how many' }),
  due_on: Type.String(),
  amount: Minor(),
  currency: Type.String(),
  early: Nullable(Early),
  late: Nullable(LateFee),
  lines: Type.Array(ChargeLine),
};

/** What is to be paid for a fixed place and a period, or a part of it. */
export const Charge = Shape('Charge', {
  id: Id(),
  club_id: Id(),
  plan_id: Id(),
  plan_name: Type.String(),
  ...ofPlace,
  ...ofPeriod,
  status: OneOf(['open', 'paid', 'cancelled']),
  deposit: Nullable(Deposit),
  is_difference: Type.Boolean({ description: 'What is to be paid more for a period that is paid' }),
  with_place: Type.Boolean({ description: 'Cancelled because its place has no day in it' }),
  to_return: Minor('What was paid too much, for the desk to give back'),
  overdue: Type.Boolean({ description: 'Open, and it was due before today' }),
  payment_id: Nullable(Id()),
  paid_at: Nullable(Instant()),
  cancel_reason: Type.String(),
  collect_on: Nullable(
    Type.String({ description: 'When a bank is to collect it; it is paid in no other way until then' }),
  ),
  phone: Type.String({ description: 'Of the student, or who looks after them; for the desk' }),
  abilities: Abilities('correct', 'take_off_late', 'cancel', 'reopen', 'undo_payment', 'give_back'),
});
export type Charge = Static<typeof Charge>;

export const ChargesQuery = Strict({
  club_id: Type.Optional(Id('For the desk: of this club')),
  student_id: Type.Optional(Id('Of this student; of oneself and one’s dependants unless told')),
  status: Type.Optional(OneOf(['open', 'overdue', 'paid', 'to_return', 'cancelled'])),
  period: Type.Optional(
    Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: 'YYYY-MM: that begin in it' }),
  ),
  ...pageQuery,
});
export type ChargesQuery = Static<typeof ChargesQuery>;

const month = () =>
  Type.String({ pattern: '^(19|20)\\d{2}-(0[1-9]|1[0-2])$', description: 'A month, YYYY-MM' });
export const PreviewQuery = Strict({ club_id: Id(), period: month() });
export type PreviewQuery = Static<typeof PreviewQuery>;

/** What raising the charges of a month would do: of every period that has a day in it and was not charged. */
export const ChargesPreview = Shape('ChargesPreview', {
  club_id: Id(),
  period: Type.String(),
  count: Type.Integer({ description: 'How many places' }),
  totals: Type.Array(
    Type.Object({ currency: Type.String(), amount: Minor() }, { additionalProperties: false }),
  ),
  discounts: Type.Integer({
    description: 'In how many of them something is let off by rule; not for dates that are not had',
  }),
  charges: Type.Array(
    Type.Object({ ...ofPlace, ...ofPeriod, plan_name: Type.String() }, { additionalProperties: false }),
    { description: 'The first 500' },
  ),
  unpriced: Type.Array(
    Type.Object(
      { ...ofPlace, plan_name: Type.String(), reason: OneOf(['no_price', 'no_term', 'client_blocked']) },
      { additionalProperties: false },
    ),
    {
      description:
        'Places that no price fits, whose group has no end although its fee is for a term, or whose holder is blocked or inactive',
    },
  ),
});
export type ChargesPreview = Static<typeof ChargesPreview>;

export const RaiseCharges = Strict({ club_id: Id(), period: month() });
export type RaiseCharges = Static<typeof RaiseCharges>;
export const Raised = Strict({ count: Type.Integer({ description: 'How many charges there are more' }) });

/** What is asked of the days of a place: another last day, days away, or a move. */
export const AskFeeEffect = Strict({
  ends_on: Type.Optional(Nullable(AnyDate('The last day; null: as before notice was given'))),
  pause: Type.Optional(Strict({ starts_on: AnyDate('Its first day'), ends_on: AnyDate('Its last day') })),
  move: Type.Optional(Strict({ schedule_id: Id('The other group'), starts_on: AnyDate('From that day on') })),
});
export type AskFeeEffect = Static<typeof AskFeeEffect>;

/** What that does to what is charged for the place already, period by period; nothing of it is written. */
export const FeeEffect = Shape('FeeEffect', {
  periods: Type.Array(
    Type.Object(
      {
        ...{ period_start: Type.String(), period_end: Type.String(), currency: Type.String() },
        less: Minor('To be paid less'),
        more: Minor('To be paid more'),
        credit: Minor('Comes as credit of the account of who paid'),
        money: Type.Integer({ description: 'The desk gives it back; below 0: it does so no more' }),
        kept: Minor('Was paid for days that are given up, and stays with the club'),
      },
      { additionalProperties: false },
    ),
  ),
  deposit: Nullable(
    Type.Object(
      {
        amount: Minor(),
        currency: Type.String(),
        becomes: OneOf(
          ['counts', 'kept', 'returned'],
          'It is taken off the last fee, stays with the club, or comes as credit',
        ),
      },
      { additionalProperties: false, description: 'What was paid in advance and counts in no fee yet' },
    ),
  ),
});
export type FeeEffect = Static<typeof FeeEffect>;

export const GiveBack = Strict({ to: OneOf(['same', 'account_credit']) });
export type GiveBack = Static<typeof GiveBack>;

export const ArrearsQuery = Strict({ club_id: Id() });

/** Somebody whose fees are overdue, in one currency. */
export const InArrears = Shape('InArrears', {
  student_id: Id(),
  student_name: Type.String(),
  phone: Type.String(),
  since: Type.String({ description: 'When the oldest was due' }),
  count: Type.Integer({ description: 'How many charges' }),
  amount: Minor(),
  currency: Type.String(),
  consequence: OneOf(consequences),
  places: Type.Array(
    Type.Object(
      {
        place_id: Id('The fixed place'),
        schedule_id: Id(),
        schedule_name: Type.String(),
        release_on: Nullable(
          Type.String({ description: 'The day on which it is released, as its holder was told' }),
        ),
        is_released: Type.Boolean({ description: 'It was, and can be given back while it is free' }),
      },
      { additionalProperties: false },
    ),
  ),
});
export type InArrears = Static<typeof InArrears>;
export const PlaceBack = Strict({ place_id: Id() });

export const CorrectCharge = Strict({
  delta: Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000, description: 'Minor units' }),
  reason: Reason(),
});
export type CorrectCharge = Static<typeof CorrectCharge>;
export const WithReason = Strict({ reason: Reason() });

export const UndoChargePayment = Strict({
  payment_id: Id('Which payment: another one that was noted meanwhile stays'),
  reason: Reason(),
});
export type UndoChargePayment = Static<typeof UndoChargePayment>;
