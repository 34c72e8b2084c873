import type { Kept } from '../../kernel/kept.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { getBought, packageZone } from '../../packages/public.ts';
import {
  type Candidate,
  optimizeUsage,
  type Plan,
  paceOf,
  type Suggestion,
  stretchesOf,
} from '../rules/usage.ts';
import { type Bounds, boundsOf } from '../rules.ts';
import type { AvailableSession, PackageUsage } from '../schemas.ts';
import { type Found, findSessions } from './find.ts';
import { classesBooked, levelOf } from './history.ts';
import type { FoundPage } from './page.ts';

/** Suggested; looked at in one go, and how often where none of them will do. */
const most = { classes: 12, page: 100, pages: 5 };

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
  const today = localDateOf(scope.now, await packageZone(scope.tx, bought.club_id));
  const plan = { classes: classes_remaining, most: most.classes, today, expires_on };
  const rows = await payable(scope, pages, { ...bought, plan });
  const level = await levelOf(scope, student_id);
  const suggested = optimizeUsage(
    rows.map((row) => candidateOf(row, level)),
    await classesBooked(scope, student_id),
    plan,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...{ classes_remaining, expires_on, every_days: paceOf(plan) },
    results: suggested.map((one) => suggestionOf(scope, byId.get(one.id)!, one)),
  };
}

const suggestionOf = ({ now }: Scope, session: AvailableSession, { reasons }: Suggestion) => ({
  ...{ session, reasons, opens_at: Date.parse(session.opens_at) > now.getTime() ? session.opens_at : null },
});

type Paying = { id: string; student_id: string; club_id: string | null; class_types: string[]; plan: Plan };

/** Of each stretch the next classes that this package pays for, with a place, for which its student has none. */
async function payable(scope: Scope, pages: Kept<FoundPage>, bought: Paying): Promise<AvailableSession[]> {
  const { today } = bought.plan;
  const stretches = stretchesOf(bought.plan);
  const until = stretches.at(-1)?.until;
  if (until === undefined) return [];
  // Where all of them fit one page they are looked at in one go.
  const all = await pageWithin(scope, pages, bought, { bounds: boundsOf({ until }) });
  if (all.next_cursor === null) return all.rows;
  const rows: AvailableSession[] = [];
  for (const one of stretches) {
    const bounds = boundsOf({ until: one.until, ...(one.from > today && { from: one.from }) });
    rows.push(...(await payableWithin(scope, pages, bought, bounds)));
  }
  return rows;
}

async function payableWithin(
  scope: Scope,
  pages: Kept<FoundPage>,
  bought: Paying,
  bounds: Bounds,
): Promise<AvailableSession[]> {
  let cursor: string | undefined;
  for (let n = 0; n < most.pages; n++) {
    const { rows, next_cursor } = await pageWithin(scope, pages, bought, { bounds, cursor });
    if (rows.length > 0 || next_cursor === null) return rows;
    cursor = next_cursor;
  }
  return [];
}

async function pageWithin(
  scope: Scope,
  pages: Kept<FoundPage>,
  { id, student_id, club_id, class_types }: Paying,
  { bounds, cursor }: { bounds: Bounds; cursor?: string | undefined },
): Promise<{ rows: AvailableSession[]; next_cursor: string | null }> {
  const filter = {
    ...{ include_full: false, include_closed: true, include_cancelled: false, only_free: true, bounds },
    club_id: club_id ?? undefined,
    class_type_ids: class_types.length > 0 ? class_types : undefined,
  };
  const asked = { filter, student_id, student_package_id: id, limit: most.page, cursor };
  const { value } = await findSessions(scope, pages, asked);
  const rows = value.results.filter((one) => isPayable(scope, one)).map(({ row }) => row);
  return { rows, next_cursor: value.next_cursor };
}

const isPayable = ({ now }: Scope, { row, takes_package }: Found): boolean =>
  takes_package && row.my_status === null && Date.parse(row.closes_at) > now.getTime();

const candidateOf = (row: AvailableSession, level: number | null): Candidate => ({
  ...{ id: row.id, local_date: row.local_date, local_time: row.local_time },
  ...{ class_type_id: row.class_type.id, coach_id: row.instructor?.id ?? null },
  own_level: level !== null && row.level_suits && row.level.name !== 'all_levels',
});
