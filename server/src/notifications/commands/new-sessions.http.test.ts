import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { buildSession, type SessionOptions } from '../../../test/sessions.ts';
import { react, waitingFacts } from '../../../test/worker.ts';
import { append } from '../../kernel/outbox.ts';
import { type Job, jobsFor } from '../../kernel/queue.ts';
import { notificationReactions } from '../reactions.ts';

/* Saved searches, and who is told of new classes (docs/domain/search.md#saved-searches). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
beforeAll(async () => {
  place = await buildClub(server.db);
});
const path = '/api/classes/saved_searches/';
const student = () => person(server, place, 'student');
type Person = Awaited<ReturnType<typeof student>>;
const save = (who: Person, filters: object = {}, more: object = {}) =>
  who.post(path, { name: 'Mis tardes', filters, ...more });

/** New classes of one generation; what the worker is given for it. */
async function generated(...classes: SessionOptions[]): Promise<Job> {
  const made = await Promise.all(classes.map((one) => buildSession(server.db, place, one)));
  await asSystem(server.db, place, server.clock.now(), (scope) =>
    append(
      scope,
      made.map(({ schedule_id, session_id }) => ({
        type: 'scheduling.sessions_generated',
        payload: { schedule_id, session_ids: [session_id] },
      })),
    ),
  );
  const jobs = jobsFor(await waitingFacts(server), notificationReactions);
  return jobs.find(([errand]) => errand?.reaction === 'tell_new_sessions') as Job;
}
const run = (job: Job) => react(server.db, notificationReactions, job, server.clock.now());
const told = async (who: Person) =>
  (
    await server.owner.query(
      `select subject, body, link from notifications where user_id = $1 and kind = 'new_sessions'`,
      [who.user_id],
    )
  ).rows;

describe('saved searches', () => {
  test('are of who keeps them: listed, forgotten, and of nobody else', async () => {
    const [ana, bea] = [await student(), await student()];
    const { status, body } = await save(ana, { q: 'avanzado', weekdays: [0] });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ name: 'Mis tardes', notify_new_sessions: true });
    expect((await ana.get(path)).body.results).toEqual([body]);
    expect((await bea.get(path)).body.results).toEqual([]);
    expect((await bea.delete(`${path}${body.id}/`)).status).toBe(404);
    expect((await ana.delete(`${path}${body.id}/`)).status).toBe(204);
    expect((await ana.get(path)).body.results).toEqual([]);
  });

  test('name only what is here', async () => {
    const ana = await student();
    const there = (await buildClub(server.db)).club_id;
    expect((await save(ana, { club_id: there })).status).toBe(404);
    expect((await save(ana, { club_id: place.club_id })).status).toBe(201);
  });

  test('are twenty at most, also when they come all at once', async () => {
    const ana = await student();
    const saved = await Promise.all(
      Array.from({ length: 23 }, (_, n) => save(ana, {}, { name: `Búsqueda ${n}` })),
    );
    const codes = saved.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(codes).toEqual(Array(3).fill('saved_search.too_many'));
    expect((await ana.get(path)).body.results).toHaveLength(20);
  });
});

describe('new classes', () => {
  test('are told to whose search finds them, once of all that came about together', async () => {
    const [ana, quiet, other] = [await student(), await student(), await student()];
    await save(ana, { weekdays: [1] });
    await save(ana, { levels: ['advanced'] }, { name: 'Avanzado' });
    await save(quiet, {}, { notify_new_sessions: false });
    await save(other, { q: 'nada de esto' });
    await run(
      await generated(
        { starts_at: '2026-03-10T18:00:00Z', level: 'advanced' },
        { starts_at: '2026-03-11T18:00:00Z', level: 'advanced' },
        { starts_at: '2026-03-12T18:00:00Z' },
      ),
    );
    const [one, ...more] = await told(ana);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ link: '/find', subject: '2 clases nuevas para ti' });
    expect(one.body).toContain('Mis tardes, Avanzado');
    expect([await told(quiet), await told(other)]).toEqual([[], []]);
  });

  test('are not told where they are over, off, full or of who has left', async () => {
    const [ana, gone] = [await student(), await student()];
    await save(ana, { time_from: '05:00', time_until: '05:30' });
    await save(gone, { time_from: '05:00', time_until: '05:30' });
    const at = '2026-03-10T04:15:00Z';
    await server.owner.query('delete from memberships where user_id = $1', [gone.user_id]);
    const job = await generated({ starts_at: at, duration_minutes: 15 });
    await server.owner.query(
      `update class_sessions set status = 'cancelled', cancelled_at = now() where scheduled_datetime = $1`,
      [at],
    );
    await run(job);
    await run(await generated({ starts_at: '2026-03-11T04:15:00Z', duration_minutes: 15 }));
    expect([(await told(ana)).length, (await told(gone)).length]).toEqual([1, 0]);
  });

  const times = { time_from: '06:00', time_until: '06:59' };
  const atOnce = (job: Job) => Promise.all([1, 2, 3, 4].map(() => run(job)));
  test('are told once by workers that have the same job at once', async () => {
    const ana = await student();
    await save(ana, times);
    const job = await generated({ starts_at: '2026-03-10T05:15:00Z' });
    await atOnce(job);
    await run(job);
    expect(await told(ana)).toHaveLength(1);
  });

  test('control: without the unique key the same job tells several times', async () => {
    const ana = await student();
    await save(ana, times);
    const job = await generated({ starts_at: '2026-03-11T05:15:00Z' });
    await server.owner.query(`
      alter table notifications drop constraint notifications_once;
      alter table notifications add constraint notifications_once unique (organization_id, dedupe_key, id)`);
    await atOnce(job);
    expect(await told(ana)).toHaveLength(4);
  });
});
