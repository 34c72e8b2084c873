import { beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { changeSession } from '../scheduling/commands/session-change.ts';
import { decideTogether } from './commands/decide.ts';
import { enrollmentReactions } from './reactions.ts';
import { decideCancellation } from './rules/cancel.ts';
import { loadPairs } from './store/load.ts';

/* A class moves at the moment in which one of its students books another one at that time, or gives it up: neither may be unaware. */
const database = useDatabase({ reactions: enrollmentReactions });
const now = new Date('2026-03-02T09:00:00Z');
const via = { user_id: null, via: 'test' };
let place: Place;
let student_id: string;
/** Of the student, at 19:00 in the club; it is to move to 21:30. */
let own: string;
/** At 21:00. */
let wanted: string;
beforeEach(async () => {
  place = await buildClub(database.db);
  student_id = await buildClient(database.db, place);
  own = (await buildSession(database.db, place, { starts_at: '2026-03-10T18:00:00Z' })).session_id;
  wanted = (await buildSession(database.db, place, { starts_at: '2026-03-10T20:00:00Z' })).session_id;
  await run((scope) => book(scope, own));
});

const run = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => asSystem(database.db, place, now, work);
const book = (scope: Scope, session_id: string) =>
  decideTogether(scope, [
    {
      request: {
        ...{ kind: 'enroll', student_id, session_ids: [session_id], source: 'self', waitlist: false },
        ...{ overrides: [], schedule_enrollment_id: null, ids: [newId()] },
      },
      via,
      now,
    },
  ]);
const move = (scope: Scope, more = {}) => changeSession(scope, own, { local_time: '21:30', ...more });

/** Both in transactions of their own, the second begun while the first is not committed. */
async function together<A, B>(first: (scope: Scope) => Promise<A>, second: (scope: Scope) => Promise<B>) {
  const both = await atOnce({ owner: database.owner, open: run, first, second: () => run(second) });
  return Promise.allSettled([both.first, both.second] as const);
}

async function held(): Promise<string[]> {
  const { rows } = await database.owner.query(
    "select session_id from class_enrollments where student_id = $1 and status = 'enrolled'",
    [student_id],
  );
  return rows.map((row) => row.session_id);
}

describe('a class that moves onto one that its student books at the same moment', () => {
  test('waits for the booking, and says whom it would put in two places', async () => {
    const [booked, moved] = await together(
      (scope) => book(scope, wanted),
      (scope) => move(scope),
    );
    expect(booked.status).toBe('fulfilled');
    expect(moved).toMatchObject({
      status: 'rejected',
      reason: { status: 409, code: 'scheduling.students_busy', extra: { clashes: [{ student_id }] } },
    });
    expect(await held()).toHaveLength(2);
  });

  test('is seen by the booking where it was first', async () => {
    const [moved, booked] = await together(
      (scope) => move(scope),
      (scope) => book(scope, wanted),
    );
    expect(moved.status).toBe('fulfilled');
    expect(booked).toMatchObject({
      value: [{ decision: { refused: [{ session_id: wanted, code: 'overlapping_booking' }] } }],
    });
    expect(await held()).toEqual([own]);
  });

  test('control: a move that asks nobody leaves the student in both, and neither says a word', async () => {
    const done = await together(
      (scope) => move(scope, { keep_overlaps: true }),
      (scope) => book(scope, wanted),
    );
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await held()).toHaveLength(2);
  });
});

describe('a class that moves to a nearer hour while one of its students gives it up', () => {
  const nearer = (scope: Scope) =>
    changeSession(scope, own, { local_date: '2026-03-02', local_time: '18:00' });
  const asked = (enrollment_id: string) => ({
    kind: 'cancel' as const,
    enrollment_id,
    by_club: false,
    reason: '',
  });
  const giveUp = async (scope: Scope) =>
    decideTogether(scope, [{ request: asked(await bookingId()), via, now }]);
  const bookingId = async (): Promise<string> =>
    (await database.owner.query('select id from class_enrollments where session_id = $1', [own])).rows[0].id;
  const inTime = { value: [{ decision: { cancelled: { is_late: false } } }] };

  test('is given up in time, whoever is first', async () => {
    const [moved, gone] = await together(nearer, giveUp);
    expect([moved.status, gone]).toMatchObject(['fulfilled', inTime]);
    expect(await held()).toEqual([]);
  });

  test('and where the student is first nothing is kept of what they had booked', async () => {
    const [gone, moved] = await together(giveUp, nearer);
    expect([gone, moved.status]).toMatchObject([inTime, 'fulfilled']);
    const { rows } = await database.owner.query(
      'select moved_at from class_enrollments where session_id = $1',
      [own],
    );
    expect(rows).toEqual([{ moved_at: null }]);
  });

  test('control: of a booking that remembers nothing the same is late', async () => {
    await run(nearer);
    await database.owner.query(
      'update class_enrollments set moved_at = null, booked_for = null where session_id = $1',
      [own],
    );
    const id = await bookingId();
    const state = await run(({ tx }) => loadPairs(tx, { session_ids: [], wanted: [], enrollment_ids: [id] }));
    expect(decideCancellation(state, asked(id), now)).toMatchObject({ cancelled: { is_late: true } });
  });
});
