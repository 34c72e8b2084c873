import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../kernel/time/index.ts';

/** Since when a fee of a student is overdue or due, by club, in SQL; not where money for it is on its way. */
export const owedBy = (student_id: RawBuilder<unknown>) => sql<Record<string, LocalDate> | null>`(
  select jsonb_object_agg(o.club_id, o.since) from (
    select h.club_id, min(h.due_on) as since from charges h
     where h.student_id = ${student_id} and h.status = 'open' and h.amount > 0 and not exists (
       select from payment_lines l join payments p on p.id = l.payment_id where l.charge_id = h.id and p.status = 'pending')
     group by 1) o)`;
