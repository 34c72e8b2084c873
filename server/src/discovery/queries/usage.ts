import { sql } from 'kysely';
import type { Kept } from '../../kernel/kept.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { getBought } from '../../packages/public.ts';
import { type Candidate, optimizeUsage, paceOf, type Taken } from '../rules/usage.ts';
import { boundsOf } from '../rules.ts';
import type { AvailableSession, PackageUsage } from '../schemas.ts';
import { findSessions } from './find.ts';
import type { FoundPage } from './page.ts';

/** As many as are looked at and suggested. */
const most = { found: 200, classes: 12, months: 6 };

/** The seed's optimize_package_usage: which classes to take before a package ends, each with its reasons. Throws 404. */
export async function optimizePackageUsage(
  scope: Scope,
  pages: Kept<FoundPage>,
  id: string,
): Promise<PackageUsage> {
  const bought = await getBought(scope, id);
  const { student_id, classes_remaining, expires_on } = bought;
  if (bought.state !== 'open' || expires_on === null)
    return { classes_remaining, expires_on, every_days: null, results: [] };
  const rows = await payable(scope, pages, { ...bought, expires_on });
  const { level, taken } = await historyOf(scope, student_id);
  const today = localDateOf(scope.now, rows[0]?.club.timezone ?? 'UTC');
  const plan = { classes: Math.min(classes_remaining, most.classes), today, expires_on };
  const suggested = optimizeUsage(
    rows.map((row) => candidateOf(row, level)),
    taken,
    plan,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...{ classes_remaining, expires_on, every_days: paceOf({ ...plan, classes: classes_remaining }) },
    results: suggested.map((one) => ({ session: byId.get(one.id)!, reasons: one.reasons })),
  };
}

/** The next classes that this package could pay for, with a place, for which its student has none. */
async function payable(
  scope: Scope,
  pages: Kept<FoundPage>,
  bought: { student_id: string; club_id: string | null; class_types: string[]; expires_on: string },
): Promise<AvailableSession[]> {
  const { student_id, club_id, class_types, expires_on } = bought;
  const filter = {
    ...{ include_full: false, include_closed: false, include_cancelled: false, only_free: true },
    bounds: boundsOf({ until: expires_on }),
    club_id: club_id ?? undefined,
    class_type_ids: class_types.length > 0 ? class_types : undefined,
  };
  const { value } = await findSessions(scope, pages, { filter, student_id, limit: most.found });
  return value.results
    .map(({ row }) => row)
    .filter(
      (row) => row.paid_by === 'package' && row.booking.outcome === 'enrolled' && row.my_status === null,
    );
}

const candidateOf = (row: AvailableSession, level: number | null): Candidate => ({
  ...{ id: row.id, local_date: row.local_date, local_time: row.local_time },
  ...{ class_type_id: row.class_type.id, coach_id: row.instructor?.id ?? null },
  own_level: level !== null && row.level_suits && row.level.name !== 'all_levels',
});

/** What they have had for half a year and have before them, and what they were assessed at. */
async function historyOf({ tx, now }: Scope, studentId: string) {
  const since = `${addDays(now.toISOString().slice(0, 10), -30 * most.months)}T00:00:00Z`;
  const [profile, { rows: taken }] = await Promise.all([
    tx.selectFrom('client_profiles').select('level').where('id', '=', studentId).executeTakeFirst(),
    sql<Taken>`
      select s.local_date, to_char(s.local_time, 'HH24:MI') as local_time, g.class_type_id,
             coalesce(s.substitute_instructor_id, s.instructor_id) as coach_id
        from class_enrollments e
        join class_sessions s on s.id = e.session_id
        join class_schedules g on g.id = s.schedule_id
       where e.student_id = ${studentId}::uuid and e.session_starts_at >= ${since}::timestamptz
         and e.status in ('enrolled', 'no_show')
       order by e.session_starts_at desc limit 200`.execute(tx),
  ]);
  return { level: profile?.level ?? null, taken };
}
