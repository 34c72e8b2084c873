import {
  type ChangeInstructor,
  changeInstructor,
  getInstructor,
  holdLeaving,
  type Instructor,
} from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type Interval, zonedInstant } from '../../kernel/time/index.ts';
import { administers, type ChangeClub, type Club, getClub, lockClub } from '../../organizations/public.ts';
import { classesAssistedIn, classesAtClub, classesGivenIn } from '../../scheduling/public.ts';
import type { ChangeEffect, Decisions } from '../schemas/changes.ts';
import { applyChange } from './apply.ts';
import { changeClubPlace } from './club-place.ts';
import type { Change } from './kinds.ts';

type Applied<Row> = Row & { effect?: ChangeEffect };

/** From now on for good. */
export const ahead = ({ now }: Scope): Interval => ({
  starts_at: now,
  ends_at: zonedInstant('9000-01-01', '00:00', 'UTC'),
});

/** A coach leaves: the classes that they give, themselves or as a substitute, from now on. */
export const coachLeaves = (instructor_id: string, input: ChangeInstructor = {}): Change<Instructor> => ({
  kind: 'coach_inactive',
  ...{ club_id: null, instructor_id },
  offers: ['substitute', 'without_coach', 'cancel', 'move', 'keep'],
  reason: 'coach_absent',
  check: async (scope) => authorize((await getInstructor(scope, instructor_id)).abilities.administer),
  write: async (scope) => {
    await holdLeaving(scope, instructor_id);
    return changeInstructor(scope, instructor_id, { ...input, is_active: false });
  },
  hits: (scope) => classesGivenIn(scope, { instructor_id, ...ahead(scope) }),
  assisting: (scope) => classesAssistedIn(scope, { instructor_id, ...ahead(scope) }),
});

/** A club is given up: all of its classes from now on. */
export const clubLeaves = (club_id: string, input: ChangeClub = {}): Change<Club> => ({
  kind: 'club_inactive',
  ...{ club_id, instructor_id: null },
  offers: ['cancel', 'keep'],
  reason: 'club_closed',
  check: async (scope) => {
    await getClub(scope, club_id);
    authorize(administers(scope.actor, club_id), 'You do not run this club.');
  },
  write: async (scope) => {
    await lockClub(scope, club_id);
    return changeClubPlace(scope, club_id, { ...input, is_active: false });
  },
  hits: (scope) => classesAtClub(scope, { club_id, ...ahead(scope) }),
});

/** Changes a coach's profile; taking somebody out of service is a change of their classes. */
export async function changeCoach(
  scope: Scope,
  id: string,
  [decided, input]: [Decisions, ChangeInstructor],
): Promise<Applied<Instructor>> {
  const leaves = input.is_active === false && (await getInstructor(scope, id)).is_active;
  return leaves ? applyChange(scope, coachLeaves(id, input), decided) : changeInstructor(scope, id, input);
}

/** Changes a club; giving it up is a change of its classes. */
export async function changeOrGiveUpClub(
  scope: Scope,
  id: string,
  [decided, input]: [Decisions, ChangeClub],
): Promise<Applied<Club>> {
  const leaves = input.is_active === false && (await getClub(scope, id)).is_active;
  return leaves ? applyChange(scope, clubLeaves(id, input), decided) : changeClubPlace(scope, id, input);
}
