import { type Static, Type } from 'typebox';
import { OneOf, Shape, Strict } from '../kernel/http/types.ts';
import { steps } from './rules.ts';

export const FirstSteps = Shape('FirstSteps', {
  shown: Type.Boolean({ description: 'Something needed is still to do, and nobody has put the list away' }),
  news: Type.Boolean({
    description:
      'Rules have come that are off here until the club turns them on, and nobody has put the notice away',
  }),
  steps: Type.Array(
    Type.Object({ step: OneOf(steps), done: Type.Boolean() }, { additionalProperties: false }),
  ),
});
export type FirstSteps = Static<typeof FirstSteps>;

export const CloseFirstSteps = Strict({
  closed: Type.Boolean({ description: 'true puts the list away, false brings it back' }),
});
export type CloseFirstSteps = Static<typeof CloseFirstSteps>;

export const SeeNews = Strict({ seen: Type.Boolean({ description: 'true puts the notice away' }) });
export type SeeNews = Static<typeof SeeNews>;
