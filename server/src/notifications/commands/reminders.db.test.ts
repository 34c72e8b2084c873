import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place } from '../../../test/builders.ts';
import { useDatabase } from '../../../test/database.ts';
import { buildClient, buildSession } from '../../../test/sessions.ts';
import { newId } from '../../kernel/ids.ts';
import { sendReminders } from '../jobs.ts';

const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

interface Seat {
  enrollment_id: string;
  session_id: string;
  email: string;
}

/** A client with an address and a place in a class of its own. */
async function seat(starts_at: string, enrolled_at = '2026-01-01T12:00:00Z', at = place): Promise<Seat> {
  const { organization_id } = at;
  const student_id = await buildClient(database.db, at);
  const email = `${student_id}@example.test`;
  await database.owner.query('update client_profiles set email = $1 where id = $2', [email, student_id]);
  const { session_id } = await buildSession(database.db, at, { starts_at });
  const enrollment_id = newId();
  await database.db.tenant(at.scope, async (tx) => {
    await tx
      .insertInto('class_enrollments')
      .values({
        ...{ organization_id, id: enrollment_id, session_id, student_id, currency: 'EUR' },
        ...{ status: 'enrolled', enrolled_at: new Date(enrolled_at) },
      })
      .execute();
    await tx.updateTable('class_sessions').set({ enrolled_count: 1 }).where('id', '=', session_id).execute();
  });
  return { enrollment_id, session_id, email };
}

/** What is sent to `who` when the duty runs at each of these times. */
async function sent(who: Seat, times: string[], at = place): Promise<string[]> {
  const before = await subjects(who);
  for (const now of times) await asSystem(database.db, at, new Date(now), sendReminders);
  return (await subjects(who)).slice(before.length);
}
async function subjects({ email }: Seat): Promise<string[]> {
  const { rows } = await database.owner.query('select subject from mails where to_email = $1 order by id', [
    email,
  ]);
  return rows.map((row) => row.subject);
}

/** Every five minutes from `from` on, as the calendar has it. */
const everyFiveMinutes = (from: string, hours: number): string[] =>
  Array.from({ length: hours * 12 }, (_, i) => new Date(Date.parse(from) + i * 300_000).toISOString());

describe('reminders', () => {
  test('go out once for each hour that the club has set, however often the duty runs', async () => {
    const who = await seat('2026-02-10T18:00:00Z');
    expect(await sent(who, everyFiveMinutes('2026-02-09T17:00:00Z', 3))).toHaveLength(1);
    expect(await sent(who, everyFiveMinutes('2026-02-10T15:00:00Z', 3))).toHaveLength(1);
    expect(await sent(who, everyFiveMinutes('2026-02-10T18:00:00Z', 1))).toHaveLength(0);
  });

  test('are twenty-four and two elapsed hours before, and say the time on the club’s wall, across clock changes', async () => {
    // Sunday 29 March, 10:00 in Madrid: on Saturday that hour is 09:00 on the wall.
    const spring = await seat('2026-03-29T08:00:00Z');
    expect(await sent(spring, ['2026-03-28T07:59:00Z'])).toEqual([]);
    expect(await sent(spring, ['2026-03-28T08:00:00Z'])).toEqual([
      expect.stringMatching(/^Recordatorio: .*dom, 29 mar, 10:00$/),
    ]);
    expect(await sent(spring, ['2026-03-29T05:59:00Z', '2026-03-29T06:00:00Z'])).toHaveLength(1);
    // Sunday 25 October, 10:00 in Madrid is 09:00 UTC.
    const autumn = await seat('2026-10-25T09:00:00Z');
    expect(await sent(autumn, ['2026-10-24T08:59:00Z'])).toEqual([]);
    expect(await sent(autumn, ['2026-10-24T09:00:00Z'])).toEqual([
      expect.stringMatching(/dom, 25 oct, 10:00$/),
    ]);
    expect(await sent(autumn, ['2026-10-25T06:59:00Z', '2026-10-25T07:00:00Z'])).toHaveLength(1);
  });

  test('that could not be sent at their time are sent within the hour, and not later', async () => {
    const who = await seat('2026-04-10T18:00:00Z');
    expect(await sent(who, ['2026-04-09T18:59:00Z'])).toHaveLength(1);
    expect(await sent(who, ['2026-04-10T17:01:00Z', '2026-04-10T18:30:00Z'])).toEqual([]);
  });

  test('leave out who has only just booked', async () => {
    const who = await seat('2026-05-10T18:00:00Z', '2026-05-09T18:10:00Z');
    expect(await sent(who, ['2026-05-09T18:15:00Z'])).toEqual([]);
    expect(await sent(who, ['2026-05-10T16:00:00Z'])).toHaveLength(1);
  });

  test('go to nobody whose class or place is cancelled', async () => {
    const [off, out] = [await seat('2026-06-10T18:00:00Z'), await seat('2026-06-10T18:00:00Z')];
    await database.owner.query(
      `update class_sessions set status = 'cancelled', cancelled_at = now() where id = $1`,
      [off.session_id],
    );
    await database.owner.query(
      `update class_enrollments set status = 'cancelled', cancelled_at = now() where id = $1`,
      [out.enrollment_id],
    );
    expect(await sent(off, ['2026-06-09T18:00:00Z'])).toEqual([]);
    expect(await sent(out, ['2026-06-09T18:00:00Z'])).toEqual([]);
  });

  test('come again for a class that was moved to another day', async () => {
    const who = await seat('2026-07-10T18:00:00Z');
    expect(await sent(who, ['2026-07-09T18:00:00Z'])).toHaveLength(1);
    await database.owner.query(
      `update class_sessions set scheduled_datetime = scheduled_datetime + interval '2 days', ends_at = ends_at + interval '2 days' where id = $1`,
      [who.session_id],
    );
    expect(await sent(who, ['2026-07-10T18:00:00Z', '2026-07-11T18:00:00Z'])).toEqual([
      expect.stringMatching(/12 jul/),
    ]);
  });

  test('follow the club’s own hours, and none where it wants none', async () => {
    const other = await buildClub(database.db);
    const set = (value: string) =>
      database.owner.query(
        `insert into settings (organization_id, id, club_id, key, value) values ($1, $2, $3, 'reminder_hours', $4)`,
        [other.organization_id, newId(), other.club_id, value],
      );
    await set('[48]');
    const who = await seat('2026-08-10T18:00:00Z', '2026-01-01T12:00:00Z', other);
    expect(await sent(who, ['2026-08-08T18:00:00Z', '2026-08-09T18:00:00Z'], other)).toHaveLength(1);
  });
});
