import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { mostPerDay } from '../rules/writing.ts';

interface NewMessage {
  session_id: string;
  day: LocalDate;
  words: string;
  to_waiting: boolean;
}

/** How many messages a class has got on a day, those taken back too. */
export async function countOn(
  { tx }: Scope,
  { session_id, day }: Pick<NewMessage, 'session_id' | 'day'>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from class_messages
     where session_id = ${session_id}::uuid and day = ${day}::date`.execute(tx);
  return rows[0]?.n ?? 0;
}

/**
 * Writes it with the next number of the day. @returns its id; undefined when the day has no number left, or somebody
 * else has just taken this one
 */
export async function insertMessage(scope: Scope, message: NewMessage): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into class_messages (organization_id, id, session_id, day, number, words, to_waiting, author_id, created_at)
    select ${organizationOf(scope)}::uuid, ${newId()}::uuid, ${message.session_id}::uuid, ${message.day}::date, n.number,
           ${message.words}, ${message.to_waiting}, ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz
      from (select count(*)::int + 1 as number from class_messages
             where session_id = ${message.session_id}::uuid and day = ${message.day}::date) n
     where n.number <= ${mostPerDay}
    on conflict on constraint class_messages_number do nothing
    returning id`.execute(scope.tx);
  return rows[0]?.id;
}

/** One that stands, locked. */
export const lockMessage = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('class_messages')
    .select(['id', 'session_id', 'author_id', 'created_at'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function saveMessage(
  { tx }: Scope,
  id: string,
  change: { words: string; changed_at: Date } | { withdrawn_at: Date },
): Promise<void> {
  await tx.updateTable('class_messages').set(change).where('id', '=', id).execute();
}

/** Who has a place in a class, or waits for it. */
export async function inClass(
  { tx }: Scope,
  session_id: string,
): Promise<{ student_id: string; status: string }[]> {
  return tx
    .selectFrom('class_enrollments')
    .select(['student_id', 'status'])
    .where('session_id', '=', session_id)
    .where('status', 'in', ['enrolled', 'no_show', 'waitlisted'])
    .orderBy('id')
    .execute();
}
