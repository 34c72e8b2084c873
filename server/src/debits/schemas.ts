import { type Static, Type } from 'typebox';
import {
  Abilities,
  Id,
  Instant,
  LocalDate,
  Minor,
  Name,
  Nullable,
  OneOf,
  pageQuery,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';

const whose = {
  club_id: Id(),
  club_name: Type.String(),
};

export const Mandate = Shape('Mandate', {
  ...{ id: Id(), ...whose },
  client_id: Id('Who pays'),
  client_name: Type.String(),
  reference: Type.String({ description: 'By which the bank knows it' }),
  iban_end: Type.String({ description: 'The last four letters of the account; nothing shows more of it' }),
  holder: Type.String({ description: 'Whose account it is' }),
  signed_on: Type.String(),
  status: OneOf(['active', 'lapsed', 'ended']),
  sequence: OneOf(['first', 'recurrent'], 'Whether something was collected by it already'),
  last_collected_on: Nullable(Type.String()),
  lapses_on: Type.String({
    description: 'From this day on nothing is collected by it, unless it is used before',
  }),
  waiting: Type.Integer({ description: 'How many charges are being collected by it' }),
  ended_at: Nullable(Instant()),
  end_reason: OneOf(['', 'revoked', 'ended', 'replaced']),
  noted_by: Nullable(Type.String({ description: 'Told to the desk only' })),
  abilities: Abilities('end'),
});
export type Mandate = Static<typeof Mandate>;

export const MandatesQuery = Strict({
  client_id: Type.Optional(Id('Theirs; ours and of those we look after where neither is told')),
  club_id: Type.Optional(Id('All of a club, the latest first; for its desk')),
  ...pageQuery,
});
export type MandatesQuery = Static<typeof MandatesQuery>;

export const AddMandate = Strict({
  club_id: Id(),
  client_id: Id('Who pays'),
  iban: Text({ minLength: 5, maxLength: 60, description: 'The account, in any spelling' }),
  holder: Name(70),
  signed_on: LocalDate('The day on the paper'),
  reference: Type.Optional(
    Type.String({
      maxLength: 35,
      pattern: "^[A-Za-z0-9+?:().,'-][A-Za-z0-9+?/:().,'-]{0,34}$",
      description: 'By which the bank knows it; made up unless told',
    }),
  ),
});
export type AddMandate = Static<typeof AddMandate>;

const days = { club_id: Id(), collect_on: LocalDate('When the bank collects') };

export const CollectionQuery = Strict({
  club_id: Id(),
  collect_on: Type.Optional(LocalDate('When the bank collects; the first day on which it can, unless told')),
  due_until: Type.Optional(LocalDate('What is due until then; until that day unless told')),
});
export type CollectionQuery = Static<typeof CollectionQuery>;

const ofCharge = {
  charge_id: Id(),
  student_id: Id(),
  student_name: Type.String(),
  label: Type.String({ description: 'The group' }),
  period_start: Type.String(),
  period_end: Type.String(),
  due_on: Type.String(),
  amount: Minor('What it costs today'),
};
const ofMandate = {
  mandate_id: Id(),
  payer_id: Id(),
  payer_name: Type.String(),
  reference: Type.String(),
  iban_end: Type.String(),
};

/** What a collection would be. */
export const CollectionPreview = Shape('CollectionPreview', {
  ...{ club_id: Id(), collect_on: Type.String(), due_until: Type.String() },
  earliest_on: Type.String({ description: 'The first day on which it can be' }),
  ...{ count: Type.Integer(), amount: Minor(), payers: Type.Integer() },
  more: Type.Boolean({ description: 'There are more than one collection takes' }),
  seen: Type.String({
    description: 'All that is collected, in short: whoever collects it says what they saw',
  }),
  items: Type.Array(
    Type.Object(
      { ...ofCharge, ...ofMandate, sequence: OneOf(['FRST', 'RCUR']) },
      { additionalProperties: false },
    ),
  ),
  left: Type.Array(
    Type.Object(
      { ...ofCharge, why: OneOf(['no_mandate', 'lapsed', 'under_way']) },
      { additionalProperties: false },
    ),
    {
      description:
        'What is owed by then and is not collected, what is due first before the others; 500 at most',
    },
  ),
});
export type CollectionPreview = Static<typeof CollectionPreview>;

export const MakeCollection = Strict({
  ...days,
  due_until: LocalDate('What is due until then'),
  seen: Type.String({ minLength: 1, maxLength: 40, description: 'Of what was shown' }),
});
export type MakeCollection = Static<typeof MakeCollection>;

const states = ['made', 'submitted', 'booked', 'cancelled'] as const;
const collection = {
  ...{ id: Id(), ...whose, collect_on: Type.String(), status: OneOf(states), creditor_name: Type.String() },
  count: Type.Integer({ description: 'Without what was taken out' }),
  amount: Minor('Of these'),
  returned_count: Type.Integer(),
  returned_amount: Minor(),
  payers: Type.Integer(),
  created_at: Instant(),
  by: Nullable(Type.String()),
  submitted_at: Nullable(Instant()),
  booked_at: Nullable(Instant()),
  cancelled_at: Nullable(Instant()),
  abilities: Abilities('download', 'submit', 'unsubmit', 'book', 'cancel'),
};

export const Collection = Shape('Collection', collection);
export type Collection = Static<typeof Collection>;

export const CollectionsQuery = Strict({ club_id: Id(), ...pageQuery });
export type CollectionsQuery = Static<typeof CollectionsQuery>;

/** A charge in a collection. */
export const DebitItem = Shape('DebitItem', {
  ...{ id: Id(), collection_id: Id(), payment_id: Id(), ...ofCharge, ...ofMandate },
  sequence: OneOf(['FRST', 'RCUR']),
  end_to_end: Type.String({ description: 'By which the bank names it when it comes back' }),
  status: OneOf(['waiting', 'booked', 'returned', 'taken_out']),
  kept_amount: Minor('What was not owed any more, and is credit of who paid'),
  return_code: Type.String(),
  returned_at: Nullable(Instant()),
  fee_amount: Minor('What was added to the charge for the return'),
  abilities: Abilities('take_out', 'return', 'undo_return'),
});
export type DebitItem = Static<typeof DebitItem>;

export const WholeCollection = Shape('WholeCollection', { ...collection, items: Type.Array(DebitItem) });
export type WholeCollection = Static<typeof WholeCollection>;

export const ReturnDebit = Strict({
  code: Type.String({
    pattern: '^[A-Z]{2}[0-9]{2}$',
    description: 'ISO 20022, as the bank says it: AM04, MD06',
  }),
  with_fee: Type.Optional(
    Type.Boolean({ description: 'Whether the returned_debit_fee is added; so unless told' }),
  ),
});
export type ReturnDebit = Static<typeof ReturnDebit>;
