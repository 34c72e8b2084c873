import { actsFor } from '../../clients/public.ts';
import { conflict, forbidden, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { getFixedPlace } from '../queries/fixed-places.ts';
import { type Wishing, wishingFor } from '../queries/holder.ts';
import type { Reason } from '../rules/reasons.ts';
import { clubOfGroup, lockGroups } from '../store/fixed-places.ts';

export interface Wisher {
  by: 'holder' | 'desk';
  club_id: string;
}

/** For its holder, a guardian of theirs, and the desk. Throws 404; 403 for the coach; 409 `places.ended`. */
export async function wishes(scope: Scope, id: string): Promise<Wishing & Wisher> {
  const place = await getFixedPlace(scope, id);
  const { club_id } = await clubOfGroup(scope.tx, place.schedule_id);
  const holder = actsFor(scope.actor, place.student_id);
  if (!holder && !administers(scope.actor, club_id)) throw forbidden('Only its holder and the desk do this.');
  if (place.status === 'ended') throw conflict('places.ended', 'This fixed place has already ended.');
  // Who runs the club and holds a place there goes by its rules as a holder, and may overrule them as the desk.
  const by = administers(scope.actor, club_id) ? 'desk' : 'holder';
  return { ...(await wishingFor(scope, place)), by, club_id };
}

/** The same with the group locked: what is judged then stands until the end. */
export async function lockedWishes(scope: Scope, id: string): Promise<Wishing & Wisher> {
  const { schedule_id } = await getFixedPlace(scope, id);
  const groups = await lockGroups(scope.tx, [schedule_id]);
  const wishing = await wishes(scope, id);
  // Between the two looks the series may have been split, and the place be in another group.
  if (!groups.has(wishing.place.schedule_id)) throw notFound('fixed place');
  return wishing;
}

/** Throws 409 with everything that stands against it, unless the desk says why in spite of it. */
export function refuseAgainstRules(
  reasons: readonly Reason[],
  { by }: Wisher,
  overrule: string | undefined,
): void {
  const [first] = reasons;
  if (!first || (by === 'desk' && overrule !== undefined)) return;
  throw conflict(first.code, first.message, { params: first.params, reasons });
}
