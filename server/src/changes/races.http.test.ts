import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { decideTogether } from '../enrollments/commands/decide.ts';
import { system } from '../kernel/actor.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import { cancelSessions, classesOnDates, generateSessions } from '../scheduling/public.ts';
import { previewChange } from './commands/apply.ts';
import { closureOf } from './commands/kinds.ts';
import { decideChange } from './rules/choices.ts';

/*
 * A change meets a booking, and a closure meets a generation. Each transaction of the other side is held open until
 * the change waits for it (or is through without waiting). The controls do the same with the guard taken away.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const path = () => `/api/clubs/${club.place.club_id}/closures/`;
const onDay = (day: string) => ({ starts_on: day, ends_on: day });

/** `work` is done and not committed when `meanwhile` begins; it commits once that waits, or is through. */
async function heldOpen<T>(
  work: (tx: TenantTx) => Promise<unknown>,
  meanwhile: () => Promise<T>,
): Promise<T> {
  const { first, second } = await atOnce({
    owner: server.owner,
    open: (held) => server.db.tenant(club.place.scope, held),
    first: work,
    second: meanwhile,
  });
  await first;
  return second;
}

describe('a booking that is about to commit', () => {
  async function bookedClass(day: string) {
    const once = { start_date: day, recurrence: 'once', recurrence_days: [] };
    const { id } = await club.published({ ...once, court_id: null });
    const [session] = (await club.sessionsOf(id)) as [ApiSession];
    const student_id = await buildClient(server.db, club.place);
    return { session, student_id };
  }
  /** What a booking does to the tables, in its order. */
  const book =
    ({ session, student_id }: { session: ApiSession; student_id: string }) =>
    async (tx: TenantTx) => {
      const { organization_id } = club.place;
      await tx
        .updateTable('class_sessions')
        .set({ enrolled_count: 1 })
        .where('id', '=', session.id)
        .execute();
      const row = { id: newId(), session_id: session.id, student_id, status: 'enrolled', currency: 'EUR' };
      await tx
        .insertInto('class_enrollments')
        .values({ organization_id, ...row, enrolled_at: server.clock.now() })
        .execute();
    };
  const stateOf = async ({ session, student_id }: { session: ApiSession; student_id: string }) => {
    const { rows } = await server.owner.query(
      `select s.status as class, e.status as booking from class_sessions s
         left join class_enrollments e on e.session_id = s.id and e.student_id = $2 where s.id = $1`,
      [session.id, student_id],
    );
    return rows[0];
  };

  test('is seen by the change, which is refused: nobody loses a class unseen', async () => {
    const booked = await bookedClass('2026-03-10');
    const preview = (await club.admin.post(`${path()}preview/`, onDay('2026-03-10'))).body;
    const classes = preview.classes.map(({ session_id, version }: ApiSession) => ({
      ...{ session_id, version, action: 'cancel' },
    }));
    const reply = await heldOpen(book(booked), () =>
      club.admin.post(path(), { ...onDay('2026-03-10'), classes }),
    );
    expect([reply.status, reply.body.code]).toEqual([409, 'changes.outdated']);
    expect(reply.body.classes).toMatchObject([{ session_id: booked.session.id, enrolled_count: 1 }]);
    expect(await stateOf(booked)).toEqual({ class: 'scheduled', booking: 'enrolled' });
  });

  test('control: without the lock before the look, the class is cancelled over the booking', async () => {
    const booked = await bookedClass('2026-03-11');
    const change = closureOf(club.place.club_id, onDay('2026-03-11'));
    const decided = await heldOpen(book(booked), () =>
      asSystem(server.db, club.place, server.clock.now(), async (scope) => {
        const { classes } = await previewChange(scope, change);
        const seen = classes.map(({ session_id, version }) => ({
          session_id,
          version,
          action: 'cancel' as const,
        }));
        const again = await previewChange(scope, change);
        await cancelSessions(
          scope,
          classes.map(({ session_id }) => ({ id: session_id })),
          'club_closed',
        );
        return decideChange(again.classes, seen, undefined);
      }),
    );
    expect(decided).toHaveProperty('decided');
    expect((await stateOf(booked)).class).toBe('cancelled');
  });

  test('and one that comes second finds the class cancelled', async () => {
    const booked = await bookedClass('2026-03-12');
    const replies = await Promise.all([
      club.admin.post(path(), { ...onDay('2026-03-12'), otherwise: 'cancel' }),
      ...Array.from({ length: 8 }, async () =>
        club.admin.post(`/api/classes/sessions/${booked.session.id}/enroll/`, {
          student_id: await buildClient(server.db, club.place),
        }),
      ),
    ]);
    expect(replies[0]?.status).toBe(201);
    expect(replies.slice(1).every(({ status }) => [201, 409].includes(status))).toBe(true);
    const { rows } = await server.owner.query(
      "select 1 from class_enrollments where session_id = $1 and status <> 'cancelled'",
      [booked.session.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('a generation that is about to commit', () => {
  /** Sessions of a group that is published but has none yet, generated by a transaction that `heldOpen` holds. */
  async function generating(day: string) {
    const made = await club.admin.post(
      '/api/classes/schedules/',
      club.body({ start_date: day, recurrence: 'once', recurrence_days: [], court_id: null }),
    );
    await server.owner.query(
      "update class_schedules set status = 'published', published_at = now() where id = $1",
      [made.body.id],
    );
    const { actor } = await asSystem(server.db, club.place, server.clock.now(), async (scope) => scope);
    return (tx: TenantTx) => generateSessions({ tx, actor, now: server.clock.now() }, [made.body.id]);
  }
  const ahead = (day: string) =>
    asSystem(server.db, club.place, server.clock.now(), (scope) =>
      classesOnDates(scope, { club_id: club.place.club_id, from: day, until: day }),
    );

  test('is waited for by the closure, which then asks about its classes', async () => {
    const reply = await heldOpen(await generating('2026-03-17'), () =>
      club.admin.post(path(), onDay('2026-03-17')),
    );
    expect([reply.status, reply.body.code]).toEqual([409, 'changes.undecided']);
    expect(await ahead('2026-03-17')).toHaveLength(1);
  });

  test('control: a closure that does not lock its club lets a class slip onto the closed day', async () => {
    const day = '2026-03-18';
    const { organization_id, club_id } = club.place;
    const hit = await heldOpen(await generating(day), () =>
      asSystem(server.db, club.place, server.clock.now(), async (scope) => {
        const row = { organization_id, id: newId(), club_id, starts_on: day, ends_on: day };
        await scope.tx.insertInto('club_closures').values(row).execute();
        return classesOnDates(scope, { club_id, from: day, until: day });
      }),
    );
    expect(hit).toEqual([]);
    expect(await ahead(day)).toHaveLength(1);
  });
});

/* A class that takes place again meets whoever took its court, its coach or its student meanwhile. */
describe('reinstating while somebody else', () => {
  const on = async (day: string, more: object = {}): Promise<ApiSession> => {
    const once = { start_date: day, recurrence: 'once', recurrence_days: [] };
    const { id } = await club.published({ ...once, ...more });
    return (await club.sessionsOf(id))[0];
  };
  const off = async (day: string, more: object = {}) => {
    const session = await on(day, more);
    const student_id = await buildClient(server.db, club.place);
    await club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
    await club.admin.post(`/api/classes/sessions/${session.id}/cancel/`, {});
    return { session, student_id };
  };
  const reinstate = (session: ApiSession) =>
    club.admin.post(`/api/classes/sessions/${session.id}/reinstate/`, {});
  const statusOf = async (session: ApiSession) => {
    const { rows } = await server.owner.query('select status from class_sessions where id = $1', [
      session.id,
    ]);
    return rows[0].status;
  };

  test('books its court: the one that comes second is refused', async () => {
    const { session } = await off('2026-04-01');
    const reserving = (tx: TenantTx) =>
      tx
        .insertInto('reservations')
        .values({
          ...{ organization_id: club.place.organization_id, id: newId(), court_id: club.court_id },
          ...{ starts_at: session.scheduled_datetime, ends_at: session.ends_at, booking_type: 'match' },
        })
        .execute();
    const reply = await heldOpen(reserving, () => reinstate(session));
    expect([reply.status, reply.body.code]).toEqual([409, 'courts.court_busy']);
    expect(await statusOf(session)).toBe('cancelled');
  });

  test('gives its coach another class: the one that comes second is refused', async () => {
    const { session } = await off('2026-04-02', { court_id: null });
    const other = await on('2026-04-02', { court_id: null, instructor_id: club.colleague.profile_id });
    const reply = await heldOpen(
      (tx) =>
        tx
          .updateTable('class_sessions')
          .set({ substitute_instructor_id: club.coach.profile_id })
          .where('id', '=', other.id)
          .execute(),
      () => reinstate(session),
    );
    expect([reply.status, reply.body.code]).toEqual([409, 'scheduling.instructor_busy']);
    expect(await statusOf(session)).toBe('cancelled');
  });

  /** The student is in two classes at once, if nobody looks under the student's lock. */
  const twice = async (day: string) => {
    const { session, student_id } = await off(day, { court_id: null });
    const other = await on(day, { court_id: null, instructor_id: club.colleague.profile_id });
    const enroll = { kind: 'enroll', student_id, session_ids: [other.id], source: 'desk' } as const;
    const request = { ...enroll, waitlist: false, overrides: [], schedule_enrollment_id: null };
    return { session, student_id, request: { ...request, ids: [newId()] } };
  };
  const placesOf = async (student_id: string) => {
    const { rows } = await server.owner.query(
      "select 1 from class_enrollments where student_id = $1 and status = 'enrolled'",
      [student_id],
    );
    return rows.length;
  };

  test('books its student elsewhere at that time: the class comes back without them', async () => {
    const { session, student_id, request } = await twice('2026-04-03');
    const reply = await heldOpen(
      (tx) =>
        decideTogether({ tx, actor: system(club.place.organization_id), now: server.clock.now() }, [
          { request, via: { user_id: null, via: 'web' }, now: server.clock.now() },
        ]),
      () => reinstate(session),
    );
    expect(reply.status).toBe(200);
    expect(await statusOf(session)).toBe('scheduled');
    expect(await placesOf(student_id)).toBe(1);
  });

  test('control: by the rows alone, without the student’s lock, they are in both', async () => {
    const { session, student_id, request } = await twice('2026-04-06');
    await heldOpen(
      (tx) =>
        decideTogether({ tx, actor: system(club.place.organization_id), now: server.clock.now() }, [
          { request, via: { user_id: null, via: 'web' }, now: server.clock.now() },
        ]),
      () =>
        server.db.tenant(club.place.scope, async (tx) => {
          const { rows } = await sql<{ n: number }>`select count(*)::int as n from class_enrollments
            where student_id = ${student_id}::uuid and status = 'enrolled'`.execute(tx);
          if (rows[0]!.n > 0) return;
          await sql`update class_sessions set status = 'scheduled', cancelled_at = null, enrolled_count = 1
            where id = ${session.id}::uuid`.execute(tx);
          await sql`update class_enrollments set status = 'enrolled', cancelled_at = null
            where session_id = ${session.id}::uuid`.execute(tx);
        }),
    );
    expect(await placesOf(student_id)).toBe(2);
  });
});
