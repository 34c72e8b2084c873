import { type Static, Type } from 'typebox';
import { Id, Shape, Strict } from '../../kernel/http/types.ts';

export const WaiversOf = Strict({ club_id: Id() });

export const UnsignedWaivers = Shape('UnsignedWaivers', {
  version: Type.Union([Type.Integer(), Type.Null()], { description: 'In force; null where there is none' }),
  unsigned: Type.Integer({
    minimum: 0,
    description: 'People booked in classes to come that ask for the waiver, for whom nobody has signed it',
  }),
});
export type UnsignedWaivers = Static<typeof UnsignedWaivers>;
