import type pg from 'pg';
import type { RunningServer } from '../server.ts';
import { addGroups } from './groups.ts';
import { addPeople } from './people.ts';

/** Somebody who is signed in. */
export interface Account {
  token: string;
  /** Their client profile. */
  student: string;
}

export interface Club {
  organization: string;
  slug: string;
  id: string;
  /** Level and class type that every class here has. */
  level: string;
  type: string;
  /** Who founded it. */
  owner: { id: string; token: string };
  students: string[];
  /** The first of the students, with accounts of their own. */
  accounts: Account[];
  /** Coming classes, soonest first; those of the first `booked` have students already. */
  sessions: string[];
  booked: number;
}

export interface Size {
  students: number;
  accounts: number;
  sessions: number;
}

export const fullSize: Size = { students: 12_000, accounts: 300, sessions: 2_000 };

const founder = { email: 'bench@example.test', password: 'a long password' };

/** The first step of every installation: an organization with one club, and its owner signed in. */
export async function foundClub({ url, owner }: RunningServer): Promise<Club> {
  await post(url, '/api/setup/', {
    ...founder,
    ...{ name: 'Bench', locale: 'es', organization_name: 'Bench', club_name: 'Bench' },
    ...{ timezone: 'Europe/Madrid', currency: 'EUR' },
  });
  const { token } = (await post(url, '/api/auth/sign-in/email', founder)) as { token: string };
  const { rows } = await owner.query(
    `select o.id as organization, o.slug, c.id, l.id as level, u.id as user_id
       from organizations o join clubs c on c.organization_id = o.id
       join class_levels l on l.organization_id = o.id and l.name = 'all_levels'
       join users u on u.email = $1`,
    [founder.email],
  );
  const { user_id, ...found } = rows[0];
  const nobody = { students: [], accounts: [], sessions: [], booked: 0 };
  return { ...found, type: '', owner: { id: user_id, token }, ...nobody };
}

/** People and coming classes, bulk-written by the owner's role. */
export async function fillClub(pool: pg.Pool, founded: Club, size: Size): Promise<Club> {
  const people = await addPeople(pool, founded, size);
  return addGroups(pool, { ...founded, ...people }, size.sessions);
}

async function post(url: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
