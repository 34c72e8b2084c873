import { type Static, Type } from 'typebox';
import { OneOf, Shape, Strict } from '../kernel/http/types.ts';
import { steps } from './rules.ts';

export const FirstSteps = Shape('FirstSteps', {
  shown: Type.Boolean({ description: 'Something needed is still to do, and nobody has put the list away' }),
  steps: Type.Array(
    Type.Object({ step: OneOf(steps), done: Type.Boolean() }, { additionalProperties: false }),
  ),
});
export type FirstSteps = Static<typeof FirstSteps>;

export const CloseFirstSteps = Strict({
  closed: Type.Boolean({ description: 'true puts the list away, false brings it back' }),
});
export type CloseFirstSteps = Static<typeof CloseFirstSteps>;
