import { keepHours } from '../../courts/public.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { earlierOf, laterOf } from '../../kernel/time/index.ts';
import { coachesOf } from '../rules/session-state.ts';
import { type InTheWay, inTheWay, inZone } from '../rules/zone.ts';
import { busyInstructors } from '../store/busy.ts';
import { aheadAtClub, putAtInstants } from '../store/zone.ts';

interface NewZone {
  club_id: string;
  from: string;
  to: string;
}

/** How many classes ahead stay at their hour, and what stands in the way; writes nothing. */
export async function previewZone(
  scope: Scope,
  { club_id, to }: Pick<NewZone, 'club_id' | 'to'>,
): Promise<{ classes: number; in_the_way: InTheWay[] }> {
  const before = await aheadAtClub(scope, club_id, false);
  return {
    classes: before.filter((one) => one.status !== 'cancelled').length,
    in_the_way: await hindrances(scope, before, to),
  };
}

/**
 * 19:00 stays 19:00 on the wall of a club whose zone changes: its classes and reservations ahead are at another moment,
 * those called off too. Its lock is held. Nobody is told: nothing that anybody was told has changed. Throws 409
 * `scheduling.zone_in_the_way` with the classes that cannot.
 */
export async function moveToZone(scope: Scope, zone: NewZone): Promise<void> {
  const before = await aheadAtClub(scope, zone.club_id, true);
  const in_the_way = await hindrances(scope, before, zone.to);
  if (in_the_way.length > 0)
    throw conflict(
      'scheduling.zone_in_the_way',
      `${in_the_way.length} classes cannot be at their hour in ${zone.to}: move or cancel them first.`,
      { params: { count: in_the_way.length }, in_the_way },
    );
  await putAtInstants(
    scope,
    before
      .map((one) => inZone(one, zone.to))
      .map(({ id, scheduled_datetime }) => ({ id, scheduled_datetime })),
  );
  await keepHours(scope, zone);
  announce(
    scope.tx,
    'sessions',
    before.map((one) => one.id),
  );
}

async function hindrances(
  scope: Scope,
  before: Awaited<ReturnType<typeof aheadAtClub>>,
  to: string,
): Promise<InTheWay[]> {
  if (before.length === 0) return [];
  const after = before.map((one) => inZone(one, to));
  const busy = await busyInstructors(scope, {
    instructor_ids: [...new Set(after.flatMap(coachesOf))],
    from: after.map((one) => one.scheduled_datetime).reduce(earlierOf),
    until: after.map((one) => one.ends_at).reduce(laterOf),
    except_session_ids: before.map((one) => one.id),
  });
  return inTheWay(after, busy, scope.now);
}
