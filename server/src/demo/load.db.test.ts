import { runMigrations } from 'graphile-worker';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../../test/database.ts';
import { independentKpis, independentPackages } from '../../test/kpis.ts';
import { getAnalytics, getPackages } from '../analytics/public.ts';
import { examine } from '../doctor/examine.ts';
import { system } from '../kernel/actor.ts';
import { createAuth } from '../kernel/auth.ts';
import { createMailer } from '../kernel/mail.ts';
import type { Scope } from '../kernel/scope.ts';

import { reactions } from '../reactions.ts';
import { generateSessions } from '../scheduling/public.ts';
import { type LoadedDemo, loadDemo } from './load.ts';
import { createRandom } from './random.ts';

type Clone = Awaited<ReturnType<typeof cloneDatabase>>;
const clones: Clone[] = [];
let club: Awaited<ReturnType<typeof loaded>>;
beforeAll(async () => {
  club = await loaded();
});
afterAll(async () => {
  for (const clone of clones) await clone.drop();
});

const sunday = '2026-11-22T09:00:00Z';
async function loaded(now = sunday, seed = 7): Promise<Clone & { demo: LoadedDemo }> {
  const clone = await cloneDatabase(undefined, { reactions });
  clones.push(clone);
  const { db } = clone;
  const auth = createAuth({
    ...{ db, secret: 'x'.repeat(40), publicUrl: 'http://127.0.0.1', log: () => {} },
    mailer: createMailer(undefined, ''),
  });
  const demo = await loadDemo({ db, auth, seed, now: new Date(now), via: { user_id: null, via: 'test' } });
  return { ...clone, demo };
}

const tables =
  `clubs club_opening_hours club_closures memberships client_profiles guardians class_types courts
  instructors instructor_clubs instructor_specialties instructor_windows class_schedules class_sessions reservations
  schedule_enrollments class_enrollments class_attendance`.split(/\s+/);
/** Everything but when it was written down, and the ids of levels, which the organization got before the demo. */
async function contents(owner: Client): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows } = await owner.query(
      `select count(*)::int as n, md5(string_agg((to_jsonb(t) - '{created_at,updated_at,level_id}'::text[])::text, '' order by t.id)) as hash from ${table} t`,
    );
    all[table] = rows[0];
  }
  return all;
}
/**
 * What KPIs count and a demo club has none of: leave and hours given besides, a coach who is there at all hours and one who
 * teaches little, money that went back, by mistake too, and credit that was handed over.
 */
const whatItLacks = [
  `insert into instructor_exceptions (organization_id, id, instructor_id, kind, starts_at, ends_at)
   select i.organization_id, gen_random_uuid(), i.id, x.kind, d.day + x.starts, d.day + x.ends
     from instructors i, generate_series('2026-06-01'::timestamptz, '2026-11-20', interval '9 days') d(day),
          (values ('unavailable', interval '15 hours', interval '19 hours 15 minutes'), ('extra', interval '22 hours', interval '49 hours')) x(kind, starts, ends)`,
  `delete from instructor_windows where instructor_id = (select id from instructors order by id limit 1)`,
  `update instructors set max_weekly_hours = 10 where id = (select id from instructors order by id desc limit 1)`,
  `insert into refunds (organization_id, id, payment_id, line_id, club_id, kind, method, amount, created_at)
   select p.organization_id, gen_random_uuid(), p.id, l.id, p.club_id, case when p.n % 3 = 0 then 'mistake' else 'refund' end,
          case when p.n % 4 = 0 then 'account_credit' else 'cash' end, l.amount / 2, p.captured_at + p.n * interval '7 hours'
     from (select p.*, row_number() over (order by captured_at, id) as n from payments p where captured_at is not null and credit_amount = 0) p
     join lateral (select * from payment_lines l where l.payment_id = p.id order by l.id limit 1) l on l.amount > 1
    where p.n % 5 = 0`,
  `insert into account_entries (organization_id, id, client_id, currency, number, kind, delta, balance, club_id, method, reason, created_at)
   select c.organization_id, gen_random_uuid(), c.id, 'EUR', e.number, e.kind, e.delta, e.balance, k.id, e.method, 'x', '2026-11-03T22:59:00Z'
     from (select * from client_profiles order by id limit 3) c, clubs k,
          (values (1, 'granted', 1500, 1500, ''), (2, 'paid_out', -700, 800, 'cash')) e(number, kind, delta, balance, method)
    where not exists (select from account_entries o where o.client_id = c.id)`,
];
const one = async (owner: Client, sql: string) => (await owner.query(sql)).rows[0];

describe('the demo club', () => {
  test('is the same for the same seed on the same day, and another for another', async () => {
    const [again, other] = [await loaded(), await loaded(sunday, 8)];
    const reference = await contents(club.owner);
    expect(await contents(again.owner)).toEqual(reference);
    expect((await contents(other.owner)).class_enrollments).not.toEqual(reference.class_enrollments);
  });

  test('is a padel school in full swing', async () => {
    const { owner, demo } = club;
    expect(demo.accounts.map((account) => account.role)).toEqual([
      'owner',
      'club_admin',
      'instructor',
      'student',
      'guardian',
    ]);
    const size = await one(
      owner,
      `select (select count(*)::int from courts) as courts, (select count(*)::int from instructors) as coaches,
              (select count(*)::int from class_schedules where recurrence = 'weekly') as groups,
              (select count(*)::int from client_profiles) as students,
              (select min(local_date)::text from class_sessions) as since, (select max(local_date)::text from class_sessions) as until,
              (select is_demo from organizations) as is_demo`,
    );
    expect(size).toEqual({
      ...{ courts: 6, coaches: 5, groups: 42, students: 200, is_demo: true },
      ...{ since: '2026-05-18', until: '2027-02-20' },
    });
    const life = await one(
      owner,
      `select count(*) filter (where status = 'no_show')::int as no_shows, count(*) filter (where status = 'waitlisted')::int as waiting,
              count(*) filter (where is_late_cancellation)::int as late, count(*) filter (where source = 'self' and status = 'enrolled')::int as drop_ins,
              count(*) filter (where checked_in)::int as present from class_enrollments`,
    );
    for (const number of Object.values(life)) expect(number).toBeGreaterThan(10);
    const groups = await one(
      owner,
      `select min(n)::int as least, max(n)::int as most from (select count(*) as n from schedule_enrollments where ends_on is null group by schedule_id) x`,
    );
    expect(groups).toEqual({ least: 3, most: 4 });
  });

  test('has a class with an assistant, who is free then', async () => {
    const helped = await one(
      club.owner,
      `select count(*)::int as classes, count(distinct i.instructor_id)::int as helpers, min(cardinality(s.assistant_instructor_ids)) as each
         from session_instructors i join class_sessions s on s.id = i.session_id where i.is_assistant`,
    );
    expect(helped).toEqual({ classes: 1, helpers: 1, each: 1 });
  });

  test('has sold packages, which pay for single classes', async () => {
    const sold = await one(
      club.owner,
      `select (select count(*)::int from class_packages) as offers, (select count(*)::int from student_packages) as bought,
              (select count(*)::int from class_enrollments where student_package_id is not null and price = 0) as paid,
              (select count(*)::int from package_entries where kind = 'used') as used`,
    );
    expect(sold).toMatchObject({ offers: 2, bought: 16, paid: sold.used });
    expect(sold.used).toBeGreaterThan(5);
  });

  test('charges the children by the month, and most have paid', async () => {
    const fees = await one(
      club.owner,
      `select count(*)::int as charges, count(*) filter (where status = 'paid')::int as paid, count(*) filter (where status = 'open')::int as open,
              count(distinct period_start)::int as months, bool_and(amount between 1 and 4800) as in_bounds,
              (select count(*)::int from charge_lines where kind = 'sibling') as siblings from charges`,
    );
    expect(fees).toMatchObject({ months: 2, in_bounds: true });
    for (const number of [fees.charges, fees.paid, fees.open, fees.siblings])
      expect(number).toBeGreaterThan(1);
    expect(fees.paid).toBeGreaterThan(fees.open);
  });

  test('puts people into groups of their level, and children into those of their age', async () => {
    const { owner } = club;
    const wrong = await one(
      owner,
      `select count(*)::int as n from class_enrollments e join client_profiles c on c.id = e.student_id
         join class_sessions s on s.id = e.session_id join class_schedules p on p.id = s.schedule_id join class_levels l on l.id = p.level_id
        where c.level not between l.rating_min and l.rating_max
           or (p.name like 'Escuela%') <> (c.birth_date > s.local_date - interval '17 years')`,
    );
    expect(wrong.n).toBe(0);
  });

  test('has coming classes for everybody who can sign in, the guardian’s child too', async () => {
    const { owner } = club;
    const { rows } = await owner.query(
      `select u.email, count(*)::int as n from users u
         join client_profiles c on c.user_id = u.id or c.id in (select dependant_id from guardians g join client_profiles p on p.id = g.guardian_id where p.user_id = u.id)
         join class_enrollments e on e.student_id = c.id and e.status = 'enrolled'
         join class_sessions s on s.id = e.session_id and s.scheduled_datetime > $1 group by 1 order by 1`,
      [sunday],
    );
    expect(rows.map((row) => row.email)).toEqual([
      'guardian@demo.bandeja.example',
      'student@demo.bandeja.example',
    ]);
    const [guardian, student] = rows;
    expect(guardian.n).toBeGreaterThan(student.n);
  });

  test('is what generating would have made: there is nothing to add and nothing in the way', async () => {
    const { db, owner, demo } = club;
    const organization_id = demo.organization.id;
    const { rows } = await owner.query('select id from class_schedules');
    const results = await db.tenant({ organization_id, via: { user_id: null, via: 'test' } }, (tx) =>
      generateSessions(
        { tx, actor: system(organization_id), now: new Date(sunday) },
        rows.map((row) => row.id as string),
      ),
    );
    expect(results.reduce((sum, result) => sum + result.sessions.length, 0)).toBe(0);
    expect(results.flatMap((result) => result.conflicts)).toEqual([]);
  });

  test.each([sunday, '2026-08-14T18:30:00Z', '2027-03-28T01:30:00Z'])('is well at %s', async (now) => {
    const { db, owner, ownerUrl } = now === sunday ? club : await loaded(now);
    await runMigrations({ connectionString: ownerUrl });
    expect(await examine({ db, owner, embedded: false, now: new Date(now) })).toEqual([]);
  });

  // docs/domain/kpis.md: any period, any filter; others with KPI_SEED, more with KPI_RUNS.
  test('has the KPIs that a plain question to its tables has', async () => {
    const { db, owner, demo } = club;
    for (const statement of whatItLacks) expect((await owner.query(statement)).rowCount).toBeGreaterThan(0);
    const { next, pick, whole } = createRandom(Number(process.env.KPI_SEED ?? 1), 0);
    const ids = async (table: string) => (await owner.query(`select id from ${table} order by id`)).rows;
    const [coaches, types, levels] = [
      await ids('instructors'),
      await ids('class_types'),
      await ids('class_levels'),
    ];
    const organization_id = demo.organization.id;
    const now = new Date(sunday);
    let kinds = 0;
    for (let run = 0; run < Number(process.env.KPI_RUNS ?? 6); run++) {
      const until = new Date(+now - whole(-3, 120) * 86_400_000);
      const query = {
        from: new Date(+until - whole(0, 60) * 86_400_000).toISOString().slice(0, 10),
        until: until.toISOString().slice(0, 10),
        ...(next() < 0.3 && { instructor_id: pick(coaches).id }),
        ...(next() < 0.3 && { class_type_id: pick(types).id }),
        ...(next() < 0.3 && { level_id: pick(levels).id }),
      };
      const ask = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
        db.tenant({ organization_id, via: { user_id: null, via: 'test' } }, (tx) =>
          work({ tx, actor: { ...system(organization_id), is_staff: true }, now }),
        );
      const { kpis } = await ask((scope) => getAnalytics(scope, query, { inSnapshot: true }));
      // Packages are sold over months.
      const sold = {
        ...query,
        from: new Date(+until - whole(30, 250) * 86_400_000).toISOString().slice(0, 10),
      };
      const { packages } = await ask((scope) => getPackages(scope, sold));
      const became = packages.map((one) => [
        one.package_id,
        [one.sold, one.given, one.paid, one.used, one.left, one.expired],
      ]);
      expect({ sold, ...Object.fromEntries(became) }).toEqual({
        sold,
        ...(await independentPackages(owner, { organization_id, now, ...sold })),
      });
      kinds += packages.length;
      for (const { classes, used, left, expired } of packages) expect(used + left + expired).toBe(classes);
      const told = Object.fromEntries(kpis.map((kpi) => [kpi.key, [kpi.numerator, kpi.denominator]]));
      expect({ query, ...told }).toEqual({
        query,
        ...(await independentKpis(owner, { organization_id, now, ...query })),
      });
    }
    expect(kinds).toBeGreaterThan(0);
  }, 120_000);
});
