import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** Holds the club of a session as it is until the end of the transaction: nobody closes it for a day meanwhile. */
export async function holdClubOf({ tx }: Scope, sessionId: string): Promise<void> {
  await sql`select id from clubs where id = (select club_id from class_sessions where id = ${sessionId}::uuid)
    for key share`.execute(tx);
}

/** The same for clubs. */
export async function holdClubs({ tx }: Scope, clubIds: readonly string[]): Promise<void> {
  await sql`select id from clubs where id = any(${[...clubIds]}::uuid[]) order by id for key share`.execute(
    tx,
  );
}
