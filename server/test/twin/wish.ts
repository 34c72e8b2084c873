import { sql } from 'kysely';
import type { TenantTx } from '../../src/kernel/db/database.ts';
import { defaultOptions } from '../../src/planning/rules/default-options.ts';
import { nobody } from '../../src/planning/rules/options.ts';

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

/** A plan of a term that nobody has solved. */
export const planRow = (term: string) => ({
  ...{ name: 'X', status: 'draft', term_ids: [term] },
  options: JSON.stringify(defaultOptions([])),
  ...{ excluded: JSON.stringify(nobody), locks: '[]' },
  ...{ created_at: '2026-03-01', updated_at: '2026-03-01' },
});

/** The same in the tables. @returns its id */
export async function plannedFor(tx: TenantTx, term: string): Promise<string> {
  const { options, excluded } = planRow(term);
  const { rows } = await sql<{ id: string }>`
    insert into plans (organization_id, id, name, status, term_ids, options, excluded, locks, created_at, updated_at)
    select organization_id, gen_random_uuid(), 'X', 'draft', array[id], ${options}::jsonb, ${excluded}::jsonb, '[]', '2026-03-01', '2026-03-01'
      from terms where id = ${term}::uuid returning id`.execute(tx);
  return rows[0]!.id;
}
