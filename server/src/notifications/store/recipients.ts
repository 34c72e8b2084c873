import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Locale } from '../rules/phrases.ts';

/** Somebody who is told something: a user, or a client who has only an e-mail address. */
export interface Recipient {
  /** Whom it is about; null for a coach. */
  client_id: string | null;
  user_id: string | null;
  email: string | null;
  locale: Locale;
  /** The student's name, unless they read it in their own account: behind an address there may be several people. */
  student_name: string | null;
}

/**
 * Who is told what concerns these students: themselves, by account or address, and each of their guardians who is not
 * out of use. Nobody twice, also when a child was entered with the address of its mother.
 */
export async function recipientsOf(
  { tx }: Scope,
  studentIds: readonly string[],
): Promise<Map<string, Recipient[]>> {
  const { rows } = await sql<Recipient & { client_id: string }>`
    select s.id as client_id, u.id as user_id, coalesce(u.email, r.email) as email,
           coalesce(u.locale, r.locale) as locale, case when r.id <> s.id or u.id is null then s.display_name end as student_name
      from client_profiles s
      left join guardians g on g.organization_id = s.organization_id and g.dependant_id = s.id
      join client_profiles r on r.organization_id = s.organization_id and r.id in (s.id, g.guardian_id)
      left join users u on u.id = r.user_id
     where s.id = any(${[...new Set(studentIds)]}::uuid[]) and (u.id is not null or r.email <> '')
       and (r.id = s.id or r.is_active)
     group by s.id, s.display_name, r.id, r.email, r.locale, u.id
     order by s.id, u.id nulls last, r.id`.execute(tx);
  const byStudent = new Map<string, Recipient[]>();
  for (const row of rows) {
    const known = byStudent.get(row.client_id) ?? [];
    const isKnown = known.some((other) => other.email?.toLowerCase() === row.email?.toLowerCase());
    if (!isKnown) known.push(row);
    byStudent.set(row.client_id, known);
  }
  return byStudent;
}

/** The accounts of coaches, by instructor; those without one hear it at the desk. */
export async function coachesOf(
  { tx }: Scope,
  instructorIds: readonly string[],
): Promise<Map<string, Recipient>> {
  const rows = await tx
    .selectFrom('instructors as i')
    .innerJoin('users as u', 'u.id', 'i.user_id')
    .select(['i.id', 'u.id as user_id', 'u.email', 'u.locale'])
    .where('i.id', '=', sql<string>`any(${[...instructorIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, locale, ...row }) => [
      id,
      { ...row, locale: locale as Locale, client_id: null, student_name: null },
    ]),
  );
}

/** Whose school it is. */
export async function ownersOf({ tx }: Scope): Promise<Recipient[]> {
  const { rows } = await sql<Pick<Recipient, 'user_id' | 'email' | 'locale'>>`
    select u.id as user_id, u.email, u.locale from memberships m join users u on u.id = m.user_id
     where m.role = 'owner' order by u.id`.execute(tx);
  return rows.map((row) => ({ ...row, client_id: null, student_name: null }));
}

/** Who runs a club: its admins and the owners. */
export async function deskOf({ tx }: Scope, clubId: string): Promise<Recipient[]> {
  const { rows } = await sql<Pick<Recipient, 'user_id' | 'email' | 'locale'>>`
    select distinct u.id as user_id, u.email, u.locale
      from memberships m join users u on u.id = m.user_id
     where m.role = 'owner' or (m.role = 'club_admin' and m.club_id = ${clubId}::uuid)
     order by u.id`.execute(tx);
  return rows.map((row) => ({ ...row, client_id: null, student_name: null }));
}
