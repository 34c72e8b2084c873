import { type Static, Type } from 'typebox';
import { TakenPayment } from '../kernel/http/payment.ts';
import {
  Abilities,
  AnyDate,
  Currency,
  Id,
  Instant,
  Int,
  LocalDate,
  Minor,
  Name,
  Nullable,
  OneOf,
  Reason,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const kinds = [
  'bought',
  'used',
  'given_back',
  'granted',
  'taken',
  'transferred_out',
  'transferred_in',
  'refunded',
  'extended',
] as const;
const classes = (description: string) => Int({ minimum: 1, maximum: 1_000, description });

/** What a club sells. */
export const ClassPackage = Shape('ClassPackage', {
  id: Id(),
  name: Type.String(),
  description: Type.String(),
  club_id: Nullable(Id('Where it is sold and used; null: in every club')),
  class_types: Type.Array(Id(), { description: 'For which class types; none: for all' }),
  num_classes: Type.Integer(),
  validity_days: Type.Integer({ description: 'Days after the purchase; the last one counts whole' }),
  price: Minor(),
  currency: Type.String(),
  transferable: Type.Boolean(),
  once_per_person: Type.Boolean(),
  sold_from: Nullable(Type.String()),
  sold_until: Nullable(Type.String()),
  is_active: Type.Boolean(),
  on_sale: Type.Boolean({ description: 'Whether it can be bought today' }),
  abilities: Abilities('change', 'sell'),
});
export type ClassPackage = Static<typeof ClassPackage>;

export const PackagesQuery = Strict({
  include_inactive: Type.Optional(Type.Boolean({ description: 'Those not on sale too; for the desk' })),
});
export type PackagesQuery = Static<typeof PackagesQuery>;

const fields = {
  description: Type.Optional(Text({ maxLength: 2_000 })),
  class_types: Type.Optional(
    Type.Array(Id(), { maxItems: 100, uniqueItems: true, description: 'None: for all' }),
  ),
  transferable: Type.Optional(Type.Boolean()),
  once_per_person: Type.Optional(Type.Boolean({ description: 'Each person can buy it once' })),
  sold_from: Type.Optional(Nullable(AnyDate('The first day of sale'))),
  sold_until: Type.Optional(Nullable(AnyDate('The last day of sale'))),
  is_active: Type.Optional(Type.Boolean()),
};
const numClasses = () => classes('How many classes it is for');
const validity = () => Int({ minimum: 1, maximum: 3_660, description: 'Days after the purchase' });

export const AddPackage = Strict({
  ...fields,
  name: Name(),
  club_id: Type.Optional(Nullable(Id('Where it is sold and used; every club unless told'))),
  num_classes: numClasses(),
  validity_days: validity(),
  price: Minor(),
  currency: Currency(),
});
export type AddPackage = Static<typeof AddPackage>;

/** What was sold stays as it was sold. */
export const ChangePackage = Strict({
  ...fields,
  name: Type.Optional(Name()),
  num_classes: Type.Optional(numClasses()),
  validity_days: Type.Optional(validity()),
  price: Type.Optional(Minor()),
});
export type ChangePackage = Static<typeof ChangePackage>;

/** A package that somebody has, with its ledger: the last entry says how many classes are left. */
export const StudentPackage = Shape('StudentPackage', {
  id: Id(),
  package_id: Id(),
  name: Type.String(),
  student_id: Id(),
  student_name: Type.String(),
  club_id: Nullable(Id()),
  class_types: Type.Array(Id()),
  state: OneOf(['ordered', 'open', 'used_up', 'refunded', 'expired', 'cancelled']),
  num_classes: Type.Integer({ description: 'As bought' }),
  classes_remaining: Type.Integer(),
  classes_used: Type.Integer({ description: 'Without those that came back' }),
  purchased_at: Nullable(Instant('When it was paid or given; null before')),
  expires_on: Nullable(Type.String({ description: 'The last day of a class for which it can be used' })),
  price: Minor('The price when it was bought'),
  currency: Type.String(),
  payment_amount: Nullable(Minor()),
  payment_method: Type.String(),
  payment_reference: Type.String(),
  refunded_amount: Minor(),
  refundable_amount: Minor('What is left is worth this much of what was paid: proposed as a refund'),
  gift_reason: Type.String(),
  transferable: Type.Boolean(),
  entries: Type.Array(
    Type.Object(
      {
        number: Type.Integer(),
        kind: OneOf(kinds),
        delta: Type.Integer(),
        balance: Type.Integer(),
        at: Instant(),
        reason: Type.String(),
        class: Nullable(
          Type.Object(
            { session_id: Id(), name: Type.String(), local_date: Type.String() },
            { additionalProperties: false },
          ),
        ),
        by: Nullable(Type.String({ description: 'Who did it; told to the desk only' })),
      },
      { additionalProperties: false },
    ),
    { description: 'The last 100, in their order' },
  ),
  abilities: Abilities('record_payment', 'cancel', 'manage', 'transfer'),
});
export type StudentPackage = Static<typeof StudentPackage>;

export const PayPackage = TakenPayment;
export type PayPackage = Static<typeof PayPackage>;

/** A student orders, and pays at the desk. The desk takes the money at once (`payment`), or gives it (`gift_reason`). */
export const PurchasePackage = Strict({
  student_id: Type.Optional(Id('Somebody in your care, or for the desk any client; yourself unless told')),
  payment: Type.Optional(PayPackage),
  gift_reason: Type.Optional(Reason()),
  expected_price: Type.Optional(Minor('As it was shown: another price is asked about')),
  overrides: Type.Optional(
    Type.Array(Type.Enum(['not_on_sale']), { maxItems: 1, description: 'What the desk decides against' }),
  ),
});
export type PurchasePackage = Static<typeof PurchasePackage>;

export const AdjustPackage = Strict({
  delta: Int({ minimum: -1_000, maximum: 1_000, description: 'Classes more, or fewer' }),
  reason: Reason(),
});
export type AdjustPackage = Static<typeof AdjustPackage>;

export const ExtendPackage = Strict({ expires_on: LocalDate('The new last day'), reason: Reason() });
export type ExtendPackage = Static<typeof ExtendPackage>;

export const RefundPackage = Strict({
  amount: Type.Optional(Minor('Minor units; the share of the classes that are left unless told')),
  to: Type.Optional(
    OneOf(['same', 'account_credit'], 'By the means by which it was paid (unless told), or to their account'),
  ),
  reason: Reason(),
});
export type RefundPackage = Static<typeof RefundPackage>;

export const TransferPackage = Strict({
  student_id: Id('Who gets them'),
  classes: Type.Optional(classes('How many; all that are left unless told')),
});
export type TransferPackage = Static<typeof TransferPackage>;

const ended = {
  club_id: Type.Optional(Id('Whose packages; those of all clubs unless told')),
  ended_from: LocalDate('The first last day'),
  ended_until: LocalDate('The last one'),
};
export const EndedQuery = Strict(ended);
export type EndedQuery = Static<typeof EndedQuery>;

const EndedPackage = Type.Object(
  {
    id: Id(),
    name: Type.String(),
    student_id: Id(),
    student_name: Type.String(),
    expires_on: Type.String(),
    currency: Type.String(),
    classes_remaining: Type.Integer(),
    refundable_amount: Type.Integer({ description: 'Minor units; what is left of what was paid' }),
  },
  { additionalProperties: false },
);
export type EndedPackage = Static<typeof EndedPackage>;

export const EndedPackages = Shape('EndedPackages', {
  count: Type.Integer(),
  classes: Type.Integer({ description: 'That are left, of all of them' }),
  worthless: Type.Integer({ description: 'Packages for which nothing can go back' }),
  worth: Type.Array(
    Type.Object({ currency: Type.String(), amount: Type.Integer() }, { additionalProperties: false }),
  ),
  seen: Type.String({ description: 'Which they are and what is left of each; sent along with a decision' }),
  most: Type.Integer({ description: 'So many are decided about at once' }),
  packages: Type.Array(EndedPackage, { description: 'The first hundred' }),
});
export type EndedPackages = Static<typeof EndedPackages>;

const roundAction = () =>
  OneOf(
    ['extend', 'refund', 'account_credit', 'leave'],
    'A later last day; what is left back by its means, or to the account; nothing, and nobody is asked again',
  );
export const DecideEnded = Strict({
  ...ended,
  action: roundAction(),
  expires_on: Type.Optional(LocalDate('The new last day; for `extend`')),
  reason: Reason(),
  seen: Type.String({ maxLength: 100, description: 'What was shown, as its `seen` says' }),
});
export type DecideEnded = Static<typeof DecideEnded>;

export const PackageRound = Shape('PackageRound', {
  id: Id(),
  club_id: Nullable(Id()),
  action: roundAction(),
  ended_from: Type.String(),
  ended_until: Type.String(),
  expires_on: Nullable(Type.String()),
  reason: Type.String(),
  created_at: Instant(),
  by: Nullable(Type.String()),
  waiting: Type.Integer(),
  done: Type.Integer(),
  skipped: Type.Integer(),
  stopped: Type.Integer(),
  problems: Type.Array(
    Type.Object(
      {
        id: Id(),
        name: Type.String(),
        student_id: Id(),
        student_name: Type.String(),
        problem: Type.String({ description: 'The code of what kept it from being done' }),
      },
      { additionalProperties: false },
    ),
    { description: 'The first hundred that were skipped' },
  ),
});
export type PackageRound = Static<typeof PackageRound>;
