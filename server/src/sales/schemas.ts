import { type Static, Type } from 'typebox';
import { ChargeLine, Early, LateFee, Together } from '../fees/public.ts';
import { fileQuery } from '../kernel/http/list-file.ts';
import { paymentMethods } from '../kernel/http/payment.ts';
import { datesQuery } from '../kernel/http/range.ts';
import {
  Abilities,
  Currency,
  Id,
  Instant,
  Int,
  LocalDate,
  Minor,
  Nullable,
  OneOf,
  pageQuery,
  Reason,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const amount = (description = 'Minor units of the currency') =>
  Int({ minimum: 1, maximum: 1_000_000_000, description });
const Reference = () => Type.Optional(Text({ maxLength: 200 }));

const OpenItem = Type.Object(
  {
    enrollment_id: Nullable(Id('A booking')),
    student_package_id: Nullable(Id('Or a package that is ordered')),
    charge: Nullable(
      Type.Object(
        {
          id: Id(),
          period_start: Type.String(),
          period_end: Type.String(),
          due_on: Type.String(),
          part: Type.Integer(),
          parts: Type.Integer({ description: 'In how many parts the fee is paid' }),
          early: Nullable(Early),
          late: Nullable(LateFee),
          together: Nullable(Together),
          collect_on: Nullable(Type.String({ description: 'When a bank is to collect it' })),
          lines: Type.Array(ChargeLine),
        },
        { additionalProperties: false },
      ),
    ),
    session_id: Nullable(Id()),
    student_id: Id('The client, or somebody in their care'),
    student_name: Type.String(),
    club_id: Nullable(Id('Null: a package of all clubs')),
    label: Type.String({ description: 'The class, the package, or the group of a charge' }),
    at: Instant('When the class begins, the package was ordered, or the charge is due'),
    amount: Minor(),
    currency: Type.String(),
    due: Type.Boolean({
      description: 'Whether it is owed: the class has begun, or the day of the charge has',
    }),
    can_take: Type.Boolean({ description: 'Whether the one who asks can take the money for it' }),
    can_pay: Type.Boolean({
      description:
        'Whether it can be paid without a desk: not a package of a client who is blocked or inactive, nor what a bank is to collect',
    }),
  },
  { additionalProperties: false },
);

/** What a client has to their credit, and what of theirs, and of those in their care, is to be paid. */
export const Account = Shape('ClientAccount', {
  client_id: Id(),
  client_name: Type.String(),
  credit: Type.Array(
    Type.Object({ currency: Type.String(), balance: Minor() }, { additionalProperties: false }),
    { description: 'By currency' },
  ),
  entries: Type.Array(
    Type.Object(
      {
        id: Id(),
        kind: OneOf(['paid_in', 'used', 'returned', 'granted', 'taken', 'paid_out', 'moved_in', 'moved_out']),
        delta: Type.Integer(),
        balance: Minor(),
        currency: Type.String(),
        at: Instant(),
        method: Type.String({ description: 'How it was paid out' }),
        reason: Type.String(),
        by: Nullable(Type.String({ description: 'Who did it; told to the desk only' })),
      },
      { additionalProperties: false },
    ),
    { description: 'Its last 50 movements, the newest first' },
  ),
  open: Type.Array(OpenItem, { description: 'What is to be paid, by time; the first 200 of each kind' }),
  unlisted: Type.Integer({ minimum: 0, description: 'How much more is to be paid than `open` lists' }),
  owed: Type.Array(
    Type.Object(
      { currency: Type.String(), due: Minor(), coming: Minor('What is not due yet') },
      { additionalProperties: false },
    ),
    { description: 'All of that, what is not listed too, by currency' },
  ),
  abilities: Abilities('take_payment', 'adjust', 'use_credit'),
});
export type Account = Static<typeof Account>;
export type OpenItem = Account['open'][number];

export const Payment = Shape('Payment', {
  id: Id(),
  club_id: Id('Whose till it went into'),
  club_name: Type.String(),
  payer_id: Id(),
  payer_name: Type.String(),
  status: OneOf(['pending', 'captured', 'failed', 'cancelled', 'partially_refunded', 'refunded']),
  method: OneOf([...paymentMethods, 'account_credit', 'online', 'direct_debit']),
  amount: Minor('Of all its lines'),
  credit_amount: Minor("What of it came from the payer's account"),
  refunded_amount: Minor(),
  currency: Type.String(),
  reference: Type.String(),
  at: Instant(),
  by: Nullable(Type.String({ description: 'Who took it; told to the desk only' })),
  lines: Type.Array(
    Type.Object(
      {
        id: Id(),
        kind: OneOf(['booking', 'package', 'charge', 'top_up']),
        enrollment_id: Nullable(Id()),
        student_package_id: Nullable(Id()),
        charge_id: Nullable(Id()),
        period_start: Nullable(Type.String({ description: 'Of a charge' })),
        period_end: Nullable(Type.String()),
        session_id: Nullable(Id()),
        label: Type.String({ description: 'The class, or the package' }),
        student_name: Type.String(),
        starts_at: Nullable(Instant('When the class begins')),
        amount: Minor(),
        discount: Minor(),
        discount_reason: Type.String(),
        refunded_amount: Minor(),
      },
      { additionalProperties: false },
    ),
  ),
  refunds: Type.Array(
    Type.Object(
      {
        id: Id(),
        line_id: Id(),
        kind: OneOf(['refund', 'ended', 'mistake']),
        method: Type.String({ description: 'account_credit: to the account of the payer' }),
        amount: Minor(),
        reason: Type.String(),
        at: Instant(),
        by: Nullable(Type.String()),
        state: Nullable(
          OneOf(['pending', 'succeeded', 'failed', 'to_account'], 'Of one that goes back through Stripe'),
        ),
      },
      { additionalProperties: false },
    ),
  ),
  abilities: Abilities('refund'),
});
export type Payment = Static<typeof Payment>;

export const ClientParams = Strict({ client_id: Id() });

/** What a club takes money by at its desk. */
export const DeskMeans = Shape('DeskMeans', {
  methods: Type.Array(OneOf(paymentMethods)),
  reference_needed: Type.Array(OneOf(paymentMethods), { description: 'Noted with their reference only' }),
});
export type DeskMeans = Static<typeof DeskMeans>;
export const MeansQuery = Strict({ club_id: Id() });

export const PaymentsQuery = Strict({
  client_id: Type.Optional(Id('Of this client and those in their care; of oneself unless told')),
  club_id: Type.Optional(Id('For the desk: what went into the till of this club')),
  date: Type.Optional(LocalDate('With club_id: on this day')),
  ...pageQuery,
});
export type PaymentsQuery = Static<typeof PaymentsQuery>;

export const TakePayment = Strict({
  payer_id: Id(),
  club_id: Id('Whose till it goes into: of all that is paid'),
  items: Type.Array(
    Strict({
      enrollment_id: Type.Optional(Id('A booking')),
      student_package_id: Type.Optional(Id('Or a package that is ordered')),
      charge_id: Type.Optional(Id('Or a charge of a fixed place')),
      amount: Type.Optional(Minor('The price unless told; less of it is a discount')),
      discount_reason: Type.Optional(Reason('Needed where the amount is lower than the price')),
    }),
    { maxItems: 50 },
  ),
  payment_method: OneOf([...paymentMethods, 'account_credit']),
  credit_amount: Type.Optional(Minor("What of it comes from the payer's account")),
  top_up: Type.Optional(amount("What is paid in for the payer's account besides")),
  payment_reference: Reference(),
});
export type TakePayment = Static<typeof TakePayment>;

export const PayWithCredit = Strict({
  club_id: Id('Where it is booked: of all that is paid'),
  items: Type.Array(
    Strict({
      enrollment_id: Type.Optional(Id('A booking')),
      student_package_id: Type.Optional(Id('Or a package that is ordered')),
      charge_id: Type.Optional(Id('Or a charge of a fixed place')),
    }),
    { minItems: 1, maxItems: 50 },
  ),
});
export type PayWithCredit = Static<typeof PayWithCredit>;

const refund = {
  line_id: Id(),
  amount: amount(),
  to: OneOf(['same', 'account_credit'], 'By the means by which it was paid, or to the account of the payer'),
};
export const RefundQuery = Strict(refund);
export const Refund = Strict({
  ...refund,
  reason: Reason(),
  reopen: Type.Optional(
    Type.Boolean({
      description: 'Of all of it: the booking owes its price again; it stays settled unless told',
    }),
  ),
});
export type Refund = Static<typeof Refund>;

/** What a refund would do. */
export const RefundEffect = Shape('RefundEffect', {
  money: Minor('What goes back by `method`'),
  method: Type.String(),
  credit: Minor("What goes to the payer's account"),
  left: Minor('What can still go back of the line afterwards'),
  can_reopen: Type.Boolean({ description: 'All of it goes back: the booking can owe its price again' }),
});
export type RefundEffect = Static<typeof RefundEffect>;

const at = { club_id: Id('Where it is done'), currency: Type.Optional(Currency()) };
export const AdjustAccount = Strict({
  ...at,
  delta: Int({ minimum: -1_000_000_000, maximum: 1_000_000_000, description: 'Minor units more, or less' }),
  reason: Reason(),
});
export type AdjustAccount = Static<typeof AdjustAccount>;

export const PayOut = Strict({
  ...at,
  amount: amount(),
  payment_method: OneOf(paymentMethods),
  reason: Type.Optional(Reason()),
});
export type PayOut = Static<typeof PayOut>;

const money = Type.Array(
  Type.Object(
    {
      method: OneOf([...paymentMethods, 'online', 'direct_debit']),
      taken: Minor('What came in'),
      returned: Minor('What went out: refunds, payments taken back, credit that was paid out'),
      count: Type.Integer({ description: 'How many movements' }),
    },
    { additionalProperties: false },
  ),
  { description: 'By means, those that had any' },
);
/** The till of a club on a day: what went through it, how it was counted, and what should be in it now. */
export const Till = Shape('Till', {
  club_id: Id(),
  local_date: LocalDate(),
  currency: Type.String(),
  currencies: Type.Array(Type.String(), { description: "The club's, and those of what went through it" }),
  money,
  closings: Type.Array(
    Type.Object(
      {
        number: Type.Integer({ description: 'From 1 on, of this till' }),
        from: Instant('Since when it covers what went through the till'),
        at: Instant('When it was counted'),
        opening_cash: Type.Integer({ description: 'What was in it at the beginning' }),
        expected_cash: Type.Integer({ description: 'What should have been in it' }),
        counted_cash: Minor(),
        difference: Type.Integer({ description: 'What was too much in it, below 0 what was missing' }),
        left_cash: Minor('What stayed in it; the rest was taken out'),
        note: Type.String(),
        by: Nullable(Type.String()),
      },
      { additionalProperties: false },
    ),
    { description: 'Those of that day, the last one first' },
  ),
  standing: Nullable(
    Type.Object(
      {
        from: Instant('When it was counted last; the beginning of the day where it never was'),
        opening_cash: Type.Integer({ description: 'What was left in it then, and what was on its way' }),
        expected_cash: Type.Integer({ description: 'Minor units: what should be in it' }),
        number: Type.Integer({ description: 'How often it has been counted' }),
      },
      { additionalProperties: false, description: 'Of today: how it stands now' },
    ),
  ),
  abilities: Abilities('close'),
});
export type Till = Static<typeof Till>;

export const TillQuery = Strict({
  club_id: Id(),
  date: Type.Optional(LocalDate('Today unless told')),
  currency: Type.Optional(Currency()),
});
export type TillQuery = Static<typeof TillQuery>;

export const CloseTill = Strict({
  club_id: Id(),
  currency: Type.Optional(Currency()),
  expected_cash: Int({
    ...{ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 },
    description: 'As it was shown: what has gone through the till since is asked about',
  }),
  number: Int({ minimum: 0, maximum: 1_000_000, description: 'As it was shown' }),
  counted_cash: Minor(),
  left_cash: Minor('What of it stays in the till'),
  note: Type.Optional(Text({ maxLength: 500 })),
});
export type CloseTill = Static<typeof CloseTill>;

/** What went into a till or out of it. */
export const Movement = Shape('TillMovement', {
  id: Id(),
  kind: OneOf(
    ['payment', 'refund', 'mistake', 'paid_out'],
    'mistake: a payment that was taken back; paid_out: credit that was handed over',
  ),
  at: Type.String({ description: 'RFC 3339, with the offset of the club’s zone' }),
  method: OneOf([...paymentMethods, 'online', 'direct_debit']),
  amount: Type.Integer({ description: 'Minor units; below 0 what went out' }),
  currency: Type.String(),
  client_id: Id(),
  client_name: Type.String(),
  payment_id: Nullable(Id()),
  labels: Type.Array(Type.String(), {
    description: 'What for: classes and packages; empty: the account of the client',
  }),
  reference: Type.String(),
  reason: Type.String(),
  by: Nullable(Type.String()),
});
export type Movement = Static<typeof Movement>;

const days = { club_id: Id(), ...datesQuery };
export const MovementsQuery = Strict({ ...days, ...pageQuery });
export const MovementsFile = Strict({ ...days, ...fileQuery });
export type MovementsQuery = Static<typeof MovementsQuery>;
