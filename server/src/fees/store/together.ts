import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { type Ahead, letOffTogether, type Together } from '../rules/together.ts';
import { priceAt } from './charges.ts';

const apart = sql`('enrolment_fee', 'enrolment_off', 'deposit', 'late', 'late_off', 'returned')`;

/**
 * What charge `h` of club `k` is where others are paid with it, in SQL; null where nothing is let off for that, or it is overdue. What was paid or
 * cancelled after that moment was open then: who was told a price before pays that.
 */
export const aheadOf = (at: Date): RawBuilder<Omit<Ahead, 'id' | 'currency' | 'price'> | null> => sql`
  case when (h.status = 'open' or coalesce(h.paid_at, h.cancelled_at) > ${at}::timestamptz) and h.terms ? 'together' and h.deposit is null and h.differs_from is null
            and h.due_on >= (${at}::timestamptz at time zone k.timezone)::date
       then jsonb_build_object('of', h.student_id || ' ' || h.plan_id, 'period', h.root_id || ' ' || h.period_start, 'rates', h.terms -> 'together',
              'base', ${priceAt(at)} - coalesce((select sum(l.amount) from charge_lines l where l.charge_id = h.id and l.kind in ${apart}), 0)) end`;

/** What is let off of these charges where all of them are paid at once, at a moment. */
export async function togetherOff(
  { tx }: Scope,
  ids: readonly string[],
  at: Date,
): Promise<Map<string, Together>> {
  if (ids.length < 2) return new Map();
  const { rows } = await sql<{
    id: string;
    currency: string;
    price: number;
    ahead: Omit<Ahead, 'id' | 'currency' | 'price'> | null;
  }>`
    select h.id, h.currency, ${priceAt(at)} as price, ${aheadOf(at)} as ahead
      from charges h join clubs k on k.id = h.club_id where h.id = any(${[...ids]}::uuid[])`.execute(tx);
  return letOffTogether(rows.flatMap(({ ahead, ...one }) => (ahead ? [{ ...one, ...ahead }] : [])));
}
