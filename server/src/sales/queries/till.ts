import { sql } from 'kysely';
import { invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addHours, endOfLocalDay, localDateOf, startOfLocalDay } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { takesMoney } from '../access.ts';
import { cashOf, openingOf, type TillMoney } from '../rules/till.ts';
import type { Till, TillQuery } from '../schemas.ts';
import { closingsOn, lastClosing } from '../store/closings.ts';
import { movementsOf } from './movements.ts';

/**
 * What went through the till of a club on a day, how it was counted then, and, of today, what should be in it now.
 * Throws 404; 422 for a day that has not begun.
 */
export async function getTill(scope: Scope, { club_id, date, currency: asked }: TillQuery): Promise<Till> {
  if (!takesMoney(scope.actor, club_id)) throw notFound('club');
  const club = await clubOf(scope, club_id);
  const today = localDateOf(scope.now, club.timezone);
  const local_date = date ?? today;
  if (local_date > today)
    throw invalid([{ path: 'query.date', code: 'in_future', message: 'has not begun yet' }]);
  const currency = asked ?? club.currency;
  const through = await moneyOf(scope, {
    ...{ club_id, starts_at: startOfLocalDay(local_date, club.timezone) },
    ends_at: endOfLocalDay(local_date, club.timezone),
  });
  const counted = await closingsOn(scope.tx, { club_id, currency, local_date });
  const isToday = local_date === today;
  const standing = isToday ? await tillNow(scope, { club_id, currency, timezone: club.timezone }) : null;
  return {
    ...{ club_id, local_date, currency },
    currencies: [...new Set([club.currency, currency, ...through.keys()])],
    money: through.get(currency) ?? [],
    closings: counted.map(({ from_at, until_at, by, ...one }) => ({
      ...{ ...one, difference: one.counted_cash - one.expected_cash, by },
      ...{ from: from_at.toISOString(), at: until_at.toISOString() },
    })),
    standing: standing && {
      ...{ from: standing.from_at.toISOString(), opening_cash: standing.opening_cash },
      ...{ expected_cash: standing.expected_cash, number: standing.number },
    },
    abilities: { close: isToday },
  };
}

/** A till that was counted longer ago is like one that never was: nobody sums years to say what is in it. */
const mostHours = 366 * 24;

/** What went through a till since it was counted last, and what should be in it; `number` counts its closings. */
export async function tillNow(
  scope: Scope,
  { club_id, currency, timezone }: { club_id: string; currency: string; timezone: string },
) {
  const local_date = localDateOf(scope.now, timezone);
  const last = await lastClosing(scope.tx, { club_id, currency });
  const before = last && last.until_at >= addHours(scope.now, -mostHours) ? last : undefined;
  const during = async (starts_at: Date, ends_at: Date) =>
    (await moneyOf(scope, { club_id, starts_at, ends_at })).get(currency) ?? [];
  const then = before ? cashOf(await during(before.from_at, before.until_at)) : 0;
  const from_at = before?.until_at ?? startOfLocalDay(local_date, timezone);
  const money = await during(from_at, scope.now);
  const opening_cash = openingOf(before, then);
  const expected_cash = opening_cash + cashOf(money);
  return { local_date, from_at, money, opening_cash, expected_cash, number: last?.number ?? 0 };
}

/** What went through a till, by currency and means. */
async function moneyOf(
  { tx }: Scope,
  days: { club_id: string; starts_at: Date; ends_at: Date },
): Promise<ReadonlyMap<string, TillMoney[]>> {
  const { rows } = await sql<TillMoney & { currency: string }>`
    select m.currency, m.method, coalesce(sum(m.amount) filter (where m.amount > 0), 0)::float8 as taken,
           coalesce(-sum(m.amount) filter (where m.amount < 0), 0)::float8 as returned, count(*)::int as count
      from (${movementsOf(days)}) m
     group by m.currency, m.method order by m.currency, m.method`.execute(tx);
  const by = Map.groupBy(rows, (row) => row.currency);
  return new Map(
    [...by].map(([currency, all]) => [currency, all.map(({ currency: _, ...money }) => money)] as const),
  );
}
