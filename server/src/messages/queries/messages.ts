import { type RawBuilder, sql } from 'kysely';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { classesWithIds, type SessionRow } from '../../scheduling/public.ts';
import { mayChange, readsAll } from '../access.ts';
import { isChangeable } from '../rules/writing.ts';
import type { ClassMessage } from '../schemas.ts';
import { inClass } from '../store/messages.ts';

interface MessageRow {
  id: string;
  session_id: string;
  words: string;
  to_waiting: boolean;
  author_id: string | null;
  author: string;
  created_at: Date;
  changed_at: Date | null;
}

/** A class, for whoever asks about it. Throws 404. */
export async function classOf(scope: Scope, session_id: string): Promise<SessionRow> {
  const [session] = await classesWithIds(scope, [session_id]);
  return found(session, 'session');
}

/** What was written to a class, the latest first, as far as it was to the one who asks. Throws 404. */
export async function listMessages(scope: Scope, session_id: string): Promise<ClassMessage[]> {
  const session = await classOf(scope, session_id);
  if (readsAll(scope.actor, session)) return messagesWhere(scope, session, sql`true`);
  const { client = [], dependant = [] } = scope.actor.personas;
  const own = (await inClass(scope, session_id)).filter(
    ({ student_id }) => client.includes(student_id) || dependant.includes(student_id),
  );
  if (own.length === 0) return [];
  const onlyWaits = own.every(({ status }) => status === 'waitlisted');
  return messagesWhere(scope, session, onlyWaits ? sql`m.to_waiting` : sql`true`);
}

/** One that stands. Throws 404. */
export async function getMessage(scope: Scope, session: SessionRow, id: string): Promise<ClassMessage> {
  const [message] = await messagesWhere(scope, session, sql`m.id = ${id}::uuid`);
  if (!message) throw notFound('message');
  return message;
}

async function messagesWhere(
  scope: Scope,
  session: SessionRow,
  condition: RawBuilder<unknown>,
): Promise<ClassMessage[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.session_id, m.words, m.to_waiting, m.author_id, coalesce(u.name, '') as author, m.created_at, m.changed_at
      from class_messages m left join users u on u.id = m.author_id
     where m.session_id = ${session.id}::uuid and m.withdrawn_at is null and ${condition}
     order by m.created_at desc, m.id desc`.execute(scope.tx);
  const instant = (at: Date) => offsetDateTime(at, session.timezone);
  return rows.map(({ author_id, ...row }) => ({
    ...row,
    created_at: instant(row.created_at),
    changed_at: row.changed_at === null ? null : instant(row.changed_at),
    abilities: {
      change: isChangeable(row, scope.now) && mayChange(scope.actor, session, { author_id }),
    },
  }));
}
