import { sql } from 'kysely';
import { invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { endOfLocalDay, localDateOf, startOfLocalDay } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { takesMoney } from '../access.ts';
import { isSameMoney, type TillMoney, tillOf } from '../rules/till.ts';
import type { Till, TillQuery } from '../schemas.ts';
import { closingsAround } from '../store/closings.ts';
import { movementsOf } from './movements.ts';

/**
 * What went through the till of a club since it was closed before, until the end of a day, what should be in it, and what
 * was counted. Throws 404; 422 at `place` for a day that has not begun.
 */
export async function getTill(
  scope: Scope,
  { club_id, date, currency: asked }: TillQuery,
  place = 'query.date',
): Promise<Till> {
  if (!takesMoney(scope.actor, club_id)) throw notFound('club');
  const club = await clubOf(scope, club_id);
  const today = localDateOf(scope.now, club.timezone);
  const local_date = date ?? today;
  if (local_date > today) throw invalid([{ path: place, code: 'in_future', message: 'has not begun yet' }]);
  const currency = asked ?? club.currency;
  const { before, own, later } = await closingsAround(scope.tx, { club_id, local_date, currency });
  const { from_date, opening_cash } = tillOf({ local_date, before, own });
  const money = await moneyOf(scope, {
    ...{ club_id, currency },
    starts_at: startOfLocalDay(from_date, club.timezone),
    ends_at: endOfLocalDay(local_date, club.timezone),
  });
  const cash = money.find(({ method }) => method === 'cash');
  const expected_cash = opening_cash + (cash?.taken ?? 0) - (cash?.returned ?? 0);
  return {
    ...{ club_id, local_date, from_date, currency, money, opening_cash, expected_cash },
    closings: own?.number ?? 0,
    closing: own
      ? {
          ...{ expected_cash: own.expected_cash, counted_cash: own.counted_cash, left_cash: own.left_cash },
          ...{ difference: own.counted_cash - own.expected_cash, note: own.note },
          ...{ at: own.at.toISOString(), by: own.by, moved_since: !isSameMoney(own.money, money) },
        }
      : null,
    abilities: { close: later === undefined },
  };
}

async function moneyOf(
  { tx }: Scope,
  { currency, ...days }: { club_id: string; currency: string; starts_at: Date; ends_at: Date },
): Promise<TillMoney[]> {
  // One currency is what tills have: the others are left out afterwards.
  const { rows } = await sql<TillMoney & { currency: string }>`
    select m.currency, m.method, coalesce(sum(m.amount) filter (where m.amount > 0), 0)::float8 as taken,
           coalesce(-sum(m.amount) filter (where m.amount < 0), 0)::float8 as returned, count(*)::int as count
      from (${movementsOf(days)}) m
     group by m.currency, m.method order by m.method`.execute(tx);
  return rows.filter((row) => row.currency === currency).map(({ currency: _, ...money }) => money);
}
