import { sql } from 'kysely';
import { signedUntil } from '../../clients/public.ts';
import type { Scope } from '../../kernel/scope.ts';

interface Asked {
  student_id: string;
  /** The day until which it has to be signed: YYYY-MM-DD. */
  until: string;
}

/** For whom of these nobody has signed since what is enough. */
export async function unsignedOf({ tx }: Scope, asked: readonly Asked[]): Promise<Set<string>> {
  const { rows } = await sql<{ student_id: string }>`
    select x.student_id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x(student_id uuid, until text)
     where ${signedUntil(sql`x.student_id`)} < x.until`.execute(tx);
  return new Set(rows.map(({ student_id }) => student_id));
}
