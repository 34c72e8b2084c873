import { awaitAgain, type HasAgain, haveAgain, wouldHaveAgain } from '../../enrollments/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  changeSchedule,
  changeSession,
  forgetEdits,
  holdClubs,
  lockSessions,
  type SessionRow,
  scheduleOf,
  sessionOf,
} from '../../scheduling/public.ts';
import { classFacts, tellingClubs, versionOf } from '../queries/class-facts.ts';
import type { ChangeRow } from '../queries/kept.ts';
import { type Smaller, smallerBy } from '../queries/left.ts';
import { peopleOf, reachOf } from '../queries/people.ts';
import type { ClassBack, ReturnChoices, ReturnEffect, ReturnPreview } from '../schemas/changes.ts';
import { markReturned, overwritten } from '../store.ts';
import type { PlacesBefore, PlacesNow } from './capacity.ts';
import { chosenOrRefused } from './return.ts';

/** Who would have their place again in each class that still has as few as the change gave it. */
export async function previewPlacesBack(scope: Scope, change: ChangeRow): Promise<ReturnPreview> {
  const { was, smaller } = await placesBack(scope, change);
  const ids = smaller.flatMap((one) => one.displaced);
  return shown(scope, smaller, await wouldHaveAgain(scope, ids, was.max_participants));
}

/**
 * The places of before, unless somebody has set others since. Who lost theirs in the classes that were chosen has it
 * again before anybody who came later; in the others only who still waits.
 */
export async function putPlacesBack(
  scope: Scope,
  change: ChangeRow,
  choices: ReturnChoices,
): Promise<ReturnEffect> {
  const { was, became, smaller } = await placesBack(scope, change, true);
  const ids = smaller.flatMap((one) => one.displaced);
  const expected = await wouldHaveAgain(scope, ids, was.max_participants);
  const preview = await shown(scope, smaller, expected);
  const chosen = new Set(chosenOrRefused(preview, choices.classes).map((one) => one.session_id));
  const back = smaller.filter((one) => chosen.has(one.row.id)).flatMap((one) => one.displaced);
  const listed = await awaitAgain(scope, back);
  await enlarge(scope, change, { was, became });
  const again = (await haveAgain(scope, back, new Set(listed))).map((one) => withReason(one, expected));
  await markReturned(scope, [...chosen], change.id);
  const { people, classes } = await shown(scope, smaller, again);
  return {
    ...{ reinstated: chosen.size, given_back: 0, moved_back: 0 },
    told: people.filter((one) => one.reachable).length,
    to_call: people.filter((one) => !one.reachable),
    not_back: classes.flatMap((one) => one.not_back),
  };
}

/** Why somebody still has none is what stood in the way before, not that they wait. */
const withReason = (one: HasAgain, expected: readonly HasAgain[]): HasAgain => {
  if (one.as !== null) return one;
  const before = expected.find(({ enrollment_id }) => enrollment_id === one.enrollment_id);
  return { ...one, why_not: before?.why_not ?? 'session_full' };
};

async function placesBack(
  scope: Scope,
  change: ChangeRow,
  lock = false,
): Promise<{ was: PlacesBefore; became: PlacesNow; smaller: Smaller[] }> {
  const over = await overwritten(scope, change.id);
  const became = over!.became as unknown as PlacesNow;
  if (lock) await lockSmaller(scope, await smallerBy(scope, change, became.max_participants));
  const smaller = await smallerBy(scope, change, became.max_participants);
  return { was: over!.was as unknown as PlacesBefore, became, smaller };
}

async function lockSmaller(scope: Scope, smaller: readonly Smaller[]): Promise<void> {
  await holdClubs(scope, [...new Set(smaller.map((one) => one.row.club_id))]);
  await lockSessions(
    scope,
    smaller.map((one) => one.row.id),
  );
}

/** Somebody who has set other places since has the last word. */
async function enlarge(
  scope: Scope,
  { cause }: ChangeRow,
  { was, became }: { was: PlacesBefore; became: PlacesNow },
): Promise<void> {
  const { of, max_participants, min_participants, edited } = was;
  const places = { max_participants, min_participants };
  if (of !== 'session') {
    const id = of === 'schedule' ? cause : (await sessionOf(scope, cause)).schedule_id;
    const now = await scheduleOf(scope, id);
    if (now.max_participants === became.max_participants) await changeSchedule(scope, id, places);
    return;
  }
  const now = await sessionOf(scope, cause);
  if (!now.abilities.change || now.max_participants !== became.max_participants) return;
  await changeSession(scope, cause, places);
  const ownNow = ['max_participants', 'min_participants'].filter((field) => !edited.includes(field));
  await forgetEdits(scope, cause, ownNow);
}

async function shown(
  scope: Scope,
  smaller: readonly Smaller[],
  again: readonly HasAgain[],
): Promise<ReturnPreview> {
  const rows = smaller.map((one) => one.row);
  const reach = await reachOf(
    scope,
    again.map((one) => one.student_id),
  );
  const tells = await tellingClubs(scope, rows);
  const nameOf = (id: string): string => reach.get(id)?.student_name ?? '';
  const back = again.filter((one) => one.as !== null);
  return {
    classes: rows.map((row) => classBack(row, again, nameOf, tells.has(row.club_id))),
    people: peopleOf(back, reach),
  };
}

function classBack(
  row: SessionRow,
  again: readonly HasAgain[],
  nameOf: (id: string) => string,
  tells_cancellation: boolean,
): ClassBack {
  const own = again.filter((one) => one.session_id === row.id);
  const not_back = own.flatMap(({ student_id, session_id, why_not: reason }) =>
    reason ? { student_id, student_name: nameOf(student_id), session_id, reason } : [],
  );
  return {
    ...{ ...classFacts(row), version: versionOf([row.max_participants, own]), action: 'rebook' },
    ...{ possible: true, problems: [], busy_with: null, tells_cancellation },
    ...{ returning: own.length - not_back.length, waiting: 0 },
    not_back,
  };
}
