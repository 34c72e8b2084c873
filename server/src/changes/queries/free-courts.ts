import { busyCourts, listCourts } from '../../courts/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { earlierOf, laterOf, overlaps } from '../../kernel/time/index.ts';
import type { SessionRow } from '../../scheduling/public.ts';

/** For each class the other courts of its club that are in use and that nobody has at that time, by name. */
export async function freeCourtsFor(
  scope: Scope,
  rows: readonly SessionRow[],
): Promise<ReadonlyMap<string, string[]>> {
  if (rows.length === 0) return new Map();
  const courts = await listCourts(scope, {});
  const busy = await busyCourts(scope, {
    court_ids: courts.map((court) => court.id),
    from: rows.map((row) => row.scheduled_datetime).reduce(earlierOf),
    until: rows.map((row) => row.ends_at).reduce(laterOf),
  });
  const byCourt = Map.groupBy(busy, (one) => one.court_id);
  return new Map(
    rows.map((row) => {
      const at = { starts_at: row.scheduled_datetime, ends_at: row.ends_at };
      const others = courts.filter((one) => one.club_id === row.club_id && one.id !== row.court_id);
      const free = others.filter(({ id }) => !byCourt.get(id)?.some((held) => overlaps(held, at)));
      return [row.id, free.map(({ id }) => id)];
    }),
  );
}
