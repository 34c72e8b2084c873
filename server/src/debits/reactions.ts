import type { FeesFollowed } from '../fees/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import { takeOutFollowed } from './commands/take-out.ts';

export const debitReactions: readonly Reaction[] = [
  reaction<FeesFollowed>({
    name: 'take_out_of_collections',
    on: 'fees.charges_followed',
    now: (scope, facts) =>
      takeOutFollowed(
        scope,
        facts.map(({ charge_id }) => charge_id),
      ),
  }),
];
