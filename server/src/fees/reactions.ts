import type { PlaceDaysChanged } from '../enrollments/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import type { ScheduleTermsChanged } from '../scheduling/facts.ts';
import { followFees } from './commands/follow.ts';
import { placesIn } from './store/following.ts';

/** In the transaction of their cause: nobody pays what was charged for days that are given up. */
export const feeReactions: readonly Reaction[] = [
  reaction<PlaceDaysChanged>({
    name: 'follow_fees',
    on: 'enrollments.place_days_changed',
    now: (scope, facts) =>
      followFees(
        scope,
        facts.map(({ place_id }) => place_id),
      ),
  }),
  reaction<ScheduleTermsChanged>({
    name: 'follow_fees_of_group',
    on: 'scheduling.schedule_terms_changed',
    now: async (scope, facts) =>
      followFees(
        scope,
        await placesIn(
          scope,
          facts.map(({ schedule_id }) => schedule_id),
        ),
      ),
  }),
];
