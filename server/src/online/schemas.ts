import { type Static, Type } from 'typebox';
import { Id, Instant, Minor, Nullable, OneOf, Shape, Strict } from '../kernel/http/types.ts';
import { PayWithCredit } from '../sales/public.ts';

export const OnlineOffer = Shape('OnlineOffer', {
  available: Type.Boolean({ description: 'Whether anything can be paid online here' }),
});
export type OnlineOffer = Static<typeof OnlineOffer>;
export const OnlineQuery = Strict({ club_id: Type.Optional(Id()) });
export type OnlineQuery = Static<typeof OnlineQuery>;

export const PayOnline = Strict({
  ...PayWithCredit.properties,
  save_card: Type.Optional(
    Type.Boolean({ description: 'Keep the card at Stripe, to pay with it again; for oneself' }),
  ),
  card_id: Type.Optional(Id('Pay with this card of mine, at once')),
});
export type PayOnline = Static<typeof PayOnline>;

export const SavedCard = Shape('SavedCard', {
  id: Id(),
  brand: Type.String(),
  last_four: Type.String(),
  exp_month: Type.Integer(),
  exp_year: Type.Integer(),
});
export const SavedCards = Type.Object({ results: Type.Array(SavedCard) }, { additionalProperties: false });
export type SavedCards = Static<typeof SavedCards>;

/** Where somebody pays. */
export const OnlinePage = Shape('OnlinePage', {
  payment_id: Id(),
  url: Nullable(
    Type.String({
      description:
        'The page that asks for the money; null: paid with a card that is kept, or that card would not do',
    }),
  ),
  paid: Type.Boolean({ description: 'Paid with a card that is kept' }),
});
export type OnlinePage = Static<typeof OnlinePage>;

/** What is known of a payment online. */
export const OnlineState = Shape('OnlineState', {
  payment_id: Id(),
  status: OneOf(['pending', 'captured', 'failed', 'cancelled', 'partially_refunded', 'refunded']),
  url: Nullable(Type.String({ description: 'Where it can still be paid' })),
  until: Nullable(Instant('Until when, or until when a place is held for it')),
  held: Type.Boolean({ description: 'Whether a place is held until then, and given up' }),
  confirming: Type.Boolean({ description: 'Paid on the page, and the money is not there yet' }),
});
export type OnlineState = Static<typeof OnlineState>;

/** Of what something went back there, and what can become of it. */
const LineThere = Shape('LineThere', {
  line_id: Id(),
  kind: OneOf(['booking', 'package', 'charge']),
  label: Type.String(),
  student_name: Type.String(),
  amount: Minor('What of it went back'),
  can_end: Type.Boolean({
    description:
      'It went back whole, so that a booking or a charge can owe its price again; or a package has classes left, and can end',
  }),
});

/** A refund that somebody made at Stripe, as it is booked. */
const MadeThere = Shape('MadeThere', {
  id: Id(),
  lines: Type.Array(LineThere),
  credit_amount: Minor('What came out of the account of who paid'),
  unbooked_amount: Minor('What was not there to go back'),
});

export const DecideThere = Strict({
  end: Type.Array(Id(), {
    ...{
      maxItems: 200,
      description:
        'The lines whose booking or charge owes its price again, whose package ends; the others stay',
    },
  }),
});
export type DecideThere = Static<typeof DecideThere>;

/** Something between here and Stripe that a person should look at. */
export const OnlineFinding = Shape('OnlineFinding', {
  kind: OneOf(
    ['refunded_there', 'other_amount', 'lost_here', 'refused', 'waiting', 'refund_failed', 'refund_waiting'],
    'Given back in the dashboard of Stripe (`there`: booked here, and what becomes of what was paid is to be said; without it: of money that was never counted here), or paid otherwise than asked (`amount` is what Stripe says); paid there and lost here, so that it is on the account; Stripe would not ask for it; nobody has heard of a payment for an hour; a refund was refused, or has waited for an hour',
  ),
  payment_id: Id(),
  refund_id: Nullable(Id()),
  club_id: Id(),
  payer_id: Id(),
  payer_name: Type.String(),
  amount: Minor(),
  currency: Type.String(),
  at: Instant(),
  problem: Type.String({ description: 'In the words of Stripe; empty: it said nothing' }),
  there: Nullable(MadeThere),
  reference: Type.String({ description: 'The number at Stripe, by which it is found in its dashboard' }),
});
export type OnlineFinding = Static<typeof OnlineFinding>;
export const OnlineFindings = Type.Object(
  { results: Type.Array(OnlineFinding) },
  { additionalProperties: false },
);
