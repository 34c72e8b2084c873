import { placeConcerns, requestConcerns, sessionConcerns } from './enrollments/public.ts';
import { type Actor, can } from './kernel/actor.ts';
import type { Concern, Topic, Topics } from './kernel/live/topic.ts';
import { notificationConcerns } from './notifications/public.ts';
import { administers } from './organizations/public.ts';
import { wishConcerns } from './planning/public.ts';
import { scheduleConcerns } from './scheduling/public.ts';
import { substituteConcerns } from './substitutes/public.ts';

/** Kinds of rows that say who somebody is in an organization: written, open channels are judged anew. */
export const rights_from = ['memberships', 'client_profiles', 'guardians', 'instructors'];

const everybody: Topic = { sees: () => true, others_told: false };

/** Those who run the club of a row, and those whom it concerns by name; everybody else hears that the list changed. */
const runAndConcerned = (find: NonNullable<Topic['find']>, others_told: boolean): Topic => ({
  find,
  sees: (actor, row) => administers(actor, row.club_id ?? null) || concerns(row, actor),
  others_told,
});

/** Every topic of the live channel on one page: who hears of which row. In prose: docs/domain/live.md. */
export const topics: Topics = {
  sessions: runAndConcerned(sessionConcerns, true),
  schedules: runAndConcerned(scheduleConcerns, true),
  places: runAndConcerned(placeConcerns, false),
  place_requests: runAndConcerned(requestConcerns, false),
  substitute_requests: runAndConcerned(substituteConcerns, false),
  wishes: runAndConcerned(wishConcerns, false),
  notifications: {
    find: notificationConcerns,
    sees: (actor, row) => concerns(row, actor),
    others_told: false,
  },

  clients: {
    sees: (actor, { id }) =>
      can(actor, 'clients.view_clientprofile') || concerns({ id, clients: [id] }, actor),
    others_told: false,
  },
  // Rows of one client's: their ids are clients'.
  make_ups: {
    sees: (actor, { id }) => can(actor, 'classes.grant_make_up') || concerns({ id, clients: [id] }, actor),
    others_told: false,
  },
  progress: {
    sees: (actor, { id }) =>
      can(actor, 'clients.view_clientprofile') || concerns({ id, clients: [id] }, actor),
    others_told: false,
  },
  student_packages: {
    sees: (actor, { id }) => can(actor, 'classes.sell_package') || concerns({ id, clients: [id] }, actor),
    others_told: false,
  },
  charges: {
    sees: (actor, { id }) => can(actor, 'classes.manage_charge') || concerns({ id, clients: [id] }, actor),
    others_told: false,
  },
  fee_plans: { sees: (actor) => can(actor, 'classes.change_feeplan'), others_told: false },
  members: {
    sees: (actor, { id }) => can(actor, 'tenancy.view_members') || id === actor.user_id,
    others_told: false,
  },
  invitations: { sees: (actor) => can(actor, 'tenancy.view_members'), others_told: false },
  // Their ids are clubs'.
  tills: {
    sees: (actor, { id }) => can(actor, 'classes.record_payment') && administers(actor, id),
    others_told: false,
  },
  // Their ids are terms'.
  wish_windows: everybody,
  terms: { sees: (actor) => can(actor, 'classes.manage_terms'), others_told: false },
  plans: { sees: (actor) => can(actor, 'classes.manage_terms'), others_told: false },
  changes: { sees: (actor) => can(actor, 'classes.change_instructor'), others_told: false },
  imports: { sees: (actor) => can(actor, 'imports.undo'), others_told: false },
  reservations: { sees: (actor) => can(actor, 'courts.view_reservation'), others_told: false },

  catalog: everybody,
  clubs: everybody,
  courts: everybody,
  instructors: everybody,
  organization: everybody,
  packages: everybody,
  settings: everybody,
};

function concerns(row: Concern, { user_id, personas }: Actor): boolean {
  const own = [...(personas.client ?? []), ...(personas.dependant ?? [])];
  return (
    (row.clients ?? []).some((id) => own.includes(id)) ||
    (row.instructors ?? []).some((id) => id !== null && personas.instructor?.includes(id)) ||
    (user_id !== null && (row.users ?? []).includes(user_id))
  );
}
