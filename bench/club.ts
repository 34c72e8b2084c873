import pg from 'pg';
import { newId } from '../server/src/kernel/ids.ts';

export interface Club {
  token: string;
  organization: string;
  students: string[];
  sessions: string[];
}

/** A club with `students` clients and `sessions` classes over the coming weeks, bulk-written by the owner's role. */
export async function buildBenchClub(
  url: string,
  ownerUrl: string,
  size: { students: number; sessions: number; places: number },
): Promise<Club> {
  const setup = await fetch(`${url}/api/setup/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      email: 'bench@example.test',
      password: 'a long password',
      locale: 'es',
      organization_name: 'Bench',
      club_name: 'Bench',
      timezone: 'Europe/Madrid',
      currency: 'EUR',
    }),
  });
  if (!setup.ok) throw new Error(`setup: ${setup.status} ${await setup.text()}`);
  const signIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'bench@example.test', password: 'a long password' }),
  });
  if (!signIn.ok) throw new Error(`sign-in: ${signIn.status} ${await signIn.text()}`);
  const { token } = (await signIn.json()) as { token: string };
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(
    'select o.id, o.slug, c.id as club_id from organizations o join clubs c on c.organization_id = o.id',
  );
  const { id: organization_id, slug, club_id } = rows[0];
  await owner.query("select set_config('app.organization_id', $1, false)", [organization_id]);
  const students = await insertStudents(owner, organization_id, size.students);
  const sessions = await insertSessions(owner, organization_id, club_id, size.sessions, size.places);
  await owner.query('analyze');
  await owner.end();
  return { token, organization: slug, students, sessions };
}

export async function insertStudents(owner: pg.Client, organization: string, n: number): Promise<string[]> {
  const ids = Array.from({ length: n }, newId);
  await owner.query(
    "insert into client_profiles (organization_id, id, display_name) select $1, id, 'Student ' || i from unnest($2::uuid[]) with ordinality as t(id, i)",
    [organization, ids],
  );
  return ids;
}

/** Classes of an hour, forty a day, one schedule for each slot of the day. */
export async function insertSessions(
  owner: pg.Client,
  organization: string,
  club: string,
  n: number,
  places: number,
): Promise<string[]> {
  const level = (
    await owner.query("select id from class_levels where organization_id = $1 and name = 'all_levels'", [
      organization,
    ])
  ).rows[0].id;
  const type = newId();
  await owner.query(
    "insert into class_types (organization_id, id, name, type, currency) values ($1, $2, 'Bench', 'group', 'EUR')",
    [organization, type],
  );
  const perDay = 40;
  const schedules = Array.from({ length: perDay }, newId);
  await owner.query(
    `insert into class_schedules (organization_id, id, club_id, name, class_type_id, level_id, start_date, start_time, duration_minutes, recurrence,
       min_participants, max_participants, price, currency, allow_waitlist, allow_drop_in, requires_package, enrollment_opens_days, status, published_at)
     select $1, id, $2, 'Group ' || i, $3, $4, current_date, '10:00', 60, 'daily', 1, $5, 1500, 'EUR', true, true, false, 400, 'published', now()
       from unnest($6::uuid[]) with ordinality as t(id, i)`,
    [organization, club, type, level, places, schedules],
  );
  const ids = Array.from({ length: n }, newId);
  await owner.query(
    `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time, scheduled_datetime, ends_at,
       duration_minutes, min_participants, max_participants, price, currency)
     select $1, t.id, ($3::uuid[])[1 + (i - 1) % ${perDay}], $2, d, h, d, h, (d + h) at time zone 'Europe/Madrid', (d + h) at time zone 'Europe/Madrid' + interval '60 minutes',
            60, 1, $4, 1500, 'EUR'
       from unnest($5::uuid[]) with ordinality as t(id, i)
      cross join lateral (select current_date + 1 + ((i - 1) / ${perDay})::int as d, time '08:00' + ((i - 1) % 13) * interval '1 hour' as h) at`,
    [organization, club, schedules, places, ids],
  );
  return ids;
}
