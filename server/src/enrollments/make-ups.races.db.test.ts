import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Asked } from './commands/asked.ts';
import { decideTogether, fold, save } from './commands/decide.ts';
import { grantMakeUp } from './commands/make-ups/desk.ts';
import { loadOnly } from './store/load.ts';

/* The last make-up of somebody, asked for by two transactions at once: one class is had with it. */
const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
let student_id: string;
let classes: [string, string];
beforeEach(async () => {
  place = await buildClub(database.db);
  student_id = await buildClient(database.db, place);
  const at = async (starts_at: string) =>
    (await buildSession(database.db, place, { starts_at, price: 1500 })).session_id;
  classes = [await at('2026-03-10T18:00:00Z'), await at('2026-03-11T18:00:00Z')];
  await run((scope) =>
    grantMakeUp(scope, { student_id, club_id: place.club_id, expires_on: '2026-06-01', reason: 'x' }),
  );
});

const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(database.db, place, now, work);
const asking = (session_id: string): Asked => ({
  request: {
    ...{ kind: 'enroll', student_id, session_ids: [session_id], source: 'desk', waitlist: false },
    ...{ make_up: true, overrides: [], schedule_enrollment_id: null, ids: [newId()] },
  },
  via: { user_id: null, via: 'test' },
  now,
});

const book = (session_id: string) => (scope: Scope) => decideTogether(scope, [asking(session_id)]);
/** The same decision and the same writing, on what was read without the student's lock. */
const bookUnlocked = (session_id: string) => async (scope: Scope) => {
  const about = { session_ids: [session_id], student_ids: [student_id], make_ups: [student_id] };
  await save(scope, fold(await loadOnly(scope.tx, about), [asking(session_id)]));
};

/** Each in a transaction of its own for one of the two classes, the second begun while the first is open. */
async function together<T>(way: (session_id: string) => (scope: Scope) => Promise<T>) {
  const [one, other] = classes;
  const both = await atOnce({
    owner: database.owner,
    open: (work: (scope: Scope) => Promise<T>) => run(work),
    first: way(one),
    second: () => run(way(other)),
  });
  return { waited: both.waited, ends: await Promise.allSettled([both.first, both.second]) };
}

async function had(): Promise<{ used: number; booked: number }> {
  const { rows } = await database.owner.query(
    `select (select count(*)::int from make_up_entries l join make_ups m on m.id = l.make_up_id where m.student_id = $1 and l.kind = 'used') as used,
            (select count(*)::int from class_enrollments e where e.student_id = $1 and e.status = 'enrolled' and e.by_make_up) as booked`,
    [student_id],
  );
  return rows[0];
}

describe('two who use the last make-up at a time', () => {
  test('wait for each other, and the second hears that there is none', async () => {
    const { waited, ends } = await together(book);
    expect(waited).toBe(true);
    expect(ends).toMatchObject([
      { value: [{ decision: { places: [{ session_id: classes[0], price: 0 }] } }] },
      { value: [{ decision: { refused: [{ session_id: classes[1], code: 'no_make_up' }] } }] },
    ]);
    expect(await had()).toEqual({ used: 1, booked: 1 });
  });

  test('without the lock, the number of the entry keeps them apart: who loses the race begins anew', async () => {
    await together(bookUnlocked);
    expect(await had()).toEqual({ used: 1, booked: 1 });
  });

  test('control: without lock and number both have a class with it', async () => {
    // The statements stay as they are; two entries never have one number.
    await database.owner.query(`
      create sequence apart; grant usage on sequence apart to public;
      create function apart() returns trigger language plpgsql as $$ begin new.number := nextval('apart') + 1; return new; end $$;
      create trigger apart before insert on make_up_entries for each row execute function apart()`);
    try {
      const { ends } = await together(bookUnlocked);
      expect(ends.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await had()).toEqual({ used: 2, booked: 2 });
    } finally {
      await database.owner.query(
        'drop trigger apart on make_up_entries; drop function apart; drop sequence apart',
      );
    }
  });
});
