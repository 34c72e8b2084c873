import type { Scope } from '../../kernel/scope.ts';
import type { AnalyticsBreakdowns, AnalyticsQuery } from '../schemas.ts';
import { askedOf } from './asked.ts';
import { assistedMinutes } from './coaches.ts';
import { type Grouped, groupsOf } from './figures.ts';
import { keptFor } from './kept.ts';

/** The classes of a period by hour of the week, month, type and instructor; in a snapshot, as `getAnalytics`. Throws 404, 422. */
export async function getBreakdowns(scope: Scope, query: AnalyticsQuery): Promise<AnalyticsBreakdowns> {
  const asked = await askedOf(scope, query);
  const groups = await groupsOf(scope, asked, await keptFor(scope, asked));
  const of = (what: Grouped['of']) => groups.filter((one) => one.of === what);
  const types = new Map((await namesOf(scope, 'class_types')).map((one) => [one.id, one]));
  const coaches = new Map((await coachNames(scope)).map((one) => [one.id, one.name]));
  const assisted = await assistedMinutes(scope, asked);
  const taught = of('instructors').filter(({ instructor_id }) => instructor_id !== null);
  const given = new Set(taught.map(({ instructor_id }) => instructor_id));
  const helpers = [...assisted.keys()].filter((id) => !given.has(id));
  return {
    currency: asked.currency,
    heat: of('heat').map((one) => ({ weekday: one.weekday ?? 0, hour: one.hour ?? 0, ...figures(one) })),
    months: of('months').map((one) => ({ month: one.month ?? '', ...figures(one) })),
    types: of('types').map((one) => {
      const id = one.class_type_id ?? '';
      const { name = '', color = '' } = types.get(id) ?? {};
      return { class_type_id: id, name, color, ...figures(one) };
    }),
    instructors: [
      ...taught.map((one) => ({
        id: one.instructor_id ?? '',
        ...figures(one),
        substituted_minutes: one.substituted_minutes,
      })),
      ...helpers.map((id) => ({ id, ...none, substituted_minutes: 0 })),
    ].map(({ id, ...one }) => ({
      ...{ instructor_id: id, name: coaches.get(id) ?? '', ...one },
      assisted_minutes: assisted.get(id) ?? 0,
    })),
  };
}

const figures = (one: Omit<Grouped, 'of'>) => ({
  ...{ classes: one.classes, enrolled: one.enrolled, attended: one.attended, capacity: one.capacity },
  ...{ no_shows: one.no_shows, late_cancellations: one.late_cancellations, enrolments: one.enrolments },
  ...{ without_place: one.without_place, minutes: one.minutes, revenue: one.revenue },
});
const none = {
  ...{ classes: 0, enrolled: 0, attended: 0, capacity: 0, no_shows: 0, late_cancellations: 0, enrolments: 0 },
  ...{ without_place: 0, minutes: 0, revenue: 0 },
};

const namesOf = ({ tx }: Scope, table: 'class_types') =>
  tx.selectFrom(table).select(['id', 'name', 'color']).execute();
const coachNames = ({ tx }: Scope) =>
  tx.selectFrom('instructors').select(['id', 'display_name as name']).execute();
