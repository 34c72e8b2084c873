import { sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';
import type { Pair } from './load.ts';

/** The groups in whose queues for a fixed place the two stand. */
export async function queuedGroups({ tx }: Scope, { kept, other }: Pair): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct schedule_id as id from place_requests
     where student_id = any(${[kept, other]}::uuid[]) and status in ('waiting', 'offered')`.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * Where both wait for a fixed place, the better standing stays: an offer before a ticket. Who has the place by the other
 * one's waits no more.
 */
export async function moveRequests({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    update place_requests r set status = 'gone', offered_from = null, offered_until = null, updated_at = now()
     where r.student_id = any(${[kept, other]}::uuid[]) and r.status in ('waiting', 'offered') and (
       exists (select from place_requests b
                where b.schedule_id = r.schedule_id and b.student_id = any(${[kept, other]}::uuid[]) and b.id <> r.id
                  and b.status in ('waiting', 'offered')
                  and (b.status = 'offered', b.priority, -b.ticket) > (r.status = 'offered', r.priority, -r.ticket))
       or exists (select from schedule_enrollments f
                   where f.schedule_id = r.schedule_id and f.student_id = any(${[kept, other]}::uuid[])
                     and f.status = 'active' and f.ends_on is null))`.execute(tx);
  await sql`update place_requests set student_id = ${kept}::uuid, updated_at = now()
             where student_id = ${other}::uuid`.execute(tx);
}
