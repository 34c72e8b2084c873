import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Answer, State } from '../rules/requests.ts';

/** The questions that are open about these classes, each with whom it was put to. */
export async function openOf(
  { tx }: Scope,
  session_ids: readonly string[],
): Promise<Map<string, { id: string; asked: Set<string> }>> {
  const { rows } = await sql<{ id: string; session_id: string; asked: string[] }>`
    select r.id, r.session_id, array(select a.instructor_id from substitute_asks a
             where a.organization_id = r.organization_id and a.request_id = r.id) as asked
      from substitute_requests r
     where r.session_id = any(${[...session_ids]}::uuid[]) and r.state = 'open'`.execute(tx);
  return new Map(rows.map(({ session_id, id, asked }) => [session_id, { id, asked: new Set(asked) }]));
}

export interface NewAsks {
  session_id: string;
  absent_id: string | null;
  instructor_ids: readonly string[];
}

/**
 * Asks these coaches about each class, in the question that is open or in a new one; its classes are to be locked.
 * @returns the ids of the questions, by class
 */
export async function insertAsks(
  scope: Scope,
  classes: readonly NewAsks[],
  words: string,
): Promise<Map<string, string>> {
  const { tx, now } = scope;
  const organization_id = organizationOf(scope);
  const by = scope.actor.user_id;
  const requests = classes.map(({ session_id, absent_id }) => ({ id: newId(), session_id, absent_id }));
  const { rows } = await sql<{ id: string; session_id: string }>`
    insert into substitute_requests (organization_id, id, session_id, absent_id, words, asked_by, created_at)
    select ${organization_id}::uuid, v.id, v.session_id, v.absent_id, ${words}, ${by}::uuid, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as v(id uuid, session_id uuid, absent_id uuid)
    on conflict (organization_id, session_id) where state = 'open'
      do update set words = case excluded.words when '' then substitute_requests.words else excluded.words end
    returning id, session_id`.execute(tx);
  const ids = new Map(rows.map(({ id, session_id }) => [session_id, id]));
  const asks = classes.flatMap(({ session_id, instructor_ids }) =>
    instructor_ids.map((instructor_id) => ({ id: newId(), request_id: ids.get(session_id), instructor_id })),
  );
  await sql`
    insert into substitute_asks (organization_id, id, request_id, instructor_id, asked_by, created_at)
    select ${organization_id}::uuid, v.*, ${by}::uuid, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(asks)}::jsonb) as v(id uuid, request_id uuid, instructor_id uuid)
    on conflict on constraint substitute_asks_once do nothing`.execute(tx);
  return ids;
}

/** Of which class a question is; undefined: there is none. */
export async function sessionIdOf({ tx }: Scope, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('substitute_requests')
    .select('session_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.session_id;
}

/** A question, locked; its class is to be locked before. */
export const lockRequest = ({ tx }: Scope, id: string) =>
  tx.selectFrom('substitute_requests').select('state').where('id', '=', id).forUpdate().executeTakeFirst();

export interface Said {
  id: string;
  request_id: string;
  instructor_id: string;
  answer: Answer | null;
  /** In service at the club of the class, with an account: can say yes. */
  able: boolean;
}

/** What everybody said who was asked. */
export async function answersTo({ tx }: Scope, request_ids: readonly string[]): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select a.id, a.request_id, a.instructor_id, a.answer, i.is_active and i.user_id is not null and exists (
             select from instructor_clubs k
              where k.organization_id = i.organization_id and k.instructor_id = i.id and k.club_id = s.club_id) as able
      from substitute_asks a
      join instructors i on i.organization_id = a.organization_id and i.id = a.instructor_id
      join substitute_requests r on r.organization_id = a.organization_id and r.id = a.request_id
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where a.request_id = any(${[...request_ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function saveAnswer(
  { tx, now }: Scope,
  id: string,
  { answer, words }: { answer: Answer; words: string },
): Promise<void> {
  await tx
    .updateTable('substitute_asks')
    .set({ answer, words, answered_at: now })
    .where('id', '=', id)
    .execute();
}

/** Ends those of these questions that are still open. @returns which these were */
export async function closeRequests(
  { tx, now }: Scope,
  ids: readonly string[],
  state: State,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const closed = await tx
    .updateTable('substitute_requests')
    .set({ state, closed_at: now })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return closed.map(({ id }) => id);
}
