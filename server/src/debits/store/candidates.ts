import { type RawBuilder, sql } from 'kysely';
import { isUnderWay, priceAt } from '../../fees/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { lapseMonths } from '../rules/mandates.ts';
import { lastCollectedOn } from './mandates.ts';

/** A charge that is owed, and by whose mandate it can be collected. */
export interface Candidate {
  charge_id: string;
  student_id: string;
  student_name: string;
  label: string;
  period_start: LocalDate;
  period_end: LocalDate;
  due_on: LocalDate;
  /** Cents, as of now. */
  amount: number;
  under_way: boolean;
  mandate: {
    mandate_id: string;
    payer_id: string;
    payer_name: string;
    reference: string;
    iban_end: string;
    signed_on: LocalDate;
    last_collected_on: LocalDate | null;
  } | null;
}

/** What one collection takes: it is booked in one go. And what is listed of what is left out. */
export const most = 500;

interface Asked {
  club_id: string;
  due_until: LocalDate;
  collect_on: LocalDate;
  /** Fewer than {@link most}, for a test. */
  most?: number;
}

/**
 * What of what is owed to a club until a day can be collected, what is due first before the others: by the mandate of its
 * student, else of who looks after them, who signed first, of those that have not lapsed. One more than {@link most} says
 * that there are more.
 */
export const candidatesFor = (scope: Scope, asked: Asked): Promise<Candidate[]> =>
  owedTo(scope, asked, sql`m.id is not null and not m.lapsed and not ${isUnderWay(sql`h`)}`);

/** What is owed by then and cannot be collected. */
export const leftFor = (scope: Scope, asked: Asked): Promise<Candidate[]> =>
  owedTo(scope, asked, sql`(m.id is null or m.lapsed or ${isUnderWay(sql`h`)})`);

// A club that collects has the currency of banks. What does not count is left out before the limit: else arrears of years were in the way of all others.
async function owedTo(
  { tx, now }: Scope,
  { club_id, due_until, collect_on, most: atOnce = most }: Asked,
  which: RawBuilder<unknown>,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with owed as materialized (
      select h.*, ${priceAt(now)} as price, to_jsonb(m) as mandate
        from charges h
        join clubs k on k.id = h.club_id
        left join lateral ${mandateFor({ club_id, collect_on })} m on true
       where h.club_id = ${club_id}::uuid and h.status = 'open' and h.amount > 0 and h.due_on <= ${due_until}::date
         and ${priceAt(now)} > 0 and h.currency = k.currency and ${which}
       order by h.due_on, h.id limit ${atOnce + 1})
    select h.id as charge_id, h.student_id, s.display_name as student_name, g.name as label, h.period_start, h.period_end, h.due_on,
           h.price as amount, ${isUnderWay(sql`h`)} as under_way,
           case when h.mandate is not null then jsonb_build_object('mandate_id', h.mandate -> 'id', 'payer_id', h.mandate -> 'client_id',
             'payer_name', (select w.display_name from client_profiles w where w.id = (h.mandate ->> 'client_id')::uuid),
             'reference', h.mandate -> 'reference', 'iban_end', h.mandate -> 'iban_end', 'signed_on', h.mandate -> 'signed_on',
             'last_collected_on', h.mandate -> 'last_collected_on') end as mandate
      from owed h
      join client_profiles s on s.id = h.student_id
      join schedule_enrollments f on f.id = h.place_id
      join class_schedules g on g.id = f.schedule_id
     order by h.due_on, h.id`.execute(tx);
  return rows;
}

/** By which mandate charge `h` is collected, in SQL: one that has lapsed only where there is no other. */
const mandateFor = ({ club_id, collect_on }: Pick<Asked, 'club_id' | 'collect_on'>) => sql`(
  select d.id, d.client_id, d.reference, d.iban_end, d.signed_on, u.last_collected_on,
         greatest(d.signed_on, u.last_collected_on) + ${sql.lit(lapseMonths)} * interval '1 month' <= ${collect_on}::date as lapsed
    from debit_mandates d cross join lateral (select ${lastCollectedOn(sql`d`)} as last_collected_on) u
   where d.client_id in (select h.student_id union all select r.guardian_id from guardians r where r.dependant_id = h.student_id)
     and d.club_id = ${club_id}::uuid and d.ended_at is null
   order by lapsed, d.client_id <> h.student_id, d.signed_on, d.id limit 1)`;
