import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { asSystem } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { decideTogether } from '../enrollments/commands/decide.ts';
import { commitmentsOf } from '../enrollments/public.ts';
import { system } from '../kernel/actor.ts';
import { scopeOf } from '../kernel/db/context.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* What a client who leaves, or is blocked, does to the places that they have. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
beforeAll(async () => {
  club = await buildTimetable(server);
});

const enrolIn = (session: { id: string }, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
const statusOf = async (session: { id: string }, student_id: string): Promise<string | undefined> =>
  (
    await server.owner.query(
      `select status from class_enrollments where session_id = $1 and student_id = $2
        order by (status = 'cancelled'), updated_at desc limit 1`,
      [session.id, student_id],
    )
  ).rows[0]?.status;
const client = (id: string) => `/api/clients/${id}/`;
const leave = (id: string, commitments?: object) =>
  club.admin.patch(client(id), { is_active: false, ...(commitments && { commitments }) });
const everything = { bookings: 'give_back', places: 'give_back' };
let weeks = 0;
/** A weekly group of two, and a single class, each on a court and an hour of its own. */
async function classes() {
  weeks += 1;
  const time = { start_time: `${String(6 + weeks).padStart(2, '0')}:00`, duration_minutes: 45 };
  const free = { instructor_id: null, court_id: null, max_participants: 2 };
  const group = await club.published({ ...time, ...free, name: 'Grupo', end_date: '2026-03-24' });
  const once = { start_date: '2026-03-11', recurrence: 'once', recurrence_days: [] };
  const single = await club.published({ ...time, ...free, ...once, max_participants: 1, name: 'Suelta' });
  return {
    group_id: group.id,
    dates: await club.sessionsOf(group.id),
    single: (await club.sessionsOf(single.id))[0] as ApiSession,
  };
}

describe('a client who leaves', () => {
  let student: string;
  let stranger: string;
  let group_id: string;
  let dates: ApiSession[];
  let single: ApiSession;
  beforeEach(async () => {
    student = await buildClient(server.db, club.place, { name: 'Se va' });
    stranger = await buildClient(server.db, club.place, { name: 'Espera' });
    ({ group_id, dates, single } = await classes());
    await club.admin.post(`/api/classes/schedules/${group_id}/places/`, { student_id: student });
    const other = await buildClient(server.db, club.place);
    await enrolIn(dates[0]!, other);
    await enrolIn(dates[0]!, stranger);
    await enrolIn(single, student);
    await enrolIn(single, stranger);
  });

  test('is shown with bookings, fixed places and those in their care; nothing is done unsaid', async () => {
    const child = await buildClient(server.db, club.place, { name: 'Hija' });
    await club.admin.post(`${client(student)}dependants/`, { client_id: child });
    const { status, body } = await club.admin.post(`${client(student)}deactivate/preview/`);
    expect(status).toBe(200);
    expect(body.bookings).toHaveLength(dates.length + 1);
    expect(body.bookings.filter((one: ApiSession) => !one.is_fixed)).toMatchObject([
      { session_id: single.id, status: 'enrolled', name: 'Suelta' },
    ]);
    expect(body.fixed_places).toMatchObject([{ schedule_id: group_id, schedule_name: 'Grupo' }]);
    expect(body.dependants).toEqual([{ student_id: child, student_name: 'Hija', has_others: false }]);
    expect(body.person).toMatchObject({ student_id: student, reachable: false });
    const undecided = await leave(student);
    expect([undecided.status, undecided.body.code]).toEqual([409, 'changes.undecided']);
    expect(undecided.body.leaving.version).toBe(body.version);
    const blocked = await club.admin.post(`${client(student)}block/`, { reason: 'x' });
    expect([blocked.status, blocked.body.code]).toEqual([409, 'changes.undecided']);
    const shown = (await club.admin.get(client(student))).body;
    expect([shown.is_active, shown.blocked_at]).toEqual([true, null]);
    expect(await statusOf(single, student)).toBe('enrolled');
  });

  test('is not told of a child’s classes any more, and the desk is to call', async () => {
    const email = 'madre@example.test';
    await server.owner.query('update client_profiles set email = $2, phone = $3 where id = $1', [
      ...[student, email, '600 100 200'],
    ]);
    const child = await buildClient(server.db, club.place, { name: 'Hija' });
    await club.admin.post(`${client(student)}dependants/`, { client_id: child });
    const mailed = async () =>
      (
        await server.owner.query(
          "select count(*)::int as n from mails where to_email = $1 and body like '%Hija%'",
          [email],
        )
      ).rows[0].n;
    const callOff = async (session: ApiSession) => {
      await enrolIn(session, child);
      await work(server, notificationReactions, server.clock.now());
      const before = await mailed();
      const cause = await club.admin.post(`/api/classes/sessions/${session.id}/cancel/`, {
        reason: 'weather',
      });
      await work(server, notificationReactions, server.clock.now());
      return { status: cause.status, mails: (await mailed()) - before };
    };
    expect(await callOff(dates[1]!)).toEqual({ status: 200, mails: 1 });
    const person = async () => (await club.admin.post(`${client(child)}deactivate/preview/`)).body.person;
    expect(await person()).toMatchObject({ reachable: true });
    await leave(student, everything);
    expect(await callOff(dates[2]!)).toEqual({ status: 200, mails: 0 });
    expect(await person()).toMatchObject({ reachable: false, contacts: [{ phone: '600 100 200' }] });
  });

  test('gives everything back: who waits moves up, and the desk is told whom to call', async () => {
    const { status, body } = await leave(student, { bookings: 'give_back', places: 'end' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      is_active: false,
      effect: { given_back: dates.length + 1, places_ended: 1, told: 0 },
    });
    expect(body.effect.to_call).toMatchObject([{ student_id: student }]);
    expect([await statusOf(single, stranger), await statusOf(dates[0]!, stranger)]).toEqual([
      'enrolled',
      'enrolled',
    ]);
    expect(await statusOf(dates[1]!, student)).toBe('cancelled');
    const { results } = (await club.admin.get('/api/changes/')).body;
    expect(results[0]).toMatchObject({
      ...{ kind: 'client_inactive', client: { id: student, display_name: 'Se va' } },
      ...{ bookings: dates.length + 1, to_call_count: 1, can_undo: true },
    });
  });

  test('keeps a fixed place whose dates alone are given back: they come again with its holder', async () => {
    await leave(student, everything);
    expect(await statusOf(dates[0]!, stranger)).toBe('enrolled');
    expect([await statusOf(dates[0]!, student), await statusOf(dates[1]!, student)]).toEqual([
      'waitlisted',
      'waitlisted',
    ]);
    await club.admin.patch(client(student), { is_active: true });
    expect([await statusOf(dates[0]!, student), await statusOf(dates[1]!, student)]).toEqual([
      'waitlisted',
      'enrolled',
    ]);
    expect(await statusOf(single, student)).toBe('cancelled');
  });

  test('has a fixed place that was ended again by undo, where there is room, or it is said why not', async () => {
    const undo = async (id: string) =>
      (await club.admin.post(`/api/changes/${id}/undo/`, { classes: [] })).body;
    const ended = { bookings: 'keep', places: 'end' };
    const first = (await leave(student, ended)).body;
    const asked = (require_certificate: true | null) =>
      club.admin.patch('/api/settings/', { values: { require_certificate } });
    await asked(true);
    expect(await statusOf(dates[1]!, student)).toBe('cancelled');
    expect((await undo(first.effect.id)).places).toEqual([
      { schedule_id: group_id, schedule_name: 'Grupo', why_not: null },
    ]);
    expect(await statusOf(dates[1]!, student)).toBe('enrolled');
    await asked(null);
    const second = (await leave(student, ended)).body;
    for (const student_id of [stranger, await buildClient(server.db, club.place)])
      await club.admin.post(`/api/classes/schedules/${group_id}/places/`, { student_id });
    expect((await undo(second.effect.id)).places).toMatchObject([{ why_not: 'places.group_full' }]);
    expect((await club.admin.get(client(student))).body.is_active).toBe(true);
    expect(await statusOf(dates[1]!, student)).toBe('cancelled');
  });

  test('comes back with what is still free, and is told of what is not', async () => {
    const { body } = await leave(student, everything);
    const change = `/api/changes/${body.effect.id}/`;
    await club.admin.post(`/api/classes/sessions/${single.id}/cancel_enrollment/`, { student_id: stranger });
    const preview = (await club.admin.post(`${change}undo/preview/`)).body;
    expect(preview.classes).toMatchObject([
      { session_id: single.id, action: 'rebook', possible: true, returning: 1 },
    ]);
    const [{ session_id, version }] = preview.classes;
    const undone = await club.admin.post(`${change}undo/`, { classes: [{ session_id, version }] });
    expect([undone.status, undone.body.reinstated]).toEqual([200, 1]);
    expect((await club.admin.get(client(student))).body.is_active).toBe(true);
    expect([await statusOf(single, student), await statusOf(dates[1]!, student)]).toEqual([
      'enrolled',
      'enrolled',
    ]);
    expect((await club.admin.post(`${change}undo/`, { classes: [] })).body.code).toBe(
      'changes.already_undone',
    );
  });

  test('waits where their place is somebody else’s by now', async () => {
    const { body } = await leave(student, everything);
    const change = `/api/changes/${body.effect.id}/`;
    const preview = (await club.admin.post(`${change}undo/preview/`)).body;
    expect(preview.classes).toMatchObject([{ session_id: single.id, returning: 0, waiting: 1 }]);
    const [{ session_id, version }] = preview.classes;
    await club.admin.post(`${change}undo/`, { classes: [{ session_id, version }] });
    expect(await statusOf(single, student)).toBe('waitlisted');
  });

  test('is refused when their bookings are not the ones that were seen', async () => {
    const { version } = (await club.admin.post(`${client(student)}deactivate/preview/`)).body;
    await club.admin.post(`/api/classes/sessions/${single.id}/cancel_enrollment/`, { student_id: student });
    const { status, body } = await leave(student, { ...everything, version });
    expect([status, body.code]).toEqual([409, 'changes.outdated']);
    expect((await club.admin.get(client(student))).body.is_active).toBe(true);
  });

  test('is blocked with the same choice', async () => {
    const commitments = { bookings: 'give_back', places: 'keep' };
    const { status, body } = await club.admin.post(`${client(student)}block/`, { reason: 'x', commitments });
    expect([status, body.effect.given_back]).toEqual([200, 1]);
    expect([await statusOf(single, stranger), await statusOf(dates[1]!, student)]).toEqual([
      'enrolled',
      'enrolled',
    ]);
    const undone = await club.admin.post(`/api/changes/${body.effect.id}/undo/`, { classes: [] });
    expect(undone.status).toBe(200);
    expect((await club.admin.get(client(student))).body.blocked_at).toBe(null);
  });

  test('who has nothing before them goes without a question', async () => {
    const nobody = await buildClient(server.db, club.place);
    const { status, body } = await leave(nobody);
    expect([status, body.is_active, body.effect]).toEqual([200, false, undefined]);
  });
});

test('somebody with an address hears of it once', async () => {
  const { dates, group_id } = await classes();
  await club.admin.post(`/api/classes/schedules/${group_id}/places/`, {
    student_id: club.student.profile_id,
  });
  await work(server, notificationReactions, server.clock.now());
  const { body } = await leave(club.student.profile_id, { bookings: 'give_back', places: 'give_back' });
  expect(body.effect).toMatchObject({ given_back: dates.length, told: 1, to_call: [] });
  await work(server, notificationReactions, server.clock.now());
  const { rows } = await server.owner.query(
    "select kind from notifications where user_id = $1 and kind = 'enrollment_cancelled'",
    [club.student.user_id],
  );
  expect(rows).toHaveLength(1);
});

describe('a booking that is about to commit', () => {
  async function meeting(leaves: (student: string) => Promise<unknown>) {
    const student = await buildClient(server.db, club.place);
    const { single } = await classes();
    const book = (tx: TenantTx) =>
      decideTogether({ tx, actor: system(club.place.organization_id), now: server.clock.now() }, [
        {
          request: {
            ...{ kind: 'enroll', student_id: student, session_ids: [single.id], source: 'desk' },
            ...{ waitlist: false, overrides: [], schedule_enrollment_id: null, ids: [newId()] },
          },
          ...{ via: scopeOf(tx).via, now: server.clock.now() },
        },
      ]);
    const { first, second } = await atOnce({
      owner: server.owner,
      open: (held) => server.db.tenant(club.place.scope, held),
      first: book,
      second: () => leaves(student),
    });
    await first;
    await second;
    return statusOf(single, student);
  }

  test('is seen by the change: nobody goes and keeps a place unseen', async () => {
    expect(await meeting((student) => leave(student, everything))).toBe('cancelled');
  });

  test('control: without the lock of the person it is left behind', async () => {
    const left = await meeting((student) =>
      asSystem(server.db, club.place, server.clock.now(), async (scope) => {
        expect((await commitmentsOf(scope, student)).bookings).toEqual([]);
        await scope.tx
          .updateTable('client_profiles')
          .set({ is_active: false })
          .where('id', '=', student)
          .execute();
      }),
    );
    expect(left).toBe('enrolled');
  });
});
