import { lockPeople } from '../../clients/public.ts';
import { keepReleased, releasePlaces } from '../../enrollments/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { todayAt } from '../../organizations/public.ts';
import { paymentWaitedFor } from '../facts.ts';
import { sinceWhen } from '../queries/following.ts';
import { consequenceOf, releaseOn } from '../rules/arrears.ts';
import { markReleased, markWarned, type Overdue, overdueOf } from '../store/arrears.ts';
import { peopleOf, rootsOf } from '../store/following.ts';

/** The duty: whose fee is overdue is warned that the place is released, and some days later it is. */
export async function tendArrears(scope: Scope, club_id: string): Promise<void> {
  const today = await todayAt(scope, club_id);
  const overdue = await overdueOf(scope, club_id, today);
  await warn(scope, club_id, overdue, today);
  await release(scope, overdue, today);
}

async function warn(scope: Scope, club_id: string, overdue: readonly Overdue[], today: LocalDate) {
  const dates = overdue.flatMap(({ id, student_id, due_on, warned_at, is_held, rules }) => {
    const release_on = warned_at || !is_held ? null : releaseOn(due_on, rules, today);
    return release_on === null ? [] : [{ id, student_id, release_on }];
  });
  if (dates.length === 0) return;
  const marked = await markWarned(scope, dates);
  const warned = dates.filter(({ id }) => marked.has(id));
  await append(
    scope,
    warned.map(({ id: charge_id, student_id, release_on }) =>
      paymentWaitedFor({ charge_id, student_id, club_id, when: 'last', release_on }),
    ),
  );
  announce(scope.tx, 'charges', [...new Set(warned.map(({ student_id }) => student_id))]);
}

/** The rule that was told holds still, and nobody has paid. Who was given the place back keeps it for this fee. */
async function release(scope: Scope, overdue: readonly Overdue[], today: LocalDate): Promise<void> {
  const due = overdue.filter(
    ({ due_on, release_on, released_at, rules }) =>
      release_on !== null &&
      release_on <= today &&
      released_at === null &&
      consequenceOf(due_on, rules, today) === 'release',
  );
  if (due.length === 0) return;
  const places = due.map(({ place_id }) => place_id);
  const owed = async () => {
    const roots = await rootsOf(scope, places);
    const people = await peopleOf(scope, roots, sinceWhen(scope));
    await lockPeople(scope.tx, [...people, ...due.map(({ student_id }) => student_id)]);
    return markReleased(
      scope,
      due.map(({ id }) => id),
    );
  };
  await releasePlaces(scope, places, { today, owed });
  announce(scope.tx, 'charges', [...new Set(due.map(({ student_id }) => student_id))]);
}

/** The desk gives a place back that was released. Throws 404, 403, 409. */
export async function giveBackPlace(scope: Scope, place_id: string): Promise<{ place_id: string }> {
  const { place } = await keepReleased(scope, place_id);
  announce(scope.tx, 'charges', [place.student_id]);
  return { place_id };
}
