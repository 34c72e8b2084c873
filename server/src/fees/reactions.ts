import type { PlaceDaysChanged, PlaceGiven } from '../enrollments/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import type { ScheduleTermsChanged } from '../scheduling/facts.ts';
import { askDeposits, followDeposits } from './commands/deposits.ts';
import { followFees } from './commands/follow.ts';
import { placesIn } from './store/following.ts';

/** In the transaction of their cause: nobody pays what was charged for days that are given up. */
export const feeReactions: readonly Reaction[] = [
  reaction<PlaceDaysChanged>({
    name: 'follow_fees',
    on: 'enrollments.place_days_changed',
    now: async (scope, facts) => {
      const places = facts.map(({ place_id }) => place_id);
      await followFees(scope, places);
      await followDeposits(scope, places);
    },
  }),
  reaction<PlaceGiven>({
    name: 'ask_deposits',
    on: 'enrollments.place_given',
    now: (scope, facts) =>
      askDeposits(
        scope,
        facts.map(({ place_id }) => place_id),
      ),
  }),
  reaction<ScheduleTermsChanged>({
    name: 'follow_fees_of_group',
    on: 'scheduling.schedule_terms_changed',
    now: async (scope, facts) => {
      const places = await placesIn(
        scope,
        facts.map(({ schedule_id }) => schedule_id),
      );
      await followFees(scope, places);
      await followDeposits(scope, places);
    },
  }),
];
