import { checkDates } from '../../kernel/http/range.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addHours, endOfLocalDay, localDateOf, startOfLocalDay } from '../../kernel/time/index.ts';
import { readable } from '../access.ts';
import { mostDays, type Period, periodBefore, stepBack } from '../rules/period.ts';
import type { AnalyticsQuery } from '../schemas.ts';

export interface ClubAsked {
  id: string;
  name: string;
  timezone: string;
  currency: string;
}

/** What figures are asked of: whose classes, when, and in which money. */
export interface Asked extends Period {
  /** What it is compared with. */
  previous: Period;
  clubs: readonly ClubAsked[];
  club_ids: readonly string[];
  /** All clubs of the organization: what belongs to none of them counts too. */
  whole: boolean;
  currency: string;
  instructor_id?: string | undefined;
  class_type_id?: string | undefined;
  level_id?: string | undefined;
  /** Only of these classes. */
  session_ids?: readonly string[];
}

/** Which clubs, and which days, are asked for. Throws 404 for a club that is not one's own; 422. */
export async function askedOf(scope: Scope, query: AnalyticsQuery): Promise<Asked> {
  checkDates(query, mostDays);
  const { club_id, from, until, currency, instructor_id, class_type_id, level_id } = query;
  const all: ClubAsked[] = await scope.tx
    .selectFrom('clubs')
    .select(['id', 'name', 'timezone', 'currency'])
    .orderBy('is_active', 'desc')
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  const run = readable(scope.actor, all);
  const clubs = club_id === undefined ? run : run.filter(({ id }) => id === club_id);
  const [first] = clubs;
  if (!first) throw notFound('club');
  return {
    previous: periodBefore({ from, until }, localDateOf(scope.now, first.timezone)),
    ...{ from, until, clubs, club_ids: clubs.map(({ id }) => id), whole: clubs.length === all.length },
    ...{ currency: currency ?? first.currency, instructor_id, class_type_id, level_id },
  };
}

/** The same of the period before, which is compared with the one before it. */
export const before = (asked: Asked): Asked => ({
  ...asked,
  ...asked.previous,
  previous: stepBack(asked.previous, asked),
});

/** Between these instants lies every class of those local dates, in whatever zone; the index by time has them. */
export const around = ({ from, until }: Period) => ({
  starts_at: addHours(startOfLocalDay(from, 'UTC'), -14),
  ends_at: addHours(endOfLocalDay(until, 'UTC'), 14),
});
