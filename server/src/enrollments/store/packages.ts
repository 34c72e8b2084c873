import { type RawBuilder, sql } from 'kysely';
import type { TenantTx, Via } from '../../kernel/db/database.ts';
import { extendTo, insertEntries } from '../../packages/public.ts';
import type { CreditEntry } from '../rules/packages.ts';

interface Moved {
  /** Of the entry. */
  id: string;
  row: CreditEntry;
  by: Via;
}

/** The statements that write what a fold of decisions takes from packages and gives back. */
export function moveCredits(tx: TenantTx, moved: readonly Moved[], now: Date): RawBuilder<unknown>[] {
  const entries = moved.map(({ id, row, by }) => ({
    ...{ id, student_package_id: row.student_package_id, enrollment_id: row.enrollment_id, kind: row.kind },
    ...{ delta: row.kind === 'used' ? -1 : 1, reason: '', created_by: by.user_id },
  }));
  const used = moved.flatMap(({ row }) => (row.kind === 'used' ? [row] : []));
  const longer = moved.flatMap(({ row }) =>
    row.kind === 'given_back' && row.at_least !== null
      ? [{ id: row.student_package_id, at_least: row.at_least }]
      : [],
  );
  return [
    insertEntries(tx, entries, now),
    ...(used.length > 0 ? [payWith(used)] : []),
    ...(longer.length > 0 ? [extendTo(longer, now)] : []),
  ];
}

/** A ticket that becomes a place, and a booking that comes back, have their price and package from before. */
const payWith = (used: readonly { enrollment_id: string; student_package_id: string }[]) => sql`
  update class_enrollments e set student_package_id = d.student_package_id, price = 0, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(used)}::jsonb) as d(enrollment_id uuid, student_package_id uuid)
   where e.id = d.enrollment_id and e.student_package_id is distinct from d.student_package_id`;
