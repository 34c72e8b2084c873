import { sql } from 'kysely';
import type { TenantTx } from '../../src/kernel/db/database.ts';

interface Ids {
  term: string;
  person: string;
  student_id: string;
}

/** A term of which a student has said what they want, naming somebody. */
export async function wished(tx: TenantTx, { term, person, student_id }: Ids): Promise<void> {
  await sql`
    insert into wish_windows (organization_id, id, term_id, opens_on, closes_on, created_at, updated_at)
    select organization_id, gen_random_uuid(), id, '2026-03-01', '2026-03-31', '2026-03-01', '2026-03-01' from terms where id = ${term}::uuid`.execute(
    tx,
  );
  await sql`
    insert into wishes (organization_id, id, window_id, student_id, status, source, classes_a_week, created_at, updated_at)
    select organization_id, gen_random_uuid(), id, ${student_id}::uuid, 'standing', 'desk', 1, '2026-03-01', '2026-03-01'
      from wish_windows where term_id = ${term}::uuid`.execute(tx);
  await sql`
    insert into wish_people (organization_id, id, wish_id, kind, name)
    select organization_id, ${person}::uuid, id, 'with', 'X' from wishes where student_id = ${student_id}::uuid`.execute(
    tx,
  );
}
