import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { todayAt } from '../../organizations/public.ts';
import { managesCharges } from '../access.ts';
import { consequenceOf, strictest } from '../rules/arrears.ts';
import type { InArrears } from '../schemas.ts';
import { type Overdue, overdueOf } from '../store/arrears.ts';

/** Who owes a club a fee that is overdue, with what follows from it; who owes longest first. Throws 404. */
export async function listArrears(scope: Scope, club_id: string): Promise<InArrears[]> {
  const today = await todayAt(scope, club_id);
  if (!managesCharges(scope.actor, club_id)) throw notFound('club');
  const overdue = await overdueOf(scope, club_id, today);
  const byStudent = Map.groupBy(overdue, (one) => `${one.student_id} ${one.currency}`);
  return [...byStudent.values()].map((own) => inArrears(own, today));
}

function inArrears(own: readonly Overdue[], today: string): InArrears {
  const { student_id, student_name, phone, currency, due_on: since } = own[0]!;
  const places = new Map(own.toReversed().map((one) => [one.place_id, one]));
  return {
    ...{ student_id, student_name, phone, currency, since, count: own.length },
    amount: own.reduce((sum, one) => sum + one.amount, 0),
    consequence: strictest(own.map(({ due_on, rules }) => consequenceOf(due_on, rules, today))),
    places: [...places.values()]
      .filter(({ is_released, release_on }) => is_released || release_on !== null)
      .map(({ place_id, schedule_id, schedule_name, release_on, released_at, is_released }) => ({
        ...{ place_id, schedule_id, schedule_name, is_released },
        release_on: released_at === null ? release_on : null,
      })),
  };
}
