import type { Scope } from '../../kernel/scope.ts';
import type { Subject } from '../rules/events.ts';
import { enrollments, places, schedules, sessions } from './bookings.ts';
import { debits, payments, receipts, refunds } from './money.ts';
import { levels, students } from './people.ts';
import type { Shown, Shows } from './shown.ts';

const shows: Readonly<Record<Subject, Shows>> = {
  enrollment: enrollments,
  session: sessions,
  schedule: schedules,
  place: places,
  student: students,
  level: levels,
  payment: payments,
  refund: refunds,
  receipt: receipts,
  debit: debits,
};

/** How these rows stand now, by `subject id`; of what is gone nothing is told. */
export async function shownOf(
  scope: Scope,
  asked: readonly { about: Subject; id: string }[],
): Promise<Map<string, Shown>> {
  const found = new Map<string, Shown>();
  for (const [about, some] of Map.groupBy(asked, (one) => one.about)) {
    const ids = [...new Set(some.map(({ id }) => id))];
    for (const one of await shows[about](scope, ids)) found.set(`${about} ${one.id}`, one);
  }
  return found;
}
