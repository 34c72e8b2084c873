import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { type Counted, filters, type KpiKey, kpiKeys, kpis, kpiValue, nothing } from '../rules/kpis.ts';
import type { Analytics, AnalyticsQuery } from '../schemas.ts';
import { type Asked, askedOf, before } from './asked.ts';
import { coachTimes } from './coaches.ts';
import { type Figures, totalsOf } from './figures.ts';
import { type KeptFor, keptFor } from './kept.ts';
import { keptStudentKpis } from './kept-students.ts';
import { rowsOf } from './sources.ts';
import { studentKpis } from './students.ts';

type All = Readonly<Record<KpiKey, Counted>>;

/**
 * All KPIs of a period, beside those of as many days before. What is kept is read in a snapshot alone: elsewhere a round that
 * goes on meanwhile would count classes twice. Throws 404, 422.
 */
export async function getAnalytics(
  scope: Scope,
  query: AnalyticsQuery,
  { inSnapshot }: { inSnapshot: boolean },
): Promise<Analytics> {
  const asked = await askedOf(scope, query);
  const [now, then] = await kpisOf(scope, asked, inSnapshot ? await keptFor(scope, asked) : undefined);
  return {
    ...{ from: asked.from, until: asked.until, previous: asked.previous, currency: asked.currency },
    currencies: [...new Set([asked.currency, ...asked.clubs.map((club) => club.currency)])],
    kpis: kpiKeys.map((key) => {
      const { unit, better, ignores = [] } = kpis[key];
      const said = (counted: Counted) => ({ value: kpiValue(unit, counted, key), ...counted });
      return {
        ...{ key, unit, better, ...said(now[key]), previous: said(then[key]) },
        ignores: filters.filter((filter) => ignores.includes(filter) && asked[filter] !== undefined),
      };
    }),
  };
}

/** What every KPI is made of, of a period and the one before it; without `kept` everything is read as it is. */
export async function kpisOf(scope: Scope, asked: Asked, kept?: KeptFor): Promise<[now: All, then: All]> {
  const students = kept
    ? await keptStudentKpis(scope, asked, kept)
    : ([await studentKpis(scope, asked), await studentKpis(scope, before(asked))] as const);
  return [
    { ...(await kpisOfPeriod(scope, asked, kept)), ...students[0] },
    { ...(await kpisOfPeriod(scope, before(asked), kept)), ...students[1] },
  ];
}

async function kpisOfPeriod(scope: Scope, asked: Asked, kept?: KeptFor) {
  const totals = await totalsOf(scope, asked, kept);
  const times = await coachTimes(scope, asked, totals.taught);
  return {
    ...ofFigures(totals),
    instructor_utilization: {
      numerator: times.reduce((sum, one) => sum + one.taught, 0),
      denominator: times.reduce((sum, one) => sum + one.available, 0),
    },
    cash_in: await summed(scope, asked, 'cash_in'),
    package_usage_rate: await summed(scope, asked, 'package_usage_rate'),
    instructor_satisfaction: await summed(scope, asked, 'instructor_satisfaction'),
    class_satisfaction: await summed(scope, asked, 'class_satisfaction'),
  };
}

function ofFigures(f: Figures) {
  const seen = f.attended + f.no_shows;
  return {
    total_classes: { numerator: f.classes, denominator: f.classes },
    average_enrollment: { numerator: f.enrolled, denominator: f.classes },
    fill_rate: { numerator: f.enrolled, denominator: f.capacity },
    attended_fill_rate: { numerator: f.attended, denominator: f.capacity },
    empty_classes: { numerator: f.empty, denominator: f.classes },
    class_completion_rate: { numerator: f.completed, denominator: f.completed + f.cancelled },
    revenue_per_class: { numerator: f.revenue, denominator: f.classes },
    average_attendance_rate: { numerator: f.attended, denominator: seen },
    no_show_rate: { numerator: f.no_shows, denominator: seen },
    late_cancel_rate: { numerator: f.late_cancellations, denominator: f.enrolments },
  };
}

async function summed(scope: Scope, asked: Asked, key: KpiKey): Promise<Counted> {
  const { source } = kpis[key];
  if (source === 'instructors') return nothing;
  const rows = await rowsOf(source, { scope, asked, key });
  const found = await sql<Counted>`with ${rows.with}
    select coalesce(sum(numerator), 0)::float8 as numerator, coalesce(sum(denominator), 0)::float8 as denominator
      from (${rows.select}) r`.execute(scope.tx);
  return found.rows[0] ?? nothing;
}
