import {
  type ChangeCourt,
  type CloseCourt,
  type Court,
  changeCourt,
  closeCourt,
  closedTime,
  courtOf,
  otherReservations,
  type Reservation,
} from '../../courts/public.ts';
import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  administers,
  type Club,
  checkHours,
  getClub,
  lockClub,
  type SetOpeningHours,
  setOpeningHours,
} from '../../organizations/public.ts';
import { classesAtClub, isOpenFor } from '../../scheduling/public.ts';
import { sameHours } from '../rules/hours.ts';
import type { ChangeEffect, ChangePreview, Decisions } from '../schemas/changes.ts';
import { applyChange, previewChange } from './apply.ts';
import type { Change } from './kinds.ts';
import { ahead } from './leaving.ts';

type Applied<Row> = Row & { effect?: ChangeEffect };
type Hours = SetOpeningHours['opening_hours'];

/** A court goes out of use: the classes on it from now on. One that is kept stays on it. */
const courtCloses = ({ id, club_id }: Pick<Court, 'id' | 'club_id'>, input: ChangeCourt): Change<Court> => ({
  kind: 'court_inactive',
  ...{ club_id, instructor_id: null },
  offers: ['move', 'cancel', 'keep'],
  reason: 'court_closed',
  check: async (scope) => authorize(administers(scope.actor, club_id)),
  write: async (scope) => {
    authorize(administers(scope.actor, club_id));
    // Whoever makes or moves classes there holds the club, and takes a court after it.
    await lockClub(scope, club_id);
    return changeCourt(scope, id, { ...input, is_active: false });
  },
  hits: (scope) => classesAtClub(scope, { club_id, court_ids: [id], ...ahead(scope) }),
});

/** A court is closed for some days: the classes on it then. One that is kept stays on it, and so does what is no class. */
export async function courtClosed(scope: Scope, id: string, input: CloseCourt): Promise<Change<Reservation>> {
  const { club_id } = await courtOf(scope, id);
  const time = await closedTime(scope, id, input);
  return {
    kind: 'court_closed',
    ...{ club_id, instructor_id: null },
    offers: ['move', 'cancel', 'keep'],
    reason: input.name?.trim() || 'court_closed',
    off_by: 'club',
    check: async (again) => closedTime(again, id, input),
    write: async (again) => {
      await lockClub(again, club_id);
      return closeCourt(again, id, input);
    },
    hits: (again) => classesAtClub(again, { club_id, court_ids: [id], ...time }),
    beside: (again) => otherReservations(again, id, time),
  };
}

/** Other opening hours: the classes ahead that fit into the hours before, and not into the new ones. */
const hoursChange = (club_id: string, before: Hours, { opening_hours }: SetOpeningHours): Change<Club> => ({
  kind: 'hours',
  ...{ club_id, instructor_id: null },
  offers: ['cancel', 'move', 'keep'],
  reason: 'closed_hours',
  over: { was: before, became: opening_hours },
  check: (scope) => checkHours(scope, club_id, { opening_hours }),
  write: (scope) => setOpeningHours(scope, club_id, { opening_hours }),
  hits: async (scope) =>
    (await classesAtClub(scope, { club_id, ...ahead(scope) })).filter(
      ({ scheduled_datetime: starts_at, ends_at, timezone }) =>
        isOpenFor(before, { starts_at, ends_at }, timezone) &&
        !isOpenFor(opening_hours, { starts_at, ends_at }, timezone),
    ),
});

export async function previewClosingCourt(scope: Scope, id: string): Promise<ChangePreview> {
  return previewChange(scope, courtCloses(await courtOf(scope, id), {}));
}

/** Changes a court; taking it out of use is a change of its classes. Throws 409 `courts.court_has_reservations` too. */
export async function changeOrCloseCourt(
  scope: Scope,
  id: string,
  [decided, input]: [Decisions, ChangeCourt],
): Promise<Applied<Court>> {
  const court = await courtOf(scope, id);
  const closes = input.is_active === false && court.is_active;
  return closes ? applyChange(scope, courtCloses(court, input), decided) : changeCourt(scope, id, input);
}

export async function previewHours(scope: Scope, id: string, input: SetOpeningHours): Promise<ChangePreview> {
  await checkHours(scope, id, input);
  const { opening_hours } = await getClub(scope, id);
  return previewChange(scope, hoursChange(id, opening_hours, input));
}

/** Replaces the week of opening hours, with what becomes of the classes that it leaves outside. */
export async function changeHours(
  scope: Scope,
  id: string,
  [decided, input]: [Decisions, SetOpeningHours],
): Promise<Applied<Club>> {
  await checkHours(scope, id, input);
  await lockClub(scope, id);
  const { opening_hours } = await getClub(scope, id);
  return applyChange(scope, hoursChange(id, opening_hours, input), decided);
}

/** Puts back the hours of before, unless others have been set since. */
export async function hoursAsBefore(scope: Scope, club_id: string, was: Hours, became: Hours): Promise<void> {
  await lockClub(scope, club_id);
  const { opening_hours } = await getClub(scope, club_id);
  if (sameHours(opening_hours, became)) await setOpeningHours(scope, club_id, { opening_hours: was });
}
