import { append } from '../../kernel/outbox.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { settings } from '../../settings.ts';
import { managesEnrollments } from '../access.ts';
import type { PlaceGiven } from '../facts.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { whyNotOfAge } from '../rules/ages.ts';
import { whyNoEntry } from '../rules/doors.ts';
import { refuseReversed } from '../rules/place-dates.ts';
import type { Override } from '../rules/placement.ts';
import { refusals } from '../rules/refusals.ts';
import { closedUntil } from '../rules/renewal.ts';
import type { FixedPlace } from '../schemas.ts';
import {
  type Candidate,
  candidateOf,
  type Group,
  holdersWithin,
  insertFixedPlace,
  lockGroups,
} from '../store/fixed-places.ts';

interface NewHolder {
  student_id: string;
  starts_on?: string;
  ends_on?: string | null;
  overrides?: readonly (Override | 'full')[];
}

interface Judged {
  student: Candidate | undefined;
  starts_on: string;
  overrides: readonly string[];
}

/** The row of a new claim, the group locked. What is judged of its holder is judged here, once. */
export async function insertHolder(scope: Scope, group: Group, input: NewHolder): Promise<string> {
  const { student_id, starts_on = localDateOf(scope.now, group.timezone), ends_on = null } = input;
  const { overrides = [] } = input;
  if (ends_on !== null) refuseReversed(starts_on, ends_on);
  refuseNoGroup(group);
  const student = await candidateOf(scope.tx, student_id);
  await refuseNoEntry(scope, group, { student, starts_on, overrides });
  await refuseFull(scope, group, { student_id, starts_on, ends_on });
  refuseUnsuitable(group, { student, starts_on, overrides });
  const despite_overlap = overrides.includes('overlap');
  const id = await insertFixedPlace(scope, {
    ...{ schedule_id: group.id, student_id, starts_on, ends_on, despite_overlap },
  });
  if (id === undefined)
    throw conflict('places.already_held', 'The student already holds a place in this group at that time.');
  return id;
}

/**
 * The same for somebody who is new there, and not moved, nor on a list of those who have a place already; who comes back
 * (`returns`) from a pause for which they gave theirs up is not new.
 */
export async function giveHolder(
  scope: Scope,
  group: Group,
  { returns = false, ...input }: NewHolder & { returns?: boolean },
): Promise<string> {
  const place_id = await insertHolder(scope, group, input);
  if (returns) return place_id;
  await append(scope, [{ type: 'enrollments.place_given', payload: { place_id } } satisfies PlaceGiven]);
  return place_id;
}

async function refuseFull(
  { tx }: Scope,
  { id, max_participants }: Group,
  { student_id, starts_on, ends_on }: { student_id: string; starts_on: string; ends_on: string | null },
): Promise<void> {
  const taken = await holdersWithin(tx, id, starts_on, ends_on, { except: student_id });
  if (taken.with_offers < max_participants) return;
  if (taken.held >= max_participants)
    throw conflict('places.group_full', 'Every place of this group is taken.');
  throw conflict('places.on_offer', 'Every free place of this group is offered to somebody who waits.');
}

/** Before newcomers come to a term, its places are for holders and the desk. */
export function refuseNewcomers({ actor, now }: Scope, { club_id, term, timezone }: Group): void {
  const opens = closedUntil(term, localDateOf(now, timezone));
  if (opens === null || administers(actor, club_id)) return;
  throw conflict('places.not_open_yet', 'Until then its places are for holders and the desk.', {
    params: { date: opens },
  });
}

export function refuseNoGroup(group: Group): void {
  if (group.status === 'cancelled') throw conflict('places.not_a_group', 'This schedule is cancelled.');
  if (group.recurrence === 'once')
    throw conflict('places.not_a_group', 'A class that takes place once has no fixed places.');
}

/** What the club asks for before somebody has a place, as it is on the first day. Throws 409. */
async function refuseNoEntry(
  scope: Scope,
  group: Group,
  { student, starts_on, overrides }: Judged,
): Promise<void> {
  const rules = await settingsOf(scope.tx, settings, group);
  const at = { settings: rules, local_date: starts_on };
  const why = student && whyNoEntry(at, student, (what) => overrides.includes(what));
  if (why) throw conflict(`enrollment.${why}`, refusals[why]);
}

function refuseUnsuitable(group: Group, { student, starts_on, overrides }: Judged): void {
  if (!student) throw invalid([{ path: '/student_id', code: 'unknown', message: 'is not a client here' }]);
  if (student.blocked) throw conflict('enrollment.client_blocked', refusals.client_blocked);
  if (!suitsGroup(group, student.level) && !overrides.includes('level')) throw unsuitable(group, student);
  const age = overrides.includes('age')
    ? undefined
    : whyNotOfAge({ ...group, local_date: starts_on }, student);
  if (age) throw conflict(`enrollment.${age}`, refusals[age]);
}

export const unsuitable = (
  { rating_min: from, rating_max: to }: Group,
  { level }: { level: number | null },
) =>
  conflict('enrollment.level_not_suitable', refusals.level_not_suitable, {
    params: { from, to, ...(level !== null && { level }) },
  });

export const suitsGroup = ({ rating_min, rating_max }: Group, level: number | null): boolean =>
  level === null || (level >= rating_min && level <= rating_max);

/** The groups, locked in one order, for those who manage them; throws 404. In the order of the ids given. */
export async function lockManagedGroups(scope: Scope, ids: readonly string[]): Promise<Group[]> {
  const groups = await lockGroups(scope.tx, ids);
  return ids.map((id) => {
    const group = groups.get(id);
    if (!group || !managesEnrollments(scope.actor, { ...group, substitute_instructor_id: null }))
      throw notFound('schedule');
    return group;
  });
}

/** A fixed place that the actor may change, its group and `others` locked; throws 404, 403, 409 `places.ended`. */
export async function managedFixedPlace(
  scope: Scope,
  id: string,
  { may, others = [] }: { may: 'change' | 'end'; others?: readonly string[] },
): Promise<{ place: FixedPlace; group: Group; others: Group[] }> {
  const found = await getFixedPlace(scope, id);
  if (found.status === 'active' && !found.abilities.change) throw notFound('fixed place');
  if (may === 'end' && found.abilities.change && !found.can_end)
    throw forbidden('Only the desk ends a fixed place.');
  const [group, ...rest] = (await lockManagedGroups(scope, [found.schedule_id, ...others])) as [
    Group,
    ...Group[],
  ];
  // Whoever held the lock may have changed it.
  const place = await getFixedPlace(scope, id);
  if (place.status === 'ended') throw conflict('places.ended', 'This fixed place has already ended.');
  return { place, group, others: rest };
}
