import { type RawBuilder, sql } from 'kysely';
import type { Offender } from './check.ts';

/**
 * A charge waits in one collection at a time, of one that is going on; its payment is for it, of as much, and stands as
 * the collection says; no account is missing in a file,
 * and no mandate has ended by which a bank is to collect.
 */
export const debitsNotKept = (): RawBuilder<Offender> => sql`
  select 'charge ' || i.charge_id || ': is collected ' || count(*) || ' times at once' as object
    from debit_items i where i.status = 'waiting' group by i.charge_id having count(*) > 1
  union all
  select 'debit ' || i.id || ': is ' || i.status || ' in a collection that is ' || c.status
    from debit_items i join debit_collections c on c.id = i.collection_id
   where (i.status = 'waiting' and c.status in ('booked', 'cancelled')) or (i.status = 'booked' and c.status <> 'booked')
  union all
  select 'debit ' || i.id || ': is ' || i.status || ', and its payment is ' || p.status
    from debit_items i join payments p on p.id = i.payment_id
   where (i.status = 'waiting') <> (p.status = 'pending') or (i.status = 'booked') > (p.status in ('captured', 'partially_refunded', 'refunded'))
  union all
  select 'debit ' || i.id || ': its payment is not for its charge, or of something else than ' || i.amount
    from debit_items i
   where not exists (select from payment_lines l join payments p on p.id = l.payment_id
                      where l.payment_id = i.payment_id and l.charge_id = i.charge_id and l.amount = i.amount and p.method = 'direct_debit')
  union all
  select 'payment ' || p.id || ': waits for a collection that there is not'
    from payments p where p.method = 'direct_debit' and p.status = 'pending'
     and not exists (select from debit_items i where i.payment_id = p.id)
  union all
  select 'mandate ' || m.id || ': has forgotten the account from which something is to be collected'
    from debit_mandates m where m.iban = '' and exists (select from debit_items i where i.mandate_id = m.id and i.status = 'waiting')
  union all
  select 'debit ' || i.id || ': is to be collected by a mandate that has ended'
    from debit_items i join debit_collections c on c.id = i.collection_id join debit_mandates m on m.id = i.mandate_id
   where i.status = 'waiting' and c.status = 'made' and m.ended_at is not null`;
