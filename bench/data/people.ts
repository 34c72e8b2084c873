import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../../server/src/kernel/ids.ts';
import type { Account, Club, Size } from './club.ts';

/** Clients of the club; the first of them have accounts and are signed in. */
export async function addPeople(
  pool: pg.Pool,
  { organization }: Club,
  size: Size,
): Promise<{ students: string[]; accounts: Account[] }> {
  const students = Array.from({ length: size.students }, newId);
  await pool.query(
    `insert into client_profiles (organization_id, id, display_name)
     select $1, id, 'Student ' || i from unnest($2::uuid[]) with ordinality as t(id, i)`,
    [organization, students],
  );
  const accounts = students
    .slice(0, size.accounts)
    .map((student) => ({ student, user: newId(), token: randomBytes(24).toString('base64url') }));
  const columns = [accounts.map((one) => one.user), accounts.map((one) => one.student)];
  await pool.query(
    `with people as (select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[])
                       as t(user_id, student, token, membership, sign_in)),
     added as (insert into users (id, name, email, email_verified)
               select user_id, 'Student', 'student-' || user_id || '@example.test', true from people returning id),
     members as (insert into memberships (organization_id, id, user_id, role)
                 select $1, membership, user_id, 'student' from people returning id),
     signed as (insert into user_sessions (id, user_id, token, expires_at)
                select sign_in, user_id, token, now() + interval '7 days' from people returning id)
     update client_profiles c set user_id = p.user_id from people p where c.organization_id = $1 and c.id = p.student`,
    [organization, ...columns, accounts.map((one) => one.token), ids(accounts.length), ids(accounts.length)],
  );
  return { students, accounts: accounts.map(({ student, token }) => ({ student, token })) };
}

const ids = (n: number): string[] => Array.from({ length: n }, newId);
