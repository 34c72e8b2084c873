import { type Static, Type } from 'typebox';
import { Id, Instant, Minor, Nullable, OneOf, Shape, Strict } from '../kernel/http/types.ts';

export const OnlineOffer = Shape('OnlineOffer', {
  available: Type.Boolean({ description: 'Whether anything can be paid online here' }),
});
export type OnlineOffer = Static<typeof OnlineOffer>;
export const OnlineQuery = Strict({ club_id: Type.Optional(Id()) });
export type OnlineQuery = Static<typeof OnlineQuery>;

/** Where somebody pays. */
export const OnlinePage = Shape('OnlinePage', {
  payment_id: Id(),
  url: Type.String({ description: 'The page that asks for the money' }),
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

/** Something between here and Stripe that a person should look at. */
export const OnlineFinding = Shape('OnlineFinding', {
  kind: OneOf(
    ['refunded_there', 'other_amount', 'lost_here', 'refused', 'waiting', 'refund_failed', 'refund_waiting'],
    'Given back in the dashboard of Stripe, or paid otherwise than asked (`amount` is what Stripe says); paid there and lost here, so that it is on the account; Stripe would not ask for it; nobody has heard of a payment for an hour; a refund was refused, or has waited for an hour',
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
  reference: Type.String({ description: 'The number at Stripe, by which it is found in its dashboard' }),
});
export type OnlineFinding = Static<typeof OnlineFinding>;
export const OnlineFindings = Type.Object(
  { results: Type.Array(OnlineFinding) },
  { additionalProperties: false },
);
