import { type Static, Type } from 'typebox';
import { Instant, Nullable, OneOf, Shape } from '../../kernel/http/types.ts';

/** What cancelling a booking would do at this moment; nothing is changed. */
export const Cancellation = Shape('Cancellation', {
  can_cancel: Type.Boolean(),
  code: Nullable(Type.String({ description: 'Why not' })),
  is_late: Type.Boolean({ description: 'The booking counts as a late cancellation' }),
  cancel_by: Instant('Until when it is free'),
  moved: Type.Boolean({
    description: 'The club has moved the class since it was booked: it is free for some hours from then on',
  }),
  paid_by: Nullable(
    OneOf(['money', 'package', 'make_up'], 'What has paid for it; null: nothing, or it has gone back'),
  ),
  comes_back: Type.Boolean({
    description: 'Money goes to the account of who paid, a class to its package, a make-up can be used again',
  }),
  amount: Nullable(
    Type.Integer({ description: 'The money that was paid and has not gone back, in minor units' }),
  ),
  currency: Type.String(),
});
export type Cancellation = Static<typeof Cancellation>;
