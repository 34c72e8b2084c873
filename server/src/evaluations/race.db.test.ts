import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, buildSession, giveRole, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { addHours } from '../kernel/time/index.ts';

/* G13: the rating of a coach of whom two people write at the same time. */
const database = useDatabase();
let place: Place;
beforeAll(async () => {
  place = await buildClub(database.db);
});

const now = new Date('2026-03-02T09:00:00Z');
const inTransaction = <T>(work: (scope: Scope) => Promise<T>) => asSystem(database.db, place, now, work);

/** Two write, one 5 and one 2, in transactions that overlap. @returns what the coach's rating is then */
async function bothWrite() {
  const { profile_id } = await giveRole(database.db, place, await newUser(), 'instructor');
  const write = async (rating: number) => {
    const starts_at = addHours(now, 2 * rating);
    const session_id = await buildSession(database.db, place, { starts_at, instructor_id: profile_id });
    const student_id = await buildClient(database.db, place);
    return ({ tx }: Scope) =>
      sql`insert into instructor_evaluations (organization_id, id, instructor_id, student_id, session_id, class_type_id,
            overall_rating, teaching_quality, punctuality, communication, shown_on)
          select ${place.organization_id}::uuid, gen_random_uuid(), ${profile_id}::uuid, ${student_id}::uuid, ${session_id}::uuid,
                 p.class_type_id, ${rating}, 3, 3, 3, '2026-03-01'
            from class_sessions s join class_schedules p on p.id = s.schedule_id where s.id = ${session_id}::uuid`.execute(
        tx,
      );
  };
  const [first, second] = [await write(5), await write(2)];
  const both = await atOnce({
    owner: database.owner,
    open: (work: (scope: Scope) => Promise<unknown>) => inTransaction(work),
    first,
    second: () => inTransaction(second),
  });
  await Promise.all([both.first, both.second]);
  const { rows } = await database.owner.query(
    'select rating::float8, total_ratings from instructors where id = $1',
    [profile_id],
  );
  return rows[0];
}

async function newUser(): Promise<string> {
  const id = newId();
  await database.owner.query('insert into users (id, name, email) values ($1, $2, $3)', [
    ...[id, 'Coach', `${id}@example.test`],
  ]);
  return id;
}

test('is the mean of both', async () => {
  expect(await bothWrite()).toEqual({ rating: 3.5, total_ratings: 2 });
});

test('and would be that of one without the lock on the coach', async () => {
  await database.owner.query(`
    do $$ begin
      execute replace(pg_get_functiondef('app.rate_instructor(uuid, uuid)'::regprocedure), ' for no key update', '');
    end $$`);
  expect((await bothWrite()).total_ratings).toBe(1);
});

test('one without a name cannot say whose it is, of which class', async () => {
  const { profile_id } = await giveRole(database.db, place, await newUser(), 'instructor');
  const student_id = await buildClient(database.db, place);
  const write = () =>
    database.owner.query(
      `insert into instructor_evaluations (organization_id, id, instructor_id, student_id, overall_rating, teaching_quality,
         punctuality, communication, is_anonymous) values ($1, gen_random_uuid(), $2, $3, 5, 5, 5, 5, true)`,
      [place.organization_id, profile_id, student_id],
    );
  await expect(write()).rejects.toThrow('instructor_evaluations_nameless');
  await database.owner.query(
    'alter table instructor_evaluations drop constraint instructor_evaluations_nameless',
  );
  expect((await write()).rowCount).toBe(1);
});
