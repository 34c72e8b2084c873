import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { discreetName } from '../../scheduling/public.ts';
import type { Recipient } from './recipients.ts';

export interface QuestionRow {
  id: string;
  session_id: string;
  state: string;
  words: string;
  absent_name: string | null;
  /** What the class is called to whoever is only asked. */
  discreet_name: string;
  /** Everybody who asked somebody. */
  asked_by: string[];
  /** Who was asked, and what they said. */
  asks: {
    instructor_id: string;
    name: string;
    answer: string | null;
    words: string;
    /** In service, at the club of the class. */
    able: boolean;
    /** They were told that they are asked. */
    knows: boolean;
  }[];
}

/** Questions who gives a class, as they stand now. */
export async function questionsOf({ tx }: Scope, ids: readonly string[]): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select r.id, r.session_id, r.state, r.words, i.display_name as absent_name,
           ${discreetName('p', 't')} as discreet_name,
           array(select distinct u from (
                   select r.asked_by as u union select a.asked_by from substitute_asks a
                    where a.organization_id = r.organization_id and a.request_id = r.id) x where u is not null) as asked_by,
           (select coalesce(jsonb_agg(jsonb_build_object('instructor_id', a.instructor_id, 'name', c.display_name,
                     'answer', a.answer, 'words', a.words, 'able', c.is_active and exists (
                       select from instructor_clubs k
                        where k.organization_id = c.organization_id and k.instructor_id = c.id and k.club_id = s.club_id),
                     'knows', exists (
                       select from notifications n
                        where n.organization_id = a.organization_id and n.user_id = c.user_id and n.created_at >= a.created_at
                          and n.dedupe_key like 'substitute\\_asked:%'
                          and n.params -> 'classes' @> jsonb_build_array(jsonb_build_object('session_id', r.session_id)))
                   ) order by a.id), '[]')
              from substitute_asks a
              join instructors c on c.organization_id = a.organization_id and c.id = a.instructor_id
             where a.organization_id = r.organization_id and a.request_id = r.id) as asks
      from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
      join class_schedules p on p.organization_id = s.organization_id and p.id = s.schedule_id
      join class_types t on t.organization_id = p.organization_id and t.id = p.class_type_id
      left join instructors i on i.organization_id = r.organization_id and i.id = r.absent_id
     where r.id = any(${[...new Set(ids)]}::uuid[])
     order by r.id`.execute(tx);
  return rows;
}

/** Those of these users who still belong to the organization, by id. */
export async function membersOf({ tx }: Scope, user_ids: readonly string[]): Promise<Map<string, Recipient>> {
  const { rows } = await sql<Pick<Recipient, 'email' | 'locale'> & { user_id: string }>`
    select u.id as user_id, u.email, u.locale from users u
     where u.id = any(${[...new Set(user_ids)]}::uuid[])
       and exists (select from memberships m where m.user_id = u.id)`.execute(tx);
  return new Map(rows.map((row) => [row.user_id, { ...row, client_id: null, student_name: null }]));
}
