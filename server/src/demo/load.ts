import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { system } from '../kernel/actor.ts';
import type { Auth } from '../kernel/auth.ts';
import type { Database, TenantTx, Via } from '../kernel/db/database.ts';
import { violates } from '../kernel/db/errors.ts';
import { conflict } from '../kernel/problem.ts';
import { createOrganization } from '../organizations/public.ts';
import { buildBookings } from './bookings.ts';
import { buildClub } from './club.ts';
import { buildFees } from './fees.ts';
import { buildGroups } from './groups.ts';
import { buildPackages, payWithPackages } from './packages.ts';
import { openTill, writePayments } from './payments.ts';
import { buildPeople } from './people.ts';
import { buildPlaces } from './places.ts';
import { buildOtherReservations, buildSessions } from './sessions.ts';
import { buildSkills } from './skills.ts';
import { createWorld, type Row, type World } from './world.ts';

export interface DemoAccount {
  role: string;
  name: string;
  email: string;
  password: string;
}

export interface LoadedDemo {
  organization: { id: string; slug: string; name: string };
  club: { id: string; slug: string; name: string };
  accounts: DemoAccount[];
  counts: { groups: number; students: number; sessions: number; enrollments: number };
}

export interface DemoOptions {
  db: Database;
  auth: Auth;
  now: Date;
  /** The same number on the same day gives the same club. */
  seed?: number;
  via: Via;
}

export const usualSeed = 7;

/**
 * Loads the demo club: half a year of history, three months ahead, a person for every role. Passwords are new
 * each time, because a club that everybody knows the way into would be no secret. Throws 409 `demo.exists`.
 */
export async function loadDemo({ db, auth, now, seed = usualSeed, via }: DemoOptions): Promise<LoadedDemo> {
  const world = createWorld({ seed, now });
  const password = randomBytes(9).toString('base64url');
  const hash = await (await auth.$context).password.hash(password);
  const { organization_id, data } = world;
  const users = userIds(world);
  return db.tenant({ organization_id, via }, async (tx) => {
    await refuseTwice(tx, data.organization.slug);
    await createOrganization(
      { tx, actor: system(organization_id), now },
      { ...data.organization, default_locale: 'es', is_demo: true },
    );
    const built = build(world, users, await levelIds(tx));
    const accounts = await insertUsers(tx, built.names, users, { hash, password });
    await numberTickets(tx, world);
    for (const [table, rows] of world.rows) await insertRows(tx, table, rows);
    const { slug, name } = data.organization;
    const club = { id: built.club_id, slug: data.club.slug as string, name: data.club.name as string };
    return { organization: { id: organization_id, slug, name }, club, accounts, counts: countsOf(world) };
  });
}

const roles = ['owner', 'club_admin', 'instructor', 'student', 'guardian'] as const;
type Users = Record<(typeof roles)[number], string>;
export const userIds = ({ random }: World): Users =>
  Object.fromEntries(roles.map((role) => [role, random.id()])) as Users;

/** All rows of the club, of `world`; nothing is written. `levels`: their ids by key. */
export function build(world: World, users: Users, levels: ReadonlyMap<string, string>) {
  const { data, add } = world;
  const club = buildClub(world, users.instructor);
  for (const role of roles)
    add('memberships', {
      user_id: users[role],
      role: role === 'guardian' ? 'student' : role,
      club_id: role === 'club_admin' ? club.id : null,
    });
  const people = buildPeople(world, club.id, users);
  const groups = buildGroups(world, club, levels);
  const places = buildPlaces(world, groups, people);
  const sessions = buildSessions(world, club, groups);
  buildOtherReservations(world, club);
  openTill(world);
  const bought = buildPackages(world, club, people);
  buildBookings(world, { sessions, places, people });
  payWithPackages(world, bought, sessions);
  buildSkills(world, { sessions, people, levels });
  buildFees(world, club, { places, people });
  writePayments(world, club, sessions);
  const names: Record<(typeof roles)[number], string> = {
    ...data.accounts,
    instructor: data.coaches[0]?.name ?? '',
    student: people.student.name,
    guardian: people.guardian.name,
  };
  return { club_id: club.id, names };
}

async function refuseTwice(tx: TenantTx, slug: string): Promise<void> {
  const there = await tx.selectFrom('organizations').select('id').where('slug', '=', slug).executeTakeFirst();
  if (there) throw conflict('demo.exists', 'The demo club is there already.');
}

async function levelIds(tx: TenantTx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('class_levels').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** People who can sign in, in better-auth's own tables with its own kind of hash. */
async function insertUsers(
  tx: TenantTx,
  names: Record<(typeof roles)[number], string>,
  users: Users,
  { hash, password }: { hash: string; password: string },
): Promise<DemoAccount[]> {
  const accounts = roles.map((role) => ({
    ...{ role, name: names[role], email: `${role.replace('_', '-')}@demo.bandeja.example`, password },
  }));
  await tx
    .insertInto('users')
    .values(
      accounts.map(({ role, name, email }) => ({
        id: users[role],
        name,
        email,
        email_verified: true,
        locale: 'es',
      })),
    )
    .execute()
    .catch((error: unknown) => {
      if (violates(error, 'users_email_key') || violates(error, 'users_pkey'))
        throw conflict('demo.exists', 'The people of the demo club are there already.');
      throw error;
    });
  await tx
    .insertInto('user_accounts')
    .values(
      roles.map((role) => ({
        ...{ id: users[role], user_id: users[role], account_id: users[role] },
        provider_id: 'credential',
        password: hash,
      })),
    )
    .execute();
  return accounts;
}

/** The waiting list's tickets come from the same sequence as everybody's. */
async function numberTickets(tx: TenantTx, { rows }: World): Promise<void> {
  const waiting = (rows.get('class_enrollments') ?? []).filter((row) => row.status === 'waitlisted');
  const { rows: tickets } = await sql<{ ticket: string }>`
    select nextval('waitlist_sequence') as ticket from generate_series(1, ${waiting.length}::int)`.execute(
    tx,
  );
  waiting.forEach((row, at) => {
    row.waitlist_sequence = Number(tickets[at]?.ticket);
  });
}

const perStatement = 1_000;

async function insertRows(tx: TenantTx, table: string, rows: readonly Row[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  for (let at = 0; at < rows.length; at += perStatement)
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)},
        ${JSON.stringify(rows.slice(at, at + perStatement))}::jsonb)`.execute(tx);
}

function countsOf({ rows }: World): LoadedDemo['counts'] {
  const of = (table: string) => rows.get(table)?.length ?? 0;
  return {
    groups: of('class_schedules'),
    students: of('client_profiles'),
    sessions: of('class_sessions'),
    enrollments: of('class_enrollments'),
  };
}
