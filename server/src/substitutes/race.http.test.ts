import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { holdLeaving } from '../instructors/public.ts';
import { system } from '../kernel/actor.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { cancelSession } from '../scheduling/commands/session-actions.ts';

/* Two coaches accept the same class at the same moment (docs/domain/substitutes.md#first-come). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let third: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  club = await buildTimetable(server);
  third = await person(server, club.place, 'instructor');
});

const path = '/api/classes/substitute_requests/';
let day = 0;
async function asked(): Promise<{ session: ApiSession; id: string }> {
  day += 1;
  const { id: schedule } = await club.published({
    ...{ start_date: `2026-04-0${day}`, start_time: '17:00', recurrence: 'once', recurrence_days: [] },
  });
  const [session] = await club.sessionsOf(schedule);
  const { body } = await club.admin.post(path, {
    session_ids: [session.id],
    instructor_ids: [club.colleague.profile_id, third.profile_id],
  });
  return { session, id: body.requests[0].id };
}

const yes = async (request: string) =>
  Number(
    (
      await server.owner.query(
        "select count(*) as n from substitute_asks where request_id = $1 and answer = 'accepted'",
        [request],
      )
    ).rows[0].n,
  );

test('exactly one of two who accept at once gives the class, the other reads that it is taken', async () => {
  for (let round = 0; round < 3; round++) {
    const { session, id } = await asked();
    const replies = await Promise.all(
      [club.colleague, third].map((who) => who.post(`${path}${id}/accept/`, {})),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('substitutes.taken');
    const winner = replies[0]?.status === 200 ? club.colleague : third;
    const { body } = await club.admin.get(`/api/classes/sessions/${session.id}/`);
    expect([body.substitute_instructor.id, await yes(id)]).toEqual([winner.profile_id, 1]);
  }
});

/** What the database says of a second yes that is written past every look at the question, while the first is under way. */
async function writtenPast(): Promise<number> {
  const { id } = await asked();
  const write = (who: typeof third) =>
    server.owner.query(
      "update substitute_asks set answer = 'accepted', answered_at = now() where request_id = $1 and instructor_id = $2",
      [id, who.profile_id],
    );
  await write(third);
  await write(club.colleague as typeof third).catch(() => {});
  return yes(id);
}

test('behind the lock stands a constraint; without it a class would be promised twice', async () => {
  expect(await writtenPast()).toBe(1);
  await server.owner.query('drop index substitute_asks_accepted_once');
  expect(await writtenPast()).toBe(2);
  await server.owner.query('delete from substitute_asks; delete from substitute_requests');
  await server.owner.query(
    "create unique index substitute_asks_accepted_once on substitute_asks (organization_id, request_id) where answer = 'accepted'",
  );
});

test('who accepts while the class is being called off waits, and comes too late', async () => {
  const { session, id } = await asked();
  const actor = system(club.place.organization_id);
  const { first, second, waited } = await atOnce({
    owner: server.owner,
    open: (held: (tx: TenantTx) => Promise<void>) => server.db.tenant(club.place.scope, held),
    first: (tx: TenantTx) =>
      cancelSession({ tx, actor, now: server.clock.now() }, session.id, { reason: 'x' }),
    second: () => third.post(`${path}${id}/accept/`, {}),
  });
  await first;
  expect([waited, (await second).body.code]).toEqual([true, 'substitutes.over']);
});

describe('a class that is given to a coach while they are taken out of service', () => {
  /** A coach goes, in a transaction that is still open while `second` begins. */
  async function whileGoing<R>(
    second: (
      one: Awaited<ReturnType<typeof person>>,
      asked: { session: ApiSession; id: string },
    ) => Promise<R>,
  ) {
    const one = await person(server, club.place, 'instructor');
    day += 1;
    const { id: schedule } = await club.published({
      ...{ start_date: `2026-05-${10 + day}`, start_time: '17:00', recurrence: 'once', recurrence_days: [] },
    });
    const [session] = await club.sessionsOf(schedule);
    const { body } = await club.admin.post(path, {
      session_ids: [session.id],
      instructor_ids: [one.profile_id, third.profile_id],
    });
    const actor = system(club.place.organization_id);
    const both = await atOnce({
      owner: server.owner,
      open: (held: (tx: TenantTx) => Promise<void>) => server.db.tenant(club.place.scope, held),
      first: async (tx: TenantTx) => {
        await holdLeaving({ tx, actor, now: server.clock.now() }, one.profile_id as string);
        await tx
          .updateTable('instructors')
          .set({ is_active: false })
          .where('id', '=', one.profile_id as string)
          .execute();
      },
      second: () => second(one, { session, id: body.requests[0].id }),
    });
    await both.first;
    const reply = await both.second;
    const shown = (await club.admin.get(`/api/classes/sessions/${session.id}/`)).body;
    return { waited: both.waited, reply, given: shown.substitute_instructor?.id === one.profile_id };
  }

  test('is not theirs: who accepts waits, and reads that they teach there no more', async () => {
    const { waited, reply, given } = await whileGoing((one, { id }) => one.post(`${path}${id}/accept/`, {}));
    expect([waited, reply.status, reply.body.code, given]).toEqual([
      ...[true, 409, 'scheduling.not_at_club', false],
    ]);
  });

  test('nor when the desk names them', async () => {
    const { waited, reply, given } = await whileGoing((one, { session }) =>
      club.admin.post(`/api/classes/sessions/${session.id}/substitute/`, { instructor_id: one.profile_id }),
    );
    expect([waited, reply.status, given]).toEqual([true, 422, false]);
  });

  test('control: without holding the coach before the look, somebody who is gone gives it', async () => {
    const { given } = await whileGoing((one, { session }) =>
      server.db.tenant(club.place.scope, async (tx) => {
        const seen = await tx
          .selectFrom('instructors')
          .select('is_active')
          .where('id', '=', one.profile_id as string)
          .executeTakeFirstOrThrow();
        if (!seen.is_active) return;
        await tx
          .updateTable('class_sessions')
          .set({ substitute_instructor_id: one.profile_id })
          .where('id', '=', session.id)
          .execute();
      }),
    );
    expect(given).toBe(true);
  });
});
