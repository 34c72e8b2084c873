import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildClub } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { settingsOf } from '../kernel/settings.ts';
import { settings } from '../settings.ts';

/* What the migrations of fixed places make of the rows that were there. */
const database = useDatabase();
const migration = (name: string) =>
  readFileSync(new URL(`../../../db/migrations/${name}.sql`, import.meta.url), 'utf8');

async function holder() {
  const place = await buildClub(database.db);
  const { session_id, schedule_id } = await buildSession(database.db, place, {
    starts_at: '2099-03-10T18:00:00Z',
  });
  const student_id = await buildClient(database.db, place);
  const { rows } = await database.owner.query(
    `insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on)
     values ($1, gen_random_uuid(), $2, $3, '2026-01-01') returning id`,
    [place.organization_id, schedule_id, student_id],
  );
  return { place, session_id, student_id, id: rows[0].id };
}

test('pauses of one place that overlap become one', async () => {
  const { place, id } = await holder();
  await database.owner.query(
    'alter table schedule_enrollment_pauses drop constraint schedule_enrollment_pauses_once',
  );
  const pauses = [
    ['2026-03-01', '2026-03-20'],
    ['2026-03-05', '2026-03-10'],
    ['2026-03-15', '2026-03-25'],
    ['2026-04-01', '2026-04-02'],
  ];
  for (const dates of pauses)
    await database.owner.query(
      'insert into schedule_enrollment_pauses (organization_id, id, schedule_enrollment_id, starts_on, ends_on) values ($1, gen_random_uuid(), $2, $3, $4)',
      [place.organization_id, id, ...dates],
    );
  await database.owner.query(migration('0069_pauses_once'));
  const { rows } = await database.owner.query(
    'select starts_on::text, ends_on::text from schedule_enrollment_pauses where schedule_enrollment_id = $1 order by 1',
    [id],
  );
  expect(rows).toEqual([
    { starts_on: '2026-03-01', ends_on: '2026-03-25' },
    { starts_on: '2026-04-01', ends_on: '2026-04-02' },
  ]);
});

test('a date that somebody gave back by hand is a released one; what a pause took is not', async () => {
  const reasons = { '': true, paused: false };
  for (const [reason, released] of Object.entries(reasons)) {
    const { place, session_id, student_id, id } = await holder();
    const user = (
      await database.owner.query(
        `insert into users (id, name, email) values (gen_random_uuid(), 'A', gen_random_uuid() || '@example.test') returning id`,
      )
    ).rows[0].id;
    await database.owner.query(
      `insert into class_enrollments (organization_id, id, session_id, student_id, schedule_enrollment_id, status, source, currency, cancelled_at, cancelled_by, cancel_reason)
       values ($1, gen_random_uuid(), $2, $3, $4, 'cancelled', 'fixed', 'EUR', now(), $5, $6)`,
      [place.organization_id, session_id, student_id, id, user, reason],
    );
    await database.owner.query(migration('0072_released_before'));
    const { rows } = await database.owner.query(
      'select released from class_enrollments where student_id = $1',
      [student_id],
    );
    expect(rows).toEqual([{ released }]);
  }
});

test('a club that is there keeps what it had: what is new is off where nobody has said otherwise or uses it', async () => {
  const [plain, decided, using] = [
    await buildClub(database.db),
    await buildClub(database.db),
    await buildClub(database.db),
  ];
  const say = (organization_id: string, key: string, value: string) =>
    database.owner.query(
      'insert into settings (organization_id, id, key, value) values ($1, gen_random_uuid(), $2, $3)',
      [organization_id, key, value],
    );
  await say(decided.organization_id, 'place_queue', '"give"');
  await database.owner.query(
    `insert into make_ups (organization_id, id, student_id, club_id, cause, lost_on) values ($1, gen_random_uuid(), $2, $3, 'granted', '2026-01-01')`,
    [using.organization_id, await buildClient(database.db, using), using.club_id],
  );
  await database.owner.query('alter table clubs drop column has_news');
  await database.owner.query(migration('0113_clubs_keep_what_they_had'));
  const inForce = async (place: Awaited<ReturnType<typeof buildClub>>) =>
    database.db.tenant(place.scope, (tx) => settingsOf(tx, settings, { club_id: place.club_id }));
  const off = { holders_may_pause: false, holders_may_leave: false, place_queue: 'off' };
  const nothing = {
    make_up_club: 'nothing',
    make_up_rain: 'nothing',
    make_up_coach: 'nothing',
    make_up_below_minimum: 'nothing',
  };
  expect(await inForce(plain)).toMatchObject({ ...off, ...nothing });
  expect(await inForce(decided)).toMatchObject({ ...off, ...nothing, place_queue: 'give' });
  expect(await inForce(using)).toMatchObject({ ...off, make_up_club: 'make_up', make_up_rain: 'make_up' });
  const { rows } = await database.owner.query('select bool_and(has_news) as told from clubs');
  expect(rows).toEqual([{ told: true }]);
});
