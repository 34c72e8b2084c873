import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { lateAgain } from './charges.ts';

/** What is open was not late while somebody else was to pay it: it has as many days again. */
export async function setTime({ tx, now }: Scope, ids: readonly string[]): Promise<void> {
  await sql`
    update charges set ${lateAgain(now)}, updated_at = now()
     where id = any(${[...ids]}::uuid[]) and status = 'open'`.execute(tx);
}
