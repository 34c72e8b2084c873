import { type Reaction, reaction } from '../kernel/facts.ts';
import type {
  ScheduleCancelled,
  ScheduleSplit,
  SessionCancelled,
  SessionChanged,
  SessionsGenerated,
} from '../scheduling/facts.ts';
import { endFixedPlacesOf } from './commands/end-fixed-places.ts';
import { enrollHolders, handOverFixedPlaces } from './commands/holders.ts';
import { cancelEverybody, promoteWaiting } from './commands/sessions.ts';

/** In the transaction of their cause: nobody must see a cancelled class with people in it, or a holder without a place. */
export const enrollmentReactions: readonly Reaction[] = [
  reaction<SessionsGenerated>({
    name: 'enroll_holders',
    on: 'scheduling.sessions_generated',
    now: enrollHolders,
  }),
  reaction<ScheduleCancelled>({
    name: 'end_fixed_places',
    on: 'scheduling.schedule_cancelled',
    now: (scope, facts) =>
      endFixedPlacesOf(
        scope,
        facts.map((fact) => fact.schedule_id),
      ),
  }),
  reaction<ScheduleSplit>({
    name: 'move_places_to_successor',
    on: 'scheduling.schedule_split',
    now: async (scope, facts) => {
      for (const split of facts) await handOverFixedPlaces(scope, split);
    },
  }),
  reaction<SessionCancelled>({
    name: 'empty_cancelled_sessions',
    on: 'scheduling.session_cancelled',
    now: async (scope, facts) => {
      await cancelEverybody(
        scope,
        facts.map((fact) => fact.session_id),
        'session_cancelled',
      );
    },
  }),
  reaction<SessionChanged>({
    name: 'fill_larger_sessions',
    on: 'scheduling.session_changed',
    now: async (scope, facts) => {
      const larger = facts.filter((fact) => 'max_participants' in fact.changes);
      await promoteWaiting(
        scope,
        larger.map((fact) => fact.session_id),
      );
    },
  }),
];
