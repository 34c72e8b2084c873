import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** Messages to classes that nobody has taken back, as they read now. */
export async function writtenOf({ tx }: Scope, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    session_id: string;
    words: string;
    author: string;
    to_waiting: boolean;
    created_at: Date;
  }>`
    select m.id, m.session_id, m.words, m.to_waiting, m.created_at, coalesce(u.name, '') as author
      from class_messages m left join users u on u.id = m.author_id
     where m.id = any(${[...new Set(ids)]}::uuid[]) and m.withdrawn_at is null
     order by m.id`.execute(tx);
  return rows;
}
