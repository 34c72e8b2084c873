import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';

/** The groups of a club that go on and cost something, in whatever currency, by name. */
export function pricedIn({ tx, now }: Scope, { club_id, timezone }: { club_id: string; timezone: string }) {
  return tx
    .selectFrom('class_schedules')
    .select(['id', 'name', 'price', 'currency'])
    .where('club_id', '=', club_id)
    .where('status', '<>', 'cancelled')
    .where((where) => where.or([where('price', '>', 0), where('member_price', '>', 0)]))
    .where((where) =>
      where.or([where('end_date', 'is', null), where('end_date', '>=', localDateOf(now, timezone))]),
    )
    .orderBy('sort_name')
    .execute();
}
