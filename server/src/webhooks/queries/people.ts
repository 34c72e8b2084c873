import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Shown } from './shown.ts';

type Row = Record<string, unknown> & { id: string; club_id: string | null };

/** A client, without what is written of them: notes of the desk, health, why they are blocked. */
export async function students({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select p.id, p.home_club_id as club_id, p.display_name, p.email, p.phone, p.level::float8 as level, p.is_club_member, p.home_club_id,
           p.locale, p.is_active, p.blocked_at is not null as is_blocked, p.merged_into, p.created_at
      from client_profiles p where p.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ club_id, ...student }) => ({ id: student.id, club_id, data: { student } }));
}

/** A confirmation of somebody's level. */
export async function levels({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select l.id, p.home_club_id as club_id, l.student_id, p.display_name as student_name, l.level::float8 as level, l.before::float8 as before,
           l.created_at
      from level_entries l join client_profiles p on p.organization_id = l.organization_id and p.id = l.student_id
     where l.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ club_id, ...level }) => ({ id: level.id, club_id, data: { level } }));
}
