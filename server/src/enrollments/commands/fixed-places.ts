import { conflict, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { managesEnrollments } from '../access.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import type { FixedPlace, LeavePlace, MovePlace, PlaceTaken, TakePlace } from '../schemas.ts';
import {
  endFixedPlace,
  type Group,
  holdersWithin,
  insertFixedPlace,
  isClient,
  lockGroups,
} from '../store/fixed-places.ts';
import { decideTogether } from './decide.ts';
import { askGivingBack, askHolding, takenBy } from './holders.ts';

/**
 * Gives a student a fixed place in a weekly group from a date on: enrolled in every session that exists already
 * (or first on the waiting list of one that single bookings have filled), and in those generated later.
 * Throws 404, 409 `places.group_full | places.not_a_group | places.already_held`.
 */
export async function giveFixedPlace(
  scope: Scope,
  scheduleId: string,
  input: TakePlace,
): Promise<PlaceTaken> {
  const [group] = (await lockManagedGroups(scope, [scheduleId])) as [Group];
  const id = await insertHolder(scope, group, input);
  const wanted = await askHolding(scope, id, input.overrides ?? []);
  return takenBy(scope, id, wanted, await decideTogether(scope, wanted.asked));
}

/** Ends a fixed place after `ends_on`: later sessions are given back, earlier ones stay. */
export async function leaveFixedPlace(scope: Scope, id: string, input: LeavePlace): Promise<FixedPlace> {
  const { place } = await managedFixedPlace(scope, id);
  const free_from = await endFixedPlace(scope, place, input.ends_on, input.reason ?? '');
  const back = { from: free_from, until: null, reason: input.reason ?? '' };
  await decideTogether(scope, await askGivingBack(scope, id, back));
  return getFixedPlace(scope, id);
}

/**
 * Moves a student to another group from a date on, leaving the old one the day before; both or neither. What is given
 * back and what is taken is decided together: the sessions of both groups are locked at once, in one order.
 */
export async function moveFixedPlace(scope: Scope, id: string, input: MovePlace): Promise<PlaceTaken> {
  const { place, groups } = await managedFixedPlace(scope, id, input.schedule_id);
  const free_from = await endFixedPlace(scope, place, addDays(input.starts_on, -1), 'moved');
  const leaving = await askGivingBack(scope, id, { from: free_from, until: null, reason: 'moved' });
  const { student_id, ends_on } = place;
  const target = groups.get(input.schedule_id) as Group;
  const moved = await insertHolder(scope, target, { student_id, ends_on, starts_on: input.starts_on });
  const wanted = await askHolding(scope, moved, []);
  const outcomes = await decideTogether(scope, [...leaving, ...wanted.asked]);
  return takenBy(scope, moved, wanted, outcomes.slice(leaving.length));
}

async function insertHolder(scope: Scope, group: Group, input: TakePlace): Promise<string> {
  const { student_id, starts_on = localDateOf(scope.now, group.timezone), ends_on = null } = input;
  if (ends_on !== null) refuseReversed(starts_on, ends_on);
  if (group.status === 'cancelled') throw conflict('places.not_a_group', 'This schedule is cancelled.');
  if (group.recurrence === 'once')
    throw conflict('places.not_a_group', 'A class that takes place once has no fixed places.');
  if ((await holdersWithin(scope.tx, group.id, starts_on, ends_on)) >= group.max_participants)
    throw conflict('places.group_full', 'Every place of this group is taken.');
  if (!(await isClient(scope.tx, student_id)))
    throw invalid([{ path: '/student_id', code: 'unknown', message: 'is not a client here' }]);
  const id = await insertFixedPlace(scope, { schedule_id: group.id, student_id, starts_on, ends_on });
  if (id === undefined)
    throw conflict('places.already_held', 'The student already holds a place in this group at that time.');
  return id;
}

/** Throws 422 at `/ends_on` for dates in the wrong order. */
export function refuseReversed(starts_on: string, ends_on: string): void {
  if (ends_on >= starts_on) return;
  const params = { field: 'starts_on' };
  throw invalid([
    { path: '/ends_on', code: 'before_field', params, message: 'must not be before starts_on' },
  ]);
}

/** The groups, locked in one order, for those who manage them; throws 404. In the order of the ids given. */
async function lockManagedGroups(scope: Scope, ids: readonly string[]): Promise<Group[]> {
  const groups = await lockGroups(scope.tx, ids);
  return ids.map((id) => {
    const group = groups.get(id);
    if (!group || !managesEnrollments(scope.actor, { ...group, substitute_instructor_id: null }))
      throw notFound('schedule');
    return group;
  });
}

/** A fixed place that the actor may change, its group and `others` locked; throws 404, 409 `places.ended`. */
export async function managedFixedPlace(
  scope: Scope,
  id: string,
  ...others: string[]
): Promise<{ place: FixedPlace; groups: Map<string, Group> }> {
  const found = await getFixedPlace(scope, id);
  if (!found.abilities.change && found.status === 'active') throw notFound('fixed place');
  const groups = await lockManagedGroups(scope, [found.schedule_id, ...others]);
  // Whoever held the lock may have changed it.
  const place = await getFixedPlace(scope, id);
  if (place.status === 'ended') throw conflict('places.ended', 'This fixed place has already ended.');
  return { place, groups: new Map(groups.map((group) => [group.id, group])) };
}
