import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../../kernel/db/context.ts';
import type { TenantTx, Via } from '../../../kernel/db/database.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Changes } from '../../rules/apply.ts';
import type { By, Round } from '../../rules/rounds.ts';
import { lastEntry } from './open.ts';

export interface Regained {
  /** Of the entry. */
  id: string;
  enrollment_id: string;
  by: Via;
}

/** Bookings that give the holder of a fixed place a date of it, however: one that they had lost may be among them. */
export function regainedBy(rounds: readonly Round<Via>[], adopted: Changes['adopted'], via: Via): Regained[] {
  const all: By<Via, Dated>[] = [
    ...rounds.flatMap((round) => [...round.placed, ...round.promoted]),
    ...adopted.map((row) => ({ row, by: via })),
  ];
  return all
    .filter(({ row }) => row.schedule_enrollment_id !== null)
    .map(({ row, by }) => ({ id: newId(), enrollment_id: row.id, by }));
}

interface Dated {
  id: string;
  schedule_enrollment_id: string | null;
}

/**
 * Whoever is in a class after all by their fixed place has no make-up for its loss: whichever booking lost it, and
 * where a released date was taken along to another group, in the class of that day there. One that is used stays so.
 */
export const withdrawRegained = (
  tx: TenantTx,
  regained: readonly Regained[],
  now: Date,
): RawBuilder<unknown> => sql`
  insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on, created_by, created_at)
  select distinct on (m.id) ${scopeOf(tx).organization_id}::uuid, d.id, m.id, l.number + 1, 'withdrawn', l.expires_on, d.by, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(regained.map(({ by, ...row }) => ({ ...row, by: by.user_id })))}::jsonb)
           as d(id uuid, enrollment_id uuid, by uuid)
    join class_enrollments e on e.id = d.enrollment_id and e.status = 'enrolled'
    join class_enrollments lost on lost.student_id = e.student_id and lost.session_starts_at = e.session_starts_at
         and lost.session_id = e.session_id and lost.id <> e.id
    join make_ups m on m.lost_enrollment_id = any(array[lost.id, lost.released_from])
    cross join lateral (${lastEntry(sql`m.id`)}) l
   where l.kind in ('earned', 'given_back')
   order by m.id, d.id`;
