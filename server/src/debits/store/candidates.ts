import { sql } from 'kysely';
import { isUnderWay, priceAt } from '../../fees/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { debitCurrency } from '../rules/creditor.ts';
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

/** What one collection takes: it is booked in one go. */
export const most = 500;

/**
 * What is owed to a club until a day, what is due first before the others: by the mandate of its student, else of who
 * looks after them, who signed first. One more than {@link most} says that there are more.
 */
export async function candidatesFor(
  { tx, now }: Scope,
  { club_id, due_until }: { club_id: string; due_until: LocalDate },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with owed as materialized (
      select c.* from charges c
       where c.club_id = ${club_id}::uuid and c.status = 'open' and c.amount > 0 and c.due_on <= ${due_until}::date
       order by c.due_on, c.id limit ${most + 1})
    select h.id as charge_id, h.student_id, s.display_name as student_name, g.name as label, h.period_start, h.period_end, h.due_on,
           ${priceAt(now)} as amount, ${isUnderWay(sql`h`)} as under_way,
           case when m.id is not null then jsonb_build_object('mandate_id', m.id, 'payer_id', m.client_id, 'payer_name', w.display_name,
             'reference', m.reference, 'iban_end', m.iban_end, 'signed_on', m.signed_on, 'last_collected_on', ${lastCollectedOn(sql`m`)}) end as mandate
      from owed h
      join clubs k on k.id = h.club_id
      join client_profiles s on s.id = h.student_id
      join schedule_enrollments f on f.id = h.place_id
      join class_schedules g on g.id = f.schedule_id
      left join lateral (
        select d.* from debit_mandates d
         where d.client_id in (select h.student_id union all select r.guardian_id from guardians r where r.dependant_id = h.student_id)
           and d.club_id = ${club_id}::uuid and d.ended_at is null
         order by d.client_id <> h.student_id, d.signed_on, d.id limit 1) m on true
      left join client_profiles w on w.id = m.client_id
     where ${priceAt(now)} > 0 and h.currency = ${debitCurrency}
     order by h.due_on, h.id`.execute(tx);
  return rows;
}
