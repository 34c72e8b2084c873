import { expect, test } from 'vitest';
import { buildClub } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { duties } from '../cron.ts';
import { usualRetention } from '../kernel/retention.ts';
import { fixedClock } from '../kernel/time/index.ts';

const database = useDatabase();
const clock = fixedClock('2026-03-02T09:00:00Z');

/** One after the other, every twenty minutes, each with a free place and this student waiting for it. */
const sessionsWithWaiter = `
  insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date,
    local_time, scheduled_datetime, ends_at, duration_minutes, min_participants, max_participants, price, currency, waitlisted_count)
  select s.organization_id, ($2::uuid[])[n], s.schedule_id, s.club_id, at::date, at::time, at::date, at::time, at,
         at + interval '5 minutes', 5, 1, 4, 0, 'EUR', 1
    from class_sessions s, generate_series(1, cardinality($2::uuid[])) n,
         lateral (select s.scheduled_datetime + interval '7 minutes' + n * interval '20 minutes' as at) t
   where s.id = $1;`;
const waiting = `
  insert into class_enrollments (organization_id, id, session_id, student_id, status, waitlist_sequence, currency)
  select s.organization_id, gen_random_uuid(), s.id, $1, 'waitlisted', nextval('waitlist_sequence'), 'EUR'
    from class_sessions s where s.id = any ($2)`;

test('a free place is filled behind any number of free places that nobody may take', async () => {
  const place = await buildClub(database.db);
  const { session_id } = await buildSession(database.db, place, { starts_at: '2026-03-03T09:00:00Z' });
  const blocked = await buildClient(database.db, place, { blocked: true });
  const fine = await buildClient(database.db, place);
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const stuck = Array.from({ length: 600 }, (_, n) => id(n));
  const last = id(999_999);
  await database.owner.query(sessionsWithWaiter, [session_id, [...stuck, last]]);
  await database.owner.query(waiting, [blocked, stuck]);
  await database.owner.query(waiting, [fine, [last]]);
  await duties
    .find((duty) => duty.name === 'fill_free_places')
    ?.run({ db: database.db, clock, retention: usualRetention });
  const { rows } = await database.owner.query(
    `select student_id, status, count(*)::int from class_enrollments group by 1, 2 order by 3`,
  );
  expect(rows).toEqual([
    { student_id: fine, status: 'enrolled', count: 1 },
    { student_id: blocked, status: 'waitlisted', count: 600 },
  ]);
});

test('a holder who lacks a date of theirs for whatever reason has it again after the night, and nobody loses one', async () => {
  const place = await buildClub(database.db);
  const { session_id, schedule_id } = await buildSession(database.db, place);
  const student_id = await buildClient(database.db, place);
  await database.owner.query(
    `insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on)
     values ($1, gen_random_uuid(), $2, $3, '2026-01-01')`,
    [place.organization_id, schedule_id, student_id],
  );
  const repair = () =>
    duties
      .find((duty) => duty.name === 'repair_fixed_places')
      ?.run({ db: database.db, clock, retention: usualRetention });
  const held = async () =>
    (
      await database.owner.query(
        `select status from class_enrollments where session_id = $1 and student_id = $2`,
        [session_id, student_id],
      )
    ).rows;
  await repair();
  expect(await held()).toEqual([{ status: 'enrolled' }]);
  await database.owner.query(`update schedule_enrollments set ends_on = '2026-02-01' where student_id = $1`, [
    student_id,
  ]);
  await repair();
  expect(await held()).toEqual([{ status: 'enrolled' }]);
});
