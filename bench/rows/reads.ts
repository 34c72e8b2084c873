import { bareRoute } from '../baselines/routes.ts';
import type { Club } from '../data/club.ts';
import { figuresKept } from '../kept.ts';
import { chooseGenerator, type Shot } from '../load.ts';
import type { Row } from '../row.ts';
import { figureOf, hit } from '../row.ts';
import {
  analytics,
  breakdowns,
  cohorts,
  differentLists,
  ownClasses,
  rosters,
  sameList,
  searches,
  weeks,
} from '../shots.ts';

/** A report of a period, asked for by one person at a time. */
const report = (name: string, what: string, shots: (club: Club, today: number) => Shot[]): Row => ({
  ...{ name, what, goal: { of: 'p99', at_most: 300, text: 'p99 ≤ 300 ms' } },
  measure: async (bench) => {
    await figuresKept(bench.stage.server.owner);
    const load = { ...bench.load, connections: 1 };
    return figureOf(await hit({ ...bench, load }, shots(bench.stage.club, bench.now)));
  },
});

const kpisOf = (days: number) => (club: Club, today: number) => analytics(club, today, days);

const quick = { of: 'p99', at_most: 25, text: 'p99 ≤ 25 ms' } as const;

export const reads: readonly Row[] = [
  {
    name: 'bare',
    what: 'a bare Fastify route',
    measure: async ({ load }) => {
      const other = load.generator === 'wrk' ? 'autocannon' : chooseGenerator(undefined);
      const value = await bareRoute({ serve: 'nothing' }, load);
      const with_other = await bareRoute({ serve: 'nothing' }, { ...load, generator: other });
      return { value, unit: '/s', note: `${with_other.toFixed(0)}/s with ${other}` };
    },
  },
  {
    name: 'list',
    what: 'list of 50 classes, never asked the same twice',
    baseline: 'bare route with the same SQL',
    goal: { of: 'ratio', at_least: 0.6, text: '≥ 0.6 ×' },
    measure: async (bench) =>
      figureOf(await hit(bench, differentLists(bench.stage.club, bench.now, 20_000)), {
        baseline: await bench.baseline('sql'),
      }),
  },
  {
    name: 'list_unchanged',
    what: 'list of 50 classes, unchanged since the last read',
    baseline: 'bare route with the same bytes',
    goal: { of: 'ratio', at_least: 0.6, text: '≥ 0.6 ×' },
    measure: async (bench) =>
      figureOf(await hit(bench, sameList(bench.stage.club)), { baseline: await bench.baseline('bytes') }),
  },
  {
    name: 'week',
    what: 'a week of the club (200 classes), opened by 200 students',
    goal: quick,
    measure: async (bench) => figureOf(await hit(bench, weeks(bench.stage.club, bench.now))),
  },
  {
    name: 'search',
    what: 'search with text',
    goal: quick,
    measure: async (bench) => figureOf(await hit(bench, searches(bench.stage.club))),
  },
  {
    name: 'my_classes',
    what: 'my classes, ahead and past, of 200 students',
    goal: quick,
    measure: async (bench) => figureOf(await hit(bench, ownClasses(bench.stage.club))),
  },
  {
    name: 'roster',
    what: 'the roster of a class',
    goal: quick,
    measure: async (bench) => figureOf(await hit(bench, rosters(bench.stage.club))),
  },
  report('analytics_month', 'the KPIs of four weeks, beside those of the four before', kpisOf(28)),
  report('analytics_year', 'the KPIs of a year, beside those of the one before', kpisOf(365)),
  report('analytics_years', 'the KPIs of five years', kpisOf(1_826)),
  report('analytics_breakdowns', 'five years by hour of the week, month, type and coach', (club, today) =>
    breakdowns(club, today, 1_826),
  ),
  report('analytics_cohorts', 'who came first in each of twelve months, and came again', cohorts),
];
