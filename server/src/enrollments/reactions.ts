import type { LevelRangeChanged } from '../catalog/facts.ts';
import type { ClientStandingChanged } from '../clients/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import type { SettingsChanged } from '../organizations/facts.ts';
import type { CreditGained } from '../packages/facts.ts';
import type {
  ScheduleCancelled,
  ScheduleSplit,
  ScheduleTermsChanged,
  SessionCancelled,
  SessionChanged,
  SessionReinstated,
  SessionsGenerated,
} from '../scheduling/facts.ts';
import { endFixedPlacesOf } from './commands/end-fixed-places.ts';
import { enrollHolders, handOverFixedPlaces } from './commands/holders.ts';
import { earnMakeUps, withdrawMakeUps } from './commands/make-ups/earn.ts';
import { rememberWhatWasBooked } from './commands/moved.ts';
import { serveQueues, serveQueuesOfClients } from './commands/place-queue.ts';
import { bringRosterBack } from './commands/reinstate.ts';
import { cancelEverybody } from './commands/sessions.ts';
import {
  wakeAfterSettings,
  wakeAroundSessions,
  wakeListsOfClients,
  wakeListsOfGroups,
  wakeListsOfLevels,
  wakeListsOfPayers,
} from './commands/wake.ts';
import type { EnrollmentCancelled, EnrollmentReinstated } from './facts.ts';

/**
 * In the transaction of their cause: nobody must see a cancelled class with people in it, a holder without a place, or
 * a free place beside somebody who may take it by now.
 */
export const enrollmentReactions: readonly Reaction[] = [
  reaction<EnrollmentCancelled>({
    name: 'earn_make_ups',
    on: 'enrollments.enrollment_cancelled',
    wants: ({ of_place, was_waitlisted }) => of_place && !was_waitlisted,
    together: ({ student_id }) => student_id,
    later: earnMakeUps,
  }),
  reaction<EnrollmentReinstated>({
    name: 'withdraw_make_ups',
    on: 'enrollments.enrollment_reinstated',
    together: ({ student_id }) => student_id,
    later: withdrawMakeUps,
  }),
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
  reaction<SessionReinstated>({
    name: 'bring_roster_back',
    on: 'scheduling.session_reinstated',
    now: bringRosterBack,
  }),
  reaction<SessionChanged>({
    name: 'remember_what_was_booked',
    on: 'scheduling.session_changed',
    now: rememberWhatWasBooked,
  }),
  reaction<SessionChanged>({
    name: 'wake_around_sessions',
    on: 'scheduling.session_changed',
    now: wakeAroundSessions,
  }),
  reaction<ScheduleTermsChanged>({
    name: 'wake_lists_of_group',
    on: 'scheduling.schedule_terms_changed',
    now: wakeListsOfGroups,
  }),
  reaction<ScheduleTermsChanged>({
    name: 'serve_place_queue',
    on: 'scheduling.schedule_terms_changed',
    now: (scope, facts) =>
      serveQueues(
        scope,
        facts.map((fact) => fact.schedule_id),
      ),
  }),
  // Later: whoever changes a client holds them, and groups come before people.
  reaction<ClientStandingChanged>({
    name: 'serve_queues_of_client',
    on: 'clients.standing_changed',
    later: (scope, facts) =>
      serveQueuesOfClients(
        scope,
        facts.map((fact) => fact.payload),
      ),
  }),
  reaction<LevelRangeChanged>({
    name: 'wake_lists_of_level',
    on: 'catalog.level_range_changed',
    now: wakeListsOfLevels,
  }),
  reaction<ClientStandingChanged>({
    name: 'wake_lists_of_client',
    on: 'clients.standing_changed',
    now: wakeListsOfClients,
  }),
  // Later: whoever pays holds the person, and classes come before people. Nobody overtakes them meanwhile.
  reaction<CreditGained>({
    name: 'wake_lists_of_payer',
    on: 'packages.credit_gained',
    together: ({ student_id }) => student_id,
    later: (scope, facts) =>
      wakeListsOfPayers(
        scope,
        facts.map((fact) => fact.payload.student_id),
      ),
  }),
  reaction<SettingsChanged>({
    name: 'wake_after_settings',
    on: 'tenancy.settings_changed',
    now: wakeAfterSettings,
  }),
];
