import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { type FixedPlaceMoved, placeDaysChanged } from '../facts.ts';
import { refusals } from '../rules/refusals.ts';
import type { MovePlace, PlaceTaken } from '../schemas.ts';
import { endFixedPlace, type Group } from '../store/fixed-places.ts';
import { takeAlong } from '../store/move-place.ts';
import { insertHolder, managedFixedPlace } from './place-of.ts';
import { serveQueues } from './place-queue.ts';
import { type Settled, settleClaims } from './settle.ts';
import { takenBy } from './taken.ts';

/**
 * Moves a student to another group from a date on, leaving the old one the day before, with their pauses and released
 * dates. Both or neither: a move that cannot place the student changes nothing and says on which dates it cannot
 * (409 `places.cannot_place`), unless the desk overlooks it. What is given back and what is taken is decided together:
 * the sessions of both groups are locked at once, in one order. Also throws what giving a place does.
 */
export async function moveFixedPlace(scope: Scope, id: string, input: MovePlace): Promise<PlaceTaken> {
  const { schedule_id, starts_on, overrides = [] } = input;
  const { place, others } = await managedFixedPlace(scope, id, { may: 'end', others: [schedule_id] });
  const target = others[0] as Group;
  if (target.id === place.schedule_id)
    throw conflict('places.already_held', 'The student already holds a place in this group at that time.');
  if (place.ends_on !== null && starts_on > place.ends_on)
    throw conflict('places.ends_before', 'The place ends before that day already.', {
      params: { date: place.ends_on },
    });
  await endFixedPlace(scope, place, addDays(starts_on, -1), { reason: 'moved' });
  const { student_id, ends_on } = place;
  const moved = await insertHolder(scope, target, { student_id, ends_on, starts_on, overrides });
  await takeAlong(scope, { from: id, to: moved, schedule_id, starts_on });
  const settled = await settleClaims(scope, {
    ...{ schedule_ids: [place.schedule_id, schedule_id], place_ids: [id, moved] },
    ...{ reason: 'moved', told_otherwise: true },
  });
  const taken = await placed(scope, { id, moved, input }, settled);
  await serveQueues(scope, [place.schedule_id]);
  await append(scope, placeDaysChanged([id]));
  return taken;
}

async function placed(
  scope: Scope,
  { id, moved, input }: { id: string; moved: string; input: MovePlace },
  settled: readonly Settled[],
): Promise<PlaceTaken> {
  const taken = await takenBy(scope, moved, settled);
  const nowhere = taken.enrolled === 0 && taken.waitlisted > 0 && !input.overrides?.includes('full');
  if (nowhere) throw cannotPlace([{ code: 'enrollment.session_full', message: refusals.session_full }]);
  if (taken.refused.length > 0) throw cannotPlace(taken.refused);
  const { student_id, schedule_id } = taken.place;
  const moved_fact: FixedPlaceMoved = {
    type: 'enrollments.fixed_place_moved',
    payload: { from_id: id, place_id: moved, schedule_id, student_id, starts_on: input.starts_on },
  };
  await append(scope, [moved_fact]);
  return taken;
}

const cannotPlace = (dates: readonly object[]) =>
  conflict('places.cannot_place', 'The student cannot be placed in that group.', { refusals: dates });
