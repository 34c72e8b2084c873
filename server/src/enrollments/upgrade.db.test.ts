import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildClub } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';

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
